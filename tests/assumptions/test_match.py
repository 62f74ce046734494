"""How far a world lies from what is published, and which worlds that rules out."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.assumptions import match
from salescoach.assumptions.match import CONFIRM_CUT, CUT, Judgement, implausibility, judge, kept_between, matched
from salescoach.assumptions.plausible import missed
from salescoach.published.table import PATTERNS

SMALL = sc.Team(people=2, accounts_per_person=8, warmup_weeks=2)
TARGETS = [PATTERNS[name] for name in matched()]
ONE_SIDED = np.array([p.low == -np.inf or p.high == np.inf for p in TARGETS])
# The middle of a range, the only end of a sign.
MIDDLES = np.array(
    [p.low if p.high == np.inf else p.high if p.low == -np.inf else (p.low + p.high) / 2 for p in TARGETS]
)
HALVES = np.array([0.0 if one_sided else (p.high - p.low) / 2 for p, one_sided in zip(TARGETS, ONE_SIDED, strict=True)])
MODEL = np.sqrt((HALVES / 1.96) ** 2 + np.array([p.discrepancy for p in TARGETS]) ** 2)
WRONG = np.array([-1.0 if p.high == np.inf else 1.0 for p in TARGETS])  # where a sign is missed, upwards for a range
NO_ERROR = np.zeros(len(MIDDLES))


def row(name):
    return matched().index(name)


# Implausibility.


def test_implausibility_of_a_range_by_hand():
    values, errors = MIDDLES.copy(), NO_ERROR.copy()
    values[row("win_rate")] = 0.47  # 0.205 from the middle of 0.06 to 0.47; range 0.205 / 1.96, discrepancy 0.02
    found = implausibility(values, errors)
    assert found[row("win_rate")] == pytest.approx(0.205 / np.sqrt((0.205 / 1.96) ** 2 + 0.02**2))
    assert found[row("win_rate")] == pytest.approx(1.925, abs=0.001)
    assert np.flatnonzero(found).tolist() == [row("win_rate")]


def test_implausibility_of_every_row():
    np.testing.assert_allclose(implausibility(MIDDLES, NO_ERROR), 0.0)
    np.testing.assert_allclose(implausibility(MIDDLES + 2 * WRONG * MODEL, NO_ERROR), 2.0)
    np.testing.assert_allclose(implausibility(MIDDLES + 5 * WRONG * MODEL, np.sqrt(24) * MODEL), 1.0)  # noise excuses
    other = implausibility(MIDDLES - 2 * WRONG * MODEL, NO_ERROR)
    np.testing.assert_allclose(other, np.where(ONE_SIDED, 0.0, 2.0))


@pytest.mark.parametrize("far", [0.0, 1e-9, 0.3, 1e6])
def test_a_sign_rules_nothing_out_on_its_right_side_however_far(far):
    assert ONE_SIDED.any()
    found = implausibility(np.where(ONE_SIDED, MIDDLES - far * WRONG, MIDDLES), NO_ERROR)
    assert found.tolist() == [0.0] * len(MIDDLES)


def test_a_sign_of_the_wrong_side_counts_from_its_end_in_discrepancies():
    values = MIDDLES.copy()
    values[row("clusters")] = 0.9  # should be above 1, discrepancy 0.05
    values[row("oversight_top")] = 0.03  # should be below 0, discrepancy 0.015
    found = implausibility(values, NO_ERROR)
    assert found[[row("clusters"), row("oversight_top")]] == pytest.approx([2.0, 2.0])
    errors = NO_ERROR.copy()
    errors[row("clusters")] = np.sqrt(3) * 0.05
    assert implausibility(values, errors)[row("clusters")] == pytest.approx(1.0)


def test_what_was_not_measured_has_no_implausibility():
    nothing = np.full(len(MIDDLES), np.nan)
    assert np.isnan(implausibility(nothing, nothing)).all()
    assert np.isnan(implausibility(nothing, NO_ERROR)).all()


def test_values_between_the_ends_are_those_that_are_kept():
    errors = 0.5 * MODEL
    low, high = kept_between(errors)
    for values in (np.where(np.isinf(low), MIDDLES, low), np.where(np.isinf(high), MIDDLES, high)):
        at_end = implausibility(values, errors)
        np.testing.assert_allclose(at_end[values != MIDDLES], CUT)
    assert (np.isinf(low) | np.isinf(high)).tolist() == ONE_SIDED.tolist()
    assert not (np.isinf(low) & np.isinf(high)).any()


# Which worlds are kept, and which are confirmed.


@pytest.mark.parametrize(
    ("step", "confirmed", "kept"),
    [(0.0, True, True), (2.74, True, True), (2.76, False, True), (2.99, False, True), (3.01, False, False)],
)
def test_a_world_near_the_cut_is_kept_and_not_confirmed(step, confirmed, kept):
    assert CONFIRM_CUT < CUT
    for k in range(len(MIDDLES)):
        values = MIDDLES.copy()
        values[k] += step * WRONG[k] * MODEL[k]
        judgement = Judgement(values, NO_ERROR)
        assert (judgement.confirmed, judgement.kept) == (confirmed, kept)
        assert judgement.worst == pytest.approx(step)


def test_a_world_that_was_not_measured_to_the_end_is_neither_kept_nor_confirmed():
    values = MIDDLES.copy()
    values[-1] = np.nan
    assert not Judgement(values, NO_ERROR).kept
    assert not Judgement(values, NO_ERROR).confirmed


def test_only_patterns_that_the_model_reaches_rule_out_and_the_cheapest_come_first():
    names = matched()
    assert set(names) == {n for n, p in PATTERNS.items() if p.rules_out}
    assert len(names) == len(set(names))
    cheap = [PATTERNS[n].needs == ("base",) for n in names]
    assert cheap == sorted(cheap, reverse=True)


# Missed rows.


def test_missed_by_hand():
    inside = Judgement(MIDDLES, NO_ERROR + 1e-9)
    assert missed(inside) == 0
    values, errors = MIDDLES.copy(), NO_ERROR + 1e-9
    values[row("win_rate")] = 0.48  # a hundredth beyond its upper end
    values[row("clusters")] = 0.9
    values[row("oversight_top")] = -0.5  # a sign may be as clear as it likes
    assert missed(Judgement(values, errors)) == 2
    errors[row("win_rate")] = 0.02  # its interval reaches into the range: cannot tell
    assert missed(Judgement(values, errors)) == 1
    errors[row("clusters")] = 0.06
    assert missed(Judgement(values, errors)) == 0


def test_what_the_discrepancy_excuses_is_missed_all_the_same():
    values = MIDDLES.copy()
    values[row("care_leaving")] = -0.10  # published is -0.25 to -0.20, the model may lie 0.10 off
    judgement = Judgement(values, NO_ERROR + 1e-9)
    assert judgement.confirmed
    assert missed(judgement) == 1


# Worlds that are measured.


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_default_world_is_kept(seed):
    judgement = judge(sc.Team(), seed)
    assert judgement.kept
    assert not np.isnan(judgement.values).any()


def test_a_world_far_off_is_ruled_out_after_the_first_experiment():
    judgement = judge(sc.Team(quota_stretch=5.0, people=4), runs=20)
    assert not judgement.kept
    base = np.array([p.needs == ("base",) for p in TARGETS])
    assert not np.isnan(judgement.values[base]).any()
    assert np.isnan(judgement.values[~base]).all()


def test_the_same_world_with_the_same_luck_is_judged_the_same_again_and_other_luck_shows():
    first, again, other = (judge(SMALL, seed=seed, runs=20) for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.values, again.values)
    np.testing.assert_array_equal(first.errors, again.errors)
    assert (first.values != other.values)[~np.isnan(other.values)].mean() > 0.9


def test_what_is_measured_is_what_the_report_of_patterns_shows(monkeypatch):
    monkeypatch.setattr(match, "CUT", np.inf)  # so that it is measured to the end
    table = sc.patterns(SMALL, seed=3, runs=20).table.set_index("pattern").loc[list(matched())]
    np.testing.assert_array_equal(judge(SMALL, seed=3, runs=20).values, table["measured"])
