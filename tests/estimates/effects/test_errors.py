"""Standard errors of the estimators against other ways to compute them, and what a panel is cut into."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from salescoach.estimates.effects import robust
from salescoach.estimates.effects.estimator import enough, summed
from salescoach.estimates.effects.estimators import ESTIMATORS
from salescoach.estimates.effects.oversight import effect_of_oversight
from salescoach.estimates.effects.panel import Cross, make_panel
from salescoach.estimates.effects.records_panel import panel_of
from salescoach.estimates.effects.weighting import FURTHEST, MOST, left_out, propensity, weighted
from salescoach.records.records import make_records
from tests.estimates.effects.test_estimators import linear_panel

sm = pytest.importorskip("statsmodels.api")


def team_panel(people=160, seed=6, noise=5.0):
    """As ``linear_panel``, with whole teams treated and luck that the people of a team share."""
    frame = linear_panel(people, noise, seed)
    luck = np.random.default_rng(seed)
    treated_teams = luck.permutation(people // 8)[: people // 16]
    frame["treated"] = (frame["team"].isin(treated_teams) & (frame["period"] == 2)).astype(int)
    frame["result"] += 4 * luck.standard_normal((3, people // 8))[frame["period"], frame["team"]]
    return make_panel(frame)


def half_width(found):
    return (found.high - found.low) / 2 / found.error


def test_errors_of_the_plain_difference_between_teams_are_those_of_clustered_least_squares():
    panel = team_panel()
    cross, teams = panel.cross, len(np.unique(panel.cross.team))
    found = ESTIMATORS["plain difference"](panel)
    model = sm.OLS(cross.after, sm.add_constant(cross.treated.astype(float)))
    fit = model.fit(cov_type="cluster", cov_kwds={"groups": cross.team, "use_correction": False})
    assert panel.by_team
    assert found.effect == pytest.approx(fit.params[1])
    assert found.error == pytest.approx(fit.bse[1] * np.sqrt(teams / (teams - 1)))
    assert half_width(found) == pytest.approx(t.ppf(0.975, teams - 1))


@pytest.mark.parametrize("name", ["regression", "two-way fixed effects", "two stages", "before and after"])
def test_intervals_between_teams_count_teams_and_not_people(name):
    panel = team_panel()
    clusters = panel.rows.loc[panel.rows["treated"] == 1, "team"] if name == "before and after" else panel.rows["team"]
    assert half_width(ESTIMATORS[name](panel)) == pytest.approx(t.ppf(0.975, clusters.nunique() - 1))


@pytest.mark.parametrize("name", ["two-way fixed effects", "two stages"])
def test_intervals_between_people_count_people(name):
    panel = make_panel(linear_panel(people=60))
    assert half_width(ESTIMATORS[name](panel)) == pytest.approx(t.ppf(0.975, 59))


def test_intervals_of_one_comparison_per_person_have_their_degrees_of_freedom():
    panel = make_panel(linear_panel(people=60))
    treated, controls = int(panel.cross.treated.sum()), panel.cross.X.shape[1]
    assert half_width(ESTIMATORS["before and after"](panel)) == pytest.approx(t.ppf(0.975, treated - 1))
    rank = np.linalg.matrix_rank(np.column_stack([np.ones(60), panel.cross.X]))
    assert rank == controls + 1
    assert half_width(ESTIMATORS["regression"](panel)) == pytest.approx(t.ppf(0.975, 60 - 2 * controls - 2))


def test_the_error_of_matching_is_that_of_abadie_and_imbens_in_plain_loops():
    cross = make_panel(linear_panel(people=120, noise=6.0, dip=0.03)).cross
    found = ESTIMATORS["matching"](make_panel(linear_panel(people=120, noise=6.0, dip=0.03)))
    many = 3
    treated, others = np.flatnonzero(cross.treated), np.flatnonzero(~cross.treated)

    def nearest(person, among):
        far = [np.sum((cross.X[person] - cross.X[other]) ** 2) for other in among]
        return [among[k] for k in np.argsort(far, kind="stable")[:many]]

    used, gaps = dict.fromkeys(others, 0), []
    for person in treated:
        picked = nearest(person, others)
        gaps.append(cross.after[person] - np.mean([cross.after[k] for k in picked]))
        for k in picked:
            used[k] += 1
    effect = np.mean(gaps)
    variance = sum((gap - effect) ** 2 for gap in gaps)
    for k in others:
        own = nearest(k, [other for other in others if other != k])
        noise = many / (many + 1) * (cross.after[k] - np.mean([cross.after[o] for o in own])) ** 2
        variance += (used[k] ** 2 / many**2 - used[k] / many**2) * noise
    assert found.effect == pytest.approx(effect)
    assert found.error == pytest.approx(np.sqrt(variance) / len(treated))


@pytest.mark.parametrize("by_team", [False, True])
def test_the_error_of_weighting_is_the_jackknife_in_plain_loops(by_team):
    """Each person, or team, left out in turn and the propensities fitted again by scikit-learn."""
    cross = make_panel(linear_panel(people=96, noise=6.0, dip=0.06)).cross
    groups = cross.team if by_team else np.arange(len(cross.after))

    def estimate(rows):
        e = np.minimum(propensity(cross.X[rows], cross.treated[rows]).predict_proba(cross.X[rows])[:, 1], FURTHEST)
        here, y = cross.treated[rows], cross.after[rows]
        w = np.where(here, 0.0, e / (1 - e))
        return y[here].mean() - (w * y).sum() / w.sum()

    found = weighted(cross, by_team)
    assert found.effect == pytest.approx(estimate(np.ones(len(groups), bool)), abs=1e-9)
    again = np.array([estimate(groups != group) for group in np.unique(groups)])
    many = len(again)
    assert found.error == pytest.approx(np.sqrt((many - 1) / many * ((again - again.mean()) ** 2).sum()), rel=0.002)
    assert half_width(found) == pytest.approx(t.ppf(0.975, many - 1) if by_team else 1.959964)


def test_of_many_people_several_are_left_out_at_once():
    cross = make_panel(linear_panel(people=MOST + 3, noise=6.0)).cross
    kept = left_out(cross, by_team=False)
    assert kept.shape == (MOST, MOST + 3)
    assert ((1 - kept).sum(axis=0) == 1).all()  # everybody exactly once
    assert sorted((1 - kept).sum(axis=1)) == [1] * (MOST - 3) + [2] * 3
    assert weighted(cross, by_team=False).error == pytest.approx(
        ESTIMATORS["regression"](make_panel(linear_panel(people=MOST + 3, noise=6.0))).error, rel=0.15
    )


def test_weights_of_few_teams_give_no_answer():
    frame = linear_panel(people=80)
    teams = frame.assign(treated=((frame["team"] == 0) & (frame["period"] == 2)).astype(int), team=frame["team"] // 1)
    many = frame.assign(treated=((frame["team"] < 2) & (frame["period"] == 2)).astype(int))
    many["team"] = many["team"].clip(1, 9)  # two teams treated become one of sixteen people
    found = ESTIMATORS["weighting"](make_panel(many))
    assert np.isnan(found.effect)
    assert "too few teams" in found.note
    assert np.isnan(ESTIMATORS["weighting"](make_panel(teams)).effect)


def test_the_variance_of_one_split_is_that_of_leaving_each_person_out_of_the_means():
    cross = make_panel(linear_panel(people=120, noise=8.0, dip=0.05)).cross
    parts = robust.folds(cross, by_team=False)
    expected, e = robust.fitted_apart(cross, parts)
    left, here = cross.after - expected, cross.treated
    w = e / (1 - e)

    def gap(kept):
        return left[kept & here].mean() - np.average(left[kept & ~here], weights=w[kept & ~here])

    everybody = np.ones(120, bool)
    again = np.array([gap(np.arange(120) != person) for person in range(120)])
    effect, variance, _ = robust.one_split(cross, False, parts)
    assert effect == pytest.approx(gap(everybody))
    assert variance == pytest.approx(((again - effect) ** 2).sum(), rel=0.02)


def test_doubly_robust_is_the_middle_of_its_splits_with_their_spread():
    cross = make_panel(linear_panel(people=120, noise=8.0, dip=0.05)).cross
    parts = [robust.one_split(cross, False, robust.folds(cross, False, split)) for split in range(1, robust.SPLITS + 1)]
    effects, variances, _ = np.array(parts).T
    found = robust.robust(cross, by_team=False)
    assert len(np.unique(effects)) == robust.SPLITS == 9
    assert found.effect == sorted(effects)[4]
    assert found.error**2 == pytest.approx(sorted(variances + (effects - found.effect) ** 2)[4])


def test_the_weights_of_stayers_bring_back_the_effect_on_all():
    """Oversight helps those who were good already, and those who were not leave: who is left looks too well helped."""
    luck = np.random.default_rng(8)
    frame = linear_panel(people=1600, noise=2.0)
    before = frame[frame["period"] == 1].set_index("person")["result"]
    z = ((before - before.mean()) / before.std()).reindex(frame["person"]).to_numpy()
    on = (frame["treated"] == 1).to_numpy()
    frame.loc[on, "result"] += 6.0 * z[on]
    truth = 7.0 + 6.0 * z[on].mean()
    left = on & (luck.random(len(frame)) < 1 / (1 + np.exp(1.0 + 1.5 * z)))
    panel = make_panel(frame.assign(result=frame["result"].mask(left), left=left.astype(int)))
    seen, weights = ESTIMATORS["regression"](panel), ESTIMATORS["staying weights"](panel)
    assert seen.effect > truth + 1.0
    assert weights.effect == pytest.approx(truth, abs=0.5)


def test_who_is_lost_counts_as_zero_only_where_it_is_asked():
    frame = linear_panel(people=80)
    lost = (frame["person"] % 4 == 0) & (frame["period"] == 2)
    panel = make_panel(frame.assign(result=frame["result"].mask(lost)))
    zero = make_panel(frame.assign(result=frame["result"].mask(lost, 0.0)))
    assert np.isnan(panel.cross.after).sum() == 20
    assert ESTIMATORS["leavers counted as zero"](panel) == ESTIMATORS["regression"](zero)
    assert ESTIMATORS["regression"](panel).effect == pytest.approx(7, abs=1)


def test_where_nobody_left_the_weights_of_stayers_are_the_regression():
    panel = make_panel(linear_panel(people=80))
    assert ESTIMATORS["staying weights"](panel) == ESTIMATORS["regression"](panel)


def test_a_person_is_cut_at_the_start_into_before_and_after():
    frame = pd.DataFrame({
        "person": ["a"] * 5 + ["b"] * 5 + ["c"] * 5, "team": ["t"] * 10 + ["u"] * 5, "period": list(range(5)) * 3,
        "result": [1.0, 2, 6, 10, 20, 3, 5, 9, 1, np.nan, 7, 7, 7, 8, 10],
        "treated": [0, 0, 0, 1, 1] + [0] * 10, "logged": [0.0, 0, 3, 9, 9, 0, 0, 5, 9, 9, 0, 0, 7, 9, 9],
    })  # fmt: skip
    cross = make_panel(frame).cross
    assert cross.names == ("last", "earlier", "logged")
    assert cross.treated.tolist() == [True, False, False]
    assert cross.last.tolist() == [6, 9, 7]
    assert cross.after.tolist() == [15, pytest.approx(np.nan, nan_ok=True), 9]  # one lost quarter loses the mean
    assert cross.has_treated_peer.tolist() == [True, True, False]
    assert len(cross.seen.after) == 2
    for column, values in enumerate(([6, 9, 7], [1.5, 4, 7], [3, 5, 7])):
        assert cross.X[:, column] == pytest.approx((np.array(values) - np.mean(values)) / np.std(values))


def test_who_is_never_treated_is_cut_at_the_middle_start():
    """Starts at 2, 2 and 4: what the untreated did from period 2 on stands beside it."""
    rows = [
        (person, period, float(period), int(period >= start))
        for person, start in enumerate((2, 2, 4, 9)) for period in range(6)
    ]  # fmt: skip
    cross = make_panel(pd.DataFrame(rows, columns=["person", "period", "result", "treated"]), no_teams=True).cross
    assert cross.last.tolist() == [1, 1, 3, 1]
    assert cross.after.tolist() == [3.5, 3.5, 4.5, 3.5]


def records_with_a_programme():
    """Two people of a team whose programme begins in week 26 of 53, one of them gone in week 41, and one of another."""
    monday = pd.Timestamp("2024-01-01")
    grid = pd.MultiIndex.from_product([["p", "q", "r"], range(53)], names=["owner", "n"]).to_frame(index=False)
    grid = grid[(grid["owner"] != "q") | (grid["n"] <= 41)]
    grid["week"] = monday + pd.to_timedelta(7 * grid["n"], unit="D")
    grid["quota"], grid["revenue"] = 10.0, 5.0 + grid["n"] // 13
    grid["logged"], grid["moved"], grid["open_deals"] = 2, 1, grid["n"]
    people = pd.DataFrame({
        "owner": ["p", "q", "r"], "team": ["t", "t", "u"],
        "started": [monday - pd.Timedelta(weeks=4), monday, monday + pd.Timedelta(weeks=20)],
        "ended": [pd.NaT, monday + pd.Timedelta(weeks=41), pd.NaT],
    })  # fmt: skip
    changes = pd.DataFrame({"team": ["t"], "starts": [monday + pd.Timedelta(weeks=26)], "what": ["oversight"]})
    return make_records({"weeks": grid, "people": people, "changes": changes}, source="hand")


def test_records_with_a_programme_by_hand():
    rows = panel_of(records_with_a_programme()).rows.set_index(["person", "period"])
    assert rows.index.get_level_values("period").unique().tolist() == [0, 1, 2, 3]  # the broken last quarter is out
    p, q, r = (rows.loc[name] for name in ("p", "q", "r"))
    assert p["result"].tolist() == [50, 60, 70, 80]
    assert p["treated"].tolist() == q["treated"].tolist() == [0, 0, 1, 1]
    assert r["treated"].tolist() == [0, 0, 0, 0]
    assert p["open_deals"].tolist() == [12, 25, 38, 51]
    assert (p["logged"].unique().tolist(), p["moved"].unique().tolist()) == ([2], [1])
    assert q["left"].tolist() == [0, 0, 0, 1]
    assert q["result"].tolist() == [50, 60, 70, pytest.approx(100 * 8 * 3 / 130)]  # weeks 39 to 41
    assert p["tenure_weeks"].tolist() == pytest.approx(np.log1p([4, 17, 30, 43]))
    assert r["tenure_weeks"].tolist() == pytest.approx(np.log1p([0, 0, 6, 19]))


def test_a_programme_in_the_middle_of_a_quarter_counts_from_the_next():
    records = records_with_a_programme()
    changes = records.changes.assign(starts=records.changes["starts"] - pd.Timedelta(weeks=1))
    rows = panel_of(replace(records, changes=changes)).rows
    assert rows.loc[rows["person"] == "p", "treated"].tolist() == [0, 0, 1, 1]
    changes = changes.assign(starts=changes["starts"] - pd.Timedelta(weeks=12))
    rows = panel_of(replace(records, changes=changes)).rows
    assert rows.loc[rows["person"] == "p", "treated"].tolist() == [0, 1, 1, 1]


def test_one_team_is_no_programme_of_teams():
    frame = linear_panel(people=40)
    starts = frame.groupby("person")["treated"].max()
    assert not make_panel(frame.assign(team=0)).by_team
    whole = frame.assign(team=frame["person"].map(starts))
    assert make_panel(whole).by_team
    assert not make_panel(whole.assign(team=whole["team"].where(whole["person"] > 0, 1 - whole["team"]))).by_team


def test_people_without_a_team_are_refused_unless_they_are_asked_for_alone():
    frame = linear_panel(people=80, noise=4.0)
    some = frame.assign(team=frame["team"].astype(float).mask(frame["person"] < 3))
    for broken, words in ((frame.drop(columns="team"), "no column 'team'"), (some, "team is missing for 3 people")):
        with pytest.raises(ValueError, match=words) as caught:
            make_panel(broken)
        assert "no_teams=True" in str(caught.value)
    alone = make_panel(frame.drop(columns="team"), no_teams=True)
    assert (alone.alone, alone.singles, alone.by_team) == (80, True, False)
    assert ESTIMATORS["regression"](alone) == ESTIMATORS["regression"](make_panel(frame))  # people, not teams of one
    assert "no team is known" in ESTIMATORS["far controls"](alone).note
    partly = make_panel(some, no_teams=True)
    assert (partly.alone, partly.singles) == (3, False)
    assert len(np.unique(partly.cross.team)) == 13  # ten teams, of which one is left with five people, and three alone
    assert (make_panel(frame).alone, make_panel(frame, no_teams=True).alone) == (0, 0)


def test_who_stands_alone_is_said_in_the_text():
    frame = linear_panel(people=40)
    asked = effect_of_oversight(frame.drop(columns="team"), estimators=["plain difference"], no_teams=True)
    assert "Taken for teams of one, as asked: 40 people" in asked.text
    assert "teams of one" not in effect_of_oversight(frame, estimators=["plain difference"]).text
    records = records_with_a_programme()
    bare = replace(records, people=records.people.assign(team=None, manager=None))
    with pytest.raises(ValueError, match="no column 'team'"):
        panel_of(bare)


def test_five_of_each_are_enough():
    assert enough(np.arange(10) < 5) == ""
    assert "4 treated and 6 untreated" in enough(np.arange(10) < 4)
    assert "6 treated and 4 untreated" in enough(np.arange(10) < 6)
    frame = linear_panel(people=40)
    for treated, answers in ((5, True), (4, False)):
        few = frame.assign(treated=((frame["person"] < treated) & (frame["period"] == 2)).astype(int))
        assert np.isfinite(ESTIMATORS["before and after"](make_panel(few)).effect) == answers


def test_the_variance_of_summed_groups_by_hand():
    variance, freedom = summed(np.array([1.0, 2.0, -3.0, 0.0]), np.array([0, 0, 1, 2]))
    assert (variance, freedom) == (pytest.approx((9 + 9) / 16 * 3 / 2), 2)


def test_people_kept_by_a_mask_keep_all_their_columns():
    cross = make_panel(linear_panel(people=16)).cross
    kept = cross.kept(np.arange(16) % 2 == 0)
    assert isinstance(kept, Cross)
    for name in ("treated", "last", "after", "X", "team", "left", "has_treated_peer"):
        assert np.array_equal(getattr(kept, name), getattr(cross, name)[::2]), name


def test_a_frame_is_taken_as_the_panel_that_it_is():
    panel = make_panel(linear_panel(people=16))
    assert panel_of(panel) is panel
