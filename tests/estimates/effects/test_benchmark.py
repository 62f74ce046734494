"""The worlds: paired futures, the truth, where estimators go wrong. Few companies, margins from their own error."""

import warnings

import numpy as np
import pandas as pd
import pytest
from scipy.stats import ttest_1samp

import salescoach as sc
from salescoach.estimates.effects import mediation as module
from salescoach.estimates.effects.benchmark import benchmark_estimators, estimate_company
from salescoach.estimates.effects.benchmark_table import finding
from salescoach.estimates.effects.mediation import mediation
from salescoach.estimates.effects.oversight import effect_of_oversight
from salescoach.estimates.effects.panel import KNOWN
from salescoach.estimates.effects.records_panel import panel_of
from salescoach.estimates.effects.truth import QUARTER, live, make_oversight, simulate_company, usual_practice
from salescoach.estimates.effects.worlds import WORLDS, find_world
from salescoach.results.frames import PEOPLE_COLUMNS
from tests.estimates.effects.test_estimators import linear_panel

FAST = ["plain difference", "before and after", "regression", "weighting", "doubly robust", "leavers counted as zero"]


@pytest.fixture(scope="module")
def bench():
    """Companies, the cheap estimators, the worlds whose direction the tests look at."""
    worlds = ["by lot", "strugglers watched", "regression to the mean", "hidden reason"]
    return benchmark_estimators(worlds, companies=16, seed=3, jobs=1, estimators=FAST)


def row(bench, world, estimator):
    return bench.table.set_index(["world", "estimator"]).loc[(world, estimator)]


@pytest.mark.parametrize("name", ["by lot", "staggered programme"])
def test_until_the_start_both_futures_are_the_same_life(name):
    world = WORLDS[name]
    made = simulate_company(world, 5)
    first = int(np.nanmin(made.start))
    assert np.array_equal(made.usual[:first], made.close[:first])
    assert not np.array_equal(made.usual[first:], made.close[first:])
    start = np.full(int(world.team.people), float(first))
    a = live(world.team, usual_practice(world), 5)
    b = live(world.team, make_oversight(world, start), 5)
    for column in a:
        assert np.array_equal(a[column][: first * QUARTER], b[column][: first * QUARTER]), column


def test_each_person_is_as_in_the_other_future_until_the_own_start():
    made = simulate_company(WORLDS["staggered programme"], 5)
    on = np.arange(len(made.close))[:, None] >= made.start
    assert np.array_equal(made.usual[~on], made.close[~on])


@pytest.mark.parametrize("name", [name for name in WORLDS if name not in ("spill-over",)])
def test_nothing_spills_over_where_it_should_not(name):
    made = simulate_company(WORLDS[name], 7)
    assert made.spillover == 0.0


def test_oversight_of_some_harms_the_others_where_hours_are_short():
    assert np.mean([simulate_company(WORLDS["spill-over"], seed).spillover for seed in range(1, 7)]) < -1.0


@pytest.mark.parametrize("name", ["no effect", "regression to the mean"])
def test_without_the_links_the_true_effect_is_exactly_none(name):
    assert simulate_company(WORLDS[name], 4).truth == 0.0


def test_the_truth_is_the_mean_gap_of_the_futures_over_treated_quarters():
    made = simulate_company(WORLDS["strugglers watched"], 9)
    here = np.isfinite(made.start)
    assert made.truth == pytest.approx((made.close - made.usual)[3, here].mean())
    rows = made.panel.rows
    assert np.allclose(rows.sort_values(["period", "person"])["result"].to_numpy().reshape(4, -1), made.close)


def test_the_panel_holds_nothing_that_a_manager_cannot_see():
    rows = simulate_company(WORLDS["hidden trait"], 2).panel.rows
    truths = {name for name, (_, _, who, _) in PEOPLE_COLUMNS.items() if who == "truth"}
    assert set(rows) <= {*KNOWN, "start"}
    assert not truths & set(rows)


def test_own_results_end_when_a_person_leaves_and_vanish_from_records_with_survivorship():
    world = WORLDS["selection by leaving"]
    made = simulate_company(world, 3)
    assert made.left_close > made.left_usual > 0
    last = made.panel.rows[made.panel.rows.period == world.periods - 1]
    assert last[last.left == 1].result.isna().all()
    assert last[last.left == 0].result.notna().all()
    kept = made.panel.cross
    assert len(kept.seen.after) < len(kept.after)


def test_by_lot_all_estimators_cover_the_truth(bench):
    for name in FAST:
        found = row(bench, "by lot", name)
        assert found.coverage >= 0.75, name
        assert abs(found.bias) < 4 * found.bias_mc, name


def test_the_plain_difference_calls_treated_strugglers_harmed(bench):
    found = row(bench, "strugglers watched", "plain difference")
    assert found.bias < -3 * found.bias_mc
    assert abs(row(bench, "strugglers watched", "regression").bias) < 0.5 * abs(found.bias)


