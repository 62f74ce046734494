"""Every measure on traces so small that the answer is known beforehand."""

import numpy as np
import pandas as pd
import pytest

import salescoach as sc
from salescoach.campaign.bank import contact_counts, odds_per_call
from salescoach.campaign.calls import Calls, count_calls
from salescoach.management.library import STYLES
from salescoach.published import measures as m
from salescoach.published.experiments import Lab
from salescoach.published.measure import read
from salescoach.published.table import Pattern
from salescoach.published.trace import KEPT, Trace

MONTH_ENDS = list(m.MONTH_ENDS)


def made(weeks, runs=1, people=2, quota=1.0, standing=None, **columns):
    """A trace with these columns, everything else zero and everybody at work."""
    shape = (weeks, runs, people)
    values = {name: np.zeros(shape) for name in KEPT} | {"worked": np.ones(shape)}
    values |= {name: np.broadcast_to(np.asarray(v, float), shape).copy() for name, v in columns.items()}
    rest = np.full((runs, people), float(quota))
    before = rest if standing is None else np.asarray(standing, float)
    return Trace(team=sc.Team(), columns=values, quota=rest, standing=before, will=rest)


def by_week(values):
    return np.asarray(values, float)[:, None, None]


# Spread between people, and how far it lasts.


def test_the_top_fifth_of_equal_people_bring_a_fifth():
    assert m.top_fifth_share(made(4, people=10, revenue=3.0)) == pytest.approx(0.2)


def test_the_top_fifth_bring_all_where_nobody_else_sells():
    assert m.top_fifth_share(made(4, people=5, revenue=[0, 0, 7, 0, 0])) == 1.0


def test_constant_weeks_vary_between_people_only():
    assert m.weekly_between_share(made(6, people=3, revenue=[1, 2, 4])) == pytest.approx(1.0)


def test_noise_alone_varies_within_people_only():
    noise = np.random.default_rng(1).normal(10, 1, (200, 10, 10))
    assert m.weekly_between_share(made(200, 10, 10, revenue=noise)) == pytest.approx(0.0, abs=0.01)


def test_equal_parts_of_person_and_week_are_a_half():
    rng = np.random.default_rng(2)
    sold = rng.normal(0, 1, (1, 40, 50)) + rng.normal(0, 1, (52, 40, 50))
    assert m.weekly_between_share(made(52, 40, 50, revenue=sold)) == pytest.approx(0.5, abs=0.03)


def test_quarters_agree_wholly_where_people_never_change():
    assert m.quarter_correlation(made(52, people=4, revenue=[1, 2, 5, 3])) == pytest.approx(1.0)


def test_quarters_disagree_where_places_are_swapped():
    good = np.where(np.arange(26) < 13, 1.0, 0.0)[:, None, None]
    assert m.quarter_correlation(made(26, revenue=np.concatenate([good, 1 - good], axis=2))) == pytest.approx(-1.0)


def test_attainment_counts_against_each_ones_own_quota():
    t = made(10, people=4, quota=2.0, revenue=[1.9, 2.0, 2.1, 5.0])
    assert m.share_at_quota(t) == 0.75


# Deals.


def test_win_rate_and_no_decisions():
    t = made(5, won=2.0, walked=3.0, no_decision=5.0)
    assert m.win_rate(t) == pytest.approx(0.2)
    assert m.no_decision_share(t) == pytest.approx(5 / 8)


def test_selling_share_is_of_the_working_week_of_those_who_worked():
    worked = [1.0, 0.0]
    assert m.selling_share(made(3, worked=worked, selling_hours=[14.0, 0.0])) == pytest.approx(
        14 / sc.Team().week_hours
    )


# Leaving.


def test_turnover_is_per_seat_and_year():
    left = np.zeros((26, 1, 4))
    left[5, 0, 2] = 1
    assert m.yearly_turnover(made(26, people=4, left=left)) == pytest.approx(0.5)


def test_leaving_clusters_compare_the_eight_weeks_after_a_colleague_left_with_the_rest():
    left = np.zeros((20, 1, 2))
    left[2, 0, 0] = left[4, 0, 1] = 1
    # weeks 3-10 are recent for the second person, 5-12 for the first: 16 person-weeks with one leaver, 24 with one
    assert m.leaving_clusters(made(20, left=left)) == pytest.approx((1 / 16) / (1 / 24))


def test_ones_own_leaving_is_no_colleagues():
    left = np.zeros((20, 1, 2))
    left[2, 0, 0] = left[4, 0, 0] = 1
    assert m.leaving_clusters(made(20, left=left)) == 0.0


# Month ends.


