"""Every estimator on tiny panels whose answer is known."""

import warnings

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LinearRegression

from salescoach.estimates.effects import robust
from salescoach.estimates.effects.did import two_stage, two_way
from salescoach.estimates.effects.estimator import summed
from salescoach.estimates.effects.estimators import ESTIMATORS, find_estimators
from salescoach.estimates.effects.panel import make_panel
from salescoach.estimates.effects.weighting import FURTHEST, propensity

EFFECT = 7.0


def linear_panel(people=240, noise=1.0, seed=3, dip=0.0, effect=EFFECT, trend=4.0):
    """Two periods before and one after; result = trait + trend x period + effect x treated + noise."""
    rng = np.random.default_rng(seed)
    trait = rng.normal(100, 10, people)
    chance = 1 / (1 + np.exp(-(95 - trait) * dip))
    treated = rng.random(people) < (chance if dip else 0.4)
    rows = []
    for period in range(3):
        y = trait + trend * period + effect * treated * (period == 2) + noise * rng.normal(size=people)
        rows.append(pd.DataFrame({
            "person": np.arange(people), "team": np.arange(people) // 8, "period": period, "result": y,
            "treated": (treated & (period == 2)).astype(int),
        }))  # fmt: skip
    return pd.concat(rows, ignore_index=True)


ON_TREND = {"before and after": EFFECT + 4.0}  # the trend of 4 per period is taken for an effect


@pytest.mark.parametrize("name", [name for name in ESTIMATORS if name not in ("plain difference", "far controls")])
def test_an_estimator_finds_the_effect_of_a_linear_panel(name):
    found = ESTIMATORS[name](make_panel(linear_panel()))
    assert abs(found.effect - ON_TREND.get(name, EFFECT)) < 4 * found.error + 0.01
    assert found.error < 1.0
    assert found.low < found.effect < found.high


def test_the_plain_difference_is_the_difference_of_two_means_with_welchs_interval():
    from scipy.stats import ttest_ind

    frame = linear_panel()
    found = ESTIMATORS["plain difference"](make_panel(frame))
    last = frame[frame.period == 2]
    test = ttest_ind(last.result[last.treated == 1], last.result[last.treated == 0], equal_var=False)
    low, high = test.confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-9)


def test_far_controls_find_what_contaminated_colleagues_hide():
    frame = linear_panel(noise=0.5)
    ever = frame.groupby("person").treated.transform("max")
    near = frame.team % 2 == 0
    frame["treated"] = frame["treated"] * near
    frame["result"] -= EFFECT * ((ever == 1) & ~near & (frame.period == 2))
    frame["result"] += 5.0 * (near & (ever == 0) & (frame.period == 2))  # spills over to colleagues
    panel = make_panel(frame)
    assert ESTIMATORS["far controls"](panel).effect == pytest.approx(EFFECT, abs=0.6)
    assert ESTIMATORS["two stages"](panel).effect < EFFECT - 1.0


def test_without_noise_adjusting_estimators_are_exact_although_the_weak_are_treated():
    panel = make_panel(linear_panel(noise=0.0, dip=0.1))
    assert abs(ESTIMATORS["plain difference"](panel).effect - EFFECT) > 3.0
    for name in ("regression", "doubly robust", "two-way fixed effects", "two stages"):
        assert ESTIMATORS[name](panel).effect == pytest.approx(EFFECT, abs=1e-6), name


def test_two_way_fixed_effects_of_two_groups_and_two_periods_is_the_difference_of_differences():
    frame = linear_panel(dip=0.1)
    frame = frame[frame.period > 0]
    wide = frame.pivot(index="person", columns="period", values="result")
    here = frame.groupby("person").treated.max() == 1
    change = wide[2] - wide[1]
    expected = change[here].mean() - change[~here].mean()
    assert two_way(make_panel(frame)).effect == pytest.approx(expected, abs=1e-8)
    assert two_stage(make_panel(frame)).effect == pytest.approx(expected, abs=1e-6)