def test_before_and_after_calls_a_return_to_the_mean_a_success(bench):
    found = row(bench, "regression to the mean", "before and after")
    assert found.truth == 0.0
    assert found.bias > 3 * found.bias_mc


def test_a_hidden_reason_fools_every_estimator(bench):
    for name in FAST:
        found = row(bench, "hidden reason", name)
        assert found.bias < -3 * found.bias_mc, name


def test_growing_effects_in_the_staggered_programme_pull_two_way_fixed_effects_below_the_two_stages():
    names = ["two-way fixed effects", "two stages"]
    found = benchmark_estimators("staggered programme", companies=12, seed=3, jobs=1, estimators=names).estimates
    wide = found.pivot(index="company", columns="estimator", values="effect")
    gap = wide["two stages"] - wide["two-way fixed effects"]
    assert gap.mean() > 2 * gap.std() / np.sqrt(len(gap))


def test_a_stopped_benchmark_goes_on_to_the_same_bytes(tmp_path):
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    ask = {"seed": 2, "jobs": 1, "estimators": ["plain difference", "regression"]}
    whole = benchmark_estimators("by lot", companies=3, path=one, **ask)
    benchmark_estimators("by lot", companies=2, path=two, **ask)
    two.write_bytes(two.read_bytes()[:-20])  # stopped in the middle of a line
    seen = []
    again = benchmark_estimators("by lot", companies=3, path=two, progress=seen.append, **ask)
    assert one.read_bytes() == two.read_bytes()
    assert sum(seen) == 2
    pd.testing.assert_frame_equal(whole.table, again.table)
    with pytest.raises(ValueError, match="was begun otherwise"):
        benchmark_estimators("no effect", companies=3, path=two, **ask)


def test_a_company_is_estimated_the_same_alone_and_among_others():
    ask = ("by lot", 1), 2, ["regression"]
    assert estimate_company(*ask) == estimate_company(*ask)


def test_a_world_gives_estimates_beside_the_truth():
    found = effect_of_oversight(world="by lot", estimators=FAST, seed=3)
    assert list(found.table.estimator) == FAST
    assert {"truth", "covers"} <= set(found.table)
    assert "true effect" in found.text
    assert found.plot().png()[:4] == b"\x89PNG"


def test_own_records_give_no_truth_and_say_that_agreement_is_no_proof():
    panel = simulate_company(WORLDS["by lot"], 3).panel
    found = effect_of_oversight(panel.rows.drop(columns="start"), estimators=FAST)
    assert not {"truth", "covers"} & set(found.table)
    assert "Agreement is no proof" in found.text
    assert found.world is None


def records(weeks=52, people=40):
    """Canonical records of a company in which every third person is treated from week 39 on."""
    from salescoach.records.records import make_records

    rng = np.random.default_rng(4)
    monday = pd.Timestamp("2024-01-01")
    owner = [f"p{n}" for n in range(people)]
    grid = pd.MultiIndex.from_product([owner, range(weeks)], names=["owner", "n"]).to_frame(index=False)
    grid["week"] = monday + pd.to_timedelta(7 * grid.n, unit="D")
    grid["quota"], grid["revenue"] = 100.0, 100.0 + rng.normal(0, 5, len(grid))
    late = grid.n >= 39
    treated = grid.owner.str[1:].astype(int) % 3 == 0
    grid.loc[late & treated, "revenue"] += 20.0
    meetings = grid[late & treated].assign(held=lambda f: f.week, kind="oversight", hours=3.0)
    people_table = pd.DataFrame({"owner": owner, "team": [f"t{n // 8}" for n in range(people)]})
    return {"weeks": grid, "meetings": meetings, "people": people_table}, make_records


def test_records_become_quarters_with_the_treated_known_by_their_meetings():
    tables, make = records()
    found = effect_of_oversight(
        make(tables, source="test"), estimators=["plain difference", "regression", "two stages"]
    )
    assert found.table.effect.to_numpy() == pytest.approx(20.0, abs=3.0)
    rows = panel_of(make(tables, source="test")).rows
    assert rows.start.dropna().unique().tolist() == [3.0]
    assert rows.result.mean() > 90


def test_oversight_is_close_from_just_so_many_hours_on():
    tables, make = records()
    assert panel_of(make(tables, source="test"), hours=3.0).rows.start.dropna().unique().tolist() == [3.0]
    with pytest.raises(ValueError, match="nobody is treated"):
        panel_of(make(tables, source="test"), hours=3.01)


@pytest.mark.parametrize(("effect", "word"), [(30.0, "sells more"), (-30.0, "sells less"), (0.0, "Cannot tell it")])
def test_the_text_says_which_estimators_find_more_and_which_less(effect, word):
    text = effect_of_oversight(linear_panel(noise=3.0, effect=effect, trend=0.0), estimators=["regression"]).text
    for other in ("sells more", "sells less", "Cannot tell it"):
        assert (other in text) == (other == word), other