def ends(at, otherwise):
    return by_week(np.where(np.isin(np.arange(13), MONTH_ENDS), at, otherwise))


def test_month_ends_over_other_weeks():
    assert m.month_end(made(13, won=ends(6.0, 2.0)), "won") == pytest.approx(3.0)
    assert m.month_end(made(13, won=1.0), "won") == 1.0
    assert m.month_end_losses(made(13, walked=ends(1.0, 1.0), no_decision=ends(3.0, 1.0))) == pytest.approx(2.0)


def test_the_trough_is_the_first_week_after_an_end_over_ordinary_weeks():
    sold = np.where(np.isin(np.arange(13), MONTH_ENDS), 9.0, 2.0)
    sold[[0, 4, 8]] = 1.0
    assert m.trough(made(13, won=by_week(sold))) == pytest.approx(0.5)


def test_discount_at_month_ends_is_weighted_by_orders():
    discount = np.zeros((13, 1, 2))
    discount[3], discount[0] = [0.1, 0.4], 0.9
    won = np.zeros((13, 1, 2))
    won[3], won[0] = [3.0, 1.0], 5.0
    assert m.month_end_discount(made(13, won=won, discount=discount)) == pytest.approx(0.175)


# Two traces.


def test_gains():
    base, more = made(26, revenue=[2.0, 4.0]), made(26, revenue=[3.0, 4.0])
    assert m.gain(base, more) == pytest.approx(1 / 6)
    late = made(26, revenue=by_week(np.where(np.arange(26) < 13, 9.0, 3.0)))
    assert m.last_quarter_gain(made(26, revenue=2.0), late) == pytest.approx(0.5)


def test_a_gain_by_standing_looks_at_the_standing_before_the_count():
    base = made(4, people=4, standing=[[0.1, 0.2, 0.9, 2.0]], revenue=1.0)
    more = made(4, people=4, standing=[[9.0, 9.0, 9.0, 9.0]], revenue=[2.0, 1.0, 1.0, 0.5])
    assert m.gain_by_standing(base, more, 0.0, 0.2) == pytest.approx(1.0)
    assert m.gain_by_standing(base, more, 0.9, 1.0) == pytest.approx(-0.5)


def test_spread_change_is_of_the_coefficient_of_variation():
    assert m.spread_change(made(3, revenue=[1.0, 3.0]), made(3, revenue=[10.0, 30.0])) == pytest.approx(0.0)
    assert m.spread_change(made(3, revenue=[1.0, 3.0]), made(3, revenue=[2.0, 2.0])) == pytest.approx(-1.0)


def test_leaving_change():
    few, many = np.zeros((10, 1, 2)), np.zeros((10, 1, 2))
    few[:2, 0, 0], many[:6, 0, 0] = 1, 1
    assert m.leaving_change(made(10, left=few), made(10, left=many)) == pytest.approx(2.0)


def test_proxy_and_purpose_are_per_worked_week():
    base = made(2, worked=[1.0, 0.0], logged=[10.0, 99.0], contacts=[10.0, 99.0])
    pushed = made(2, logged=15.0, contacts=8.0)
    assert m.logged_gain(base, pushed) == pytest.approx(0.5)
    assert m.true_contacts_gain(base, pushed) == pytest.approx(-0.2)


def test_handed_over_accounts_are_those_of_early_leavers_after_they_left():
    left = np.zeros((26, 1, 3))
    left[4, 0, 0] = left[20, 0, 1] = 1  # the second leaves too late to be followed
    revenue = np.ones((26, 1, 3))
    revenue[5:, 0, 0] = 0.8
    revenue[21:, 0, 1] = 0.1
    assert m.handed_over(made(26, people=3, left=left, revenue=revenue), made(26, people=3, revenue=1.0)) == (
        pytest.approx(-0.2)
    )


def ramping(bend):
    """Orders of a newcomer that climb from one to two by month nine, with and without a ramp."""
    weeks = np.arange(1, 45)
    month = weeks / (52 / 12)
    climb = np.where(month <= 2, 1.0, np.where((month > 3) & (month <= 5), bend, 2.0))
    with_gap = made(44, won=by_week(climb), tenure=by_week(weeks))
    return with_gap, made(44, won=2.0, tenure=by_week(weeks))


def test_the_ramp_is_measured_against_the_same_people_without_one():
    base, no_gap = ramping(1.75)
    assert m.ramp(base, no_gap, (0, 2)) == pytest.approx(0.5)
    assert m.ramp_gain(base, no_gap) == pytest.approx(1.0)
    assert m.ramp_bend(base, no_gap) == pytest.approx(3.0)