def staggered(noise=0.0):
    """Three cohorts; the effect grows by 5 each period: 5, 10, 15 ..."""
    rng = np.random.default_rng(5)
    rows = []
    for person in range(90):
        start = (2, 4, np.inf)[person // 8 % 3]
        for period in range(7):
            on = period >= start
            grown = 5.0 * (period - start + 1) if on else 0.0
            result = 50 + person + period + grown + noise * rng.normal()
            rows.append((person, person // 8, period, result, int(on)))
    return pd.DataFrame(rows, columns=["person", "team", "period", "result", "treated"])


def test_growing_effects_fool_two_way_fixed_effects_and_not_the_two_stages():
    frame = staggered()
    panel = make_panel(frame)
    counts = frame[frame.treated == 1].assign(k=lambda f: f.groupby("person").cumcount() + 1)
    true = float(5.0 * counts.k.mean())
    assert two_stage(panel).effect == pytest.approx(true, abs=1e-6)
    assert two_way(panel).effect < true - 1.0


def test_who_has_one_untreated_period_is_left_out_of_the_two_stages():
    frame = staggered(noise=1.0)
    short = frame[(frame["person"] != 0) | (frame["period"] > 0)]  # person 0 starts in period 2
    assert two_stage(make_panel(short)) == two_stage(make_panel(frame[frame["person"] != 0]))
    assert two_stage(make_panel(short)).effect != two_stage(make_panel(frame)).effect


def test_with_one_period_before_a_common_start_the_two_stages_are_two_way_fixed_effects():
    frame = linear_panel(people=60)
    found = two_stage(make_panel(frame[frame["period"] > 0]))
    assert found.effect == two_way(make_panel(frame[frame["period"] > 0])).effect
    assert "one period before a common start" in found.note
    assert two_stage(make_panel(frame)).note == ""


def test_whole_teams_are_distinguished_from_single_people():
    assert make_panel(staggered()).by_team
    assert not make_panel(linear_panel()).by_team


def test_clusters_of_one_give_the_variance_of_independent_scores():
    scores = np.random.default_rng(1).normal(size=50)
    scores -= scores.mean()
    alone, _ = summed(scores, None)
    grouped, freedom = summed(scores, np.arange(50))
    assert grouped == pytest.approx(alone)
    assert freedom == 49
    twice, _ = summed(np.repeat(scores, 2), np.repeat(np.arange(50), 2))
    assert twice == pytest.approx(grouped)


def test_our_doubly_robust_estimator_agrees_with_doubleml():
    dml = pytest.importorskip("doubleml")
    from sklearn.linear_model import LinearRegression, LogisticRegression

    cross = make_panel(linear_panel(noise=8.0, dip=0.05)).cross
    parts = [robust.folds(cross, False, split) for split in range(1, robust.SPLITS + 1)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = dml.DoubleMLData.from_arrays(cross.X, cross.after, cross.treated.astype(float))
        model = dml.DoubleMLIRM(
            data, LinearRegression(), LogisticRegression(C=100.0, max_iter=1000), score="ATTE", n_folds=robust.FOLDS,
            n_rep=robust.SPLITS, draw_sample_splitting=False,
        )  # fmt: skip
        model.set_sample_splitting(parts)
        model.fit()
    found = robust.robust(cross, by_team=False)
    assert abs(found.effect - model.coef[0]) < 0.25 * found.error
    assert found.error == pytest.approx(model.se[0], rel=0.15)


def test_chances_fitted_all_at_once_are_those_of_scikit_learn():
    cross = make_panel(linear_panel(people=120, noise=8.0, dip=0.08)).cross
    parts = robust.folds(cross, by_team=False)
    expected, chance = robust.fitted_apart(cross, parts)
    for train, test in parts:
        model = propensity(cross.X[train], cross.treated[train])
        alone = np.minimum(model.predict_proba(cross.X[test])[:, 1], FURTHEST)
        assert chance[test] == pytest.approx(alone, abs=1e-4)
        free = train[~cross.treated[train]]
        line = LinearRegression().fit(cross.X[free], cross.after[free])
        assert expected[test] == pytest.approx(line.predict(cross.X[test]))


@pytest.mark.parametrize("name", ESTIMATORS)
def test_an_estimator_says_what_it_does_assumes_and_when_it_fails(name):
    estimator = ESTIMATORS[name]
    assert estimator.name == name
    assert min(len(words) for words in (estimator.does, estimator.assumes, estimator.fails)) > 20
    assert name in repr(estimator)


@pytest.mark.parametrize("name", ESTIMATORS)
def test_too_few_people_give_no_answer_and_a_reason(name):
    frame = linear_panel(people=7)
    frame["treated"] = ((frame.person < 3) & (frame.period == 2)).astype(int)
    found = ESTIMATORS[name](make_panel(frame))
    assert np.isfinite(found.effect) or found.note


def test_unknown_estimators_are_refused_with_the_nearest_name():
    with pytest.raises(ValueError, match="did you mean 'matching'"):
        find_estimators(["matchin"])
    with pytest.raises(ValueError, match="no estimator"):
        find_estimators([])
    assert [estimator.name for estimator in find_estimators("regression")] == ["regression"]


BROKEN = {
    "missing column": (lambda f: f.drop(columns="result"), "no column 'result'"),
    "twice": (lambda f: pd.concat([f, f.head(1)]), "more than once"),
    "not 0 or 1": (lambda f: f.assign(treated=f.treated * 2), "0 or 1"),
    "nobody treated": (lambda f: f.assign(treated=0), "nobody is treated"),
    "everybody treated": (lambda f: f.assign(treated=1), "everybody is treated"),
    "words": (lambda f: f.assign(result="much"), "must hold numbers"),
    "lets go": (lambda f: f.assign(treated=((f.person < 9) & (f.period == 1)).astype(int)), "later not"),
    "no before": (lambda f: f.assign(treated=(f.person < 9).astype(int)), "before the start"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_panel_is_refused_with_a_line_to_type(fault):
    change, words = BROKEN[fault]
    with pytest.raises(ValueError, match=words) as caught:
        make_panel(change(linear_panel(people=40)))
    assert "Type: " in str(caught.value)