@pytest.mark.parametrize(
    ("bias", "coverage", "word"),
    [(0.9, 0.9, "right"), (-0.9, 0.88, "too sure"), (1.1, 0.5, "biased up"), (-1.1, 0.95, "biased down")],
)
def test_a_verdict_asks_three_errors_of_bias_and_of_coverage(bias, coverage, word):
    row = {"bias": bias, "bias_mc": 0.33, "coverage": coverage, "coverage_mc": 0.02}
    assert finding(row) == word
    assert finding(row | {"bias": np.nan}) == "no answer"


def test_records_without_oversight_or_revenue_are_refused():
    tables, make = records()
    with pytest.raises(ValueError, match="name no oversight"):
        effect_of_oversight(make({k: v for k, v in tables.items() if k != "meetings"}, source="test"))
    bare = tables | {"weeks": tables["weeks"].drop(columns="revenue")}
    with pytest.raises(ValueError, match=r"no weeks.revenue"):
        effect_of_oversight(make(bare, source="test"))
    with pytest.raises(ValueError, match="holds no records"):
        effect_of_oversight([1, 2])


def test_who_left_counts_as_zero_after_the_last_day():
    tables, make = records()
    gone = tables["people"].owner == "p1"
    tables["people"]["ended"] = np.where(gone, pd.Timestamp("2024-09-20"), pd.NaT)
    tables["people"]["ended"] = pd.to_datetime(tables["people"]["ended"])
    day = tables["weeks"].week
    tables["weeks"] = tables["weeks"][~((tables["weeks"].owner == "p1") & (day > "2024-09-20"))]
    rows = panel_of(make(tables, source="test")).rows
    one = rows[rows.person == "p1"].set_index("period")
    assert one.result[3] == 0.0
    assert one.left[3] == 1


def test_unknown_worlds_are_refused_with_the_nearest_name():
    with pytest.raises(ValueError, match="did you mean 'by lot'"):
        find_world("by lott")
    with pytest.raises(ValueError, match="no world"):
        benchmark_estimators([])
    with pytest.raises(ValueError, match="companies=1"):
        benchmark_estimators(companies=1)


def test_the_benchmark_speaks_and_draws(bench):
    assert "regression to the mean: the true effect is +0.0" in bench.text
    picture = bench.plot()
    assert picture.png()[:4] == b"\x89PNG"
    assert "points of quota" in picture.alt


@pytest.mark.parametrize("name", WORLDS)
def test_a_world_says_what_goes_wrong(name):
    assert len(WORLDS[name].wrong) > 30
    assert WORLDS[name].name == name


def test_mediation_is_compared_with_the_cut_and_says_why_it_is_off():
    found = mediation(companies=3, seed=1, draws=40)
    exact = found.table.iloc[0]
    assert exact.bias == 0.0
    assert exact.total == pytest.approx(exact.indirect + exact.direct)
    assert len(found.table) == 4
    assert "confounding after the start" in found.text
    assert 0.5 < found.stayed < 1.0
    assert f"those who stay to the end in every life, {found.stayed:.0%} of the treated" in found.text
    again = mediation(companies=3, seed=1, draws=40)
    pd.testing.assert_frame_equal(found.table, again.table)


def test_the_exact_interval_of_mediation_is_students_over_companies(monkeypatch):
    parts = []

    def watched(team, seed):
        found = company(team, seed)
        parts.append(found[1][0] - found[1][1])
        return found

    company = module._company
    monkeypatch.setattr(module, "_company", watched)
    exact = mediation(companies=3, draws=20).table.iloc[0]
    low, high = ttest_1samp(parts, 0.0).confidence_interval(0.95)
    assert (exact.low, exact.high) == pytest.approx((low, high))


@pytest.mark.parametrize("life", [1, 2, 3, 4])
def test_mediation_is_about_those_who_stay_in_each_of_the_four_lives(life, monkeypatch):
    calls = []

    def nobody_in_one(lived, until):
        calls.append(until)
        return cohort(lived, until) & (len(calls) != life)

    cohort = module.cohort
    monkeypatch.setattr(module, "cohort", nobody_in_one)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a mean of nobody
        rows, _, (counted, began) = module._company(module._team(None), 1)
    assert (len(rows), counted) == (0, 0)
    assert began > 20


def test_where_pressure_moves_nobody_the_exact_path_is_zero():
    team = sc.Team(people=32, adaptiveness=0.45).change(push_shortfall=0.0).without("strain")
    found = mediation(team, companies=2, draws=20)
    assert abs(found.table.indirect.iloc[0]) < 1e-9


def test_wrong_asks_for_mediation_are_refused():
    with pytest.raises(ValueError, match="already cut"):
        mediation(sc.Team().without("pass_through"))
    with pytest.raises(ValueError, match="reliability=0"):
        mediation(reliability=0.0)
    with pytest.raises(ValueError, match="not a team"):
        mediation("team")