def test_seats_with_another_person_do_not_count_in_the_ramp():
    base, no_gap = ramping(1.75)
    no_gap["hire"][:, :, 1] = 1.0
    no_gap["won"][:, :, 1] = 1000.0
    assert m.ramp(base, no_gap, (0, 2)) == pytest.approx(0.5)


# Correlations over people.


@pytest.mark.parametrize(("column", "sign"), [("strain", 1.0), ("trust", -1.0)])
def test_oversight_goes_with_a_column(column, sign):
    watched = np.array([0.0, 1.0, 2.0])
    t = made(5, people=3, oversight=watched, **{column: 0.5 + sign * watched / 10})
    assert m.oversight_correlation(t, column) == pytest.approx(sign)


def test_gaming_is_false_over_true_contacts():
    t = made(5, people=3, oversight=[0.0, 1.0, 2.0], contacts=[5.0, 10.0, 20.0], logged=[5.0, 11.0, 24.0])
    assert m.oversight_correlation(t, "gaming") == pytest.approx(1.0)


def test_strain_and_attainment_leave_out_who_worked_less_than_half_a_year():
    worked = np.ones((30, 1, 4))
    worked[10:, 0, 3] = 0
    t = made(30, people=4, worked=worked, strain=[0.1, 0.2, 0.3, 0.9], revenue=[3.0, 2.0, 1.0, 50.0])
    assert m.strain_correlation(t) == pytest.approx(-1.0)


# The error of a reading.


class Fixed:
    """A lab whose only experiment is a trace made by hand."""

    def __init__(self, kept):
        self.kept, self.runs, self.parts = kept, kept.runs, {}

    def __getitem__(self, name):
        return self.kept

    def left_out(self, name, groups):
        return Lab.left_out(self, name, groups)


def mean_pattern(low=-1.0, high=1.0):
    return Pattern("mean", "mean revenue", ("base",), lambda t: float(t["revenue"].mean()), low, high, "-", "-", "-")


def test_the_error_of_a_mean_is_that_of_its_group_means():
    drawn = np.random.default_rng(3).normal(0, 1, (1, 64, 1))
    reading = read(mean_pattern(), Fixed(made(1, 64, 1, revenue=drawn)))
    groups = drawn.ravel().reshape(8, 8).mean(axis=0)  # run 0, 8, 16 ... are the first group
    assert reading.value == pytest.approx(drawn.mean())
    assert reading.error == pytest.approx(groups.std(ddof=1) / np.sqrt(8))


def test_the_error_of_a_mean_of_independent_runs_is_near_sd_over_root_n():
    rng = np.random.default_rng(4)
    errors = [
        read(mean_pattern(), Fixed(made(1, 64, 1, revenue=rng.normal(0, 2, (1, 64, 1))))).error for _ in range(60)
    ]
    assert np.sqrt(np.mean(np.square(errors))) == pytest.approx(2 / 8, rel=0.1)


def test_equal_runs_have_no_error():
    assert read(mean_pattern(), Fixed(made(1, 16, 1, revenue=0.5))).error == 0.0


@pytest.mark.parametrize(("value", "met", "distance"), [(0.5, True, 0.0), (1.0, True, 0.0), (3.0, False, 2.0)])
def test_met_and_distance(value, met, distance):
    reading = read(mean_pattern(), Fixed(made(1, 16, 1, revenue=value)))
    assert (reading.met, reading.distance) == (met, pytest.approx(distance))


# Campaigns.


def test_orders_by_the_third_and_sixth_call():
    yes = np.array([[4.0, 0, 0, 1, 0, 0, 0], [2.0, 0, 1, 0, 0, 1, 1]])
    calls = Calls(sc.Team(), np.full((2, 7), 50.0), yes)
    assert (m.won_by(calls, 3), m.won_by(calls, 6)) == (0.7, 0.9)
    assert m.won_by(calls.only(np.array([0])), 3) == 0.8
    assert m.won_by(Calls(sc.Team(), np.ones((1, 2)), np.zeros((1, 2))), 1) == 0.0


def test_calls_are_counted_as_the_campaign_report_counts_them():
    team, style = sc.Team(preset="outbound_campaign", people=2), STYLES["status_quo"]
    calls = count_calls(team, style, 4, 3)
    counts = contact_counts(sc.simulate(team, style, runs=4, seed=3)).astype(float)
    mine = calls.counts[calls.counts.clients > 0].reset_index(drop=True).astype(float)
    pd.testing.assert_frame_equal(mine, counts)
    assert m.campaign_odds(calls) == pytest.approx(odds_per_call(counts), rel=1e-6)
    assert calls.runs == 4
    assert calls.clients.sum() > calls.only(np.array([1, 2])).clients.sum() > 0
