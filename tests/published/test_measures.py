"""Every measure on traces so small that the answer is known beforehand."""

import numpy as np
import pandas as pd
import pytest

import salescoach as sc
from salescoach.campaign.bank import contact_counts, odds_per_call
from salescoach.campaign.calls import Calls, count_calls
from salescoach.management.library import STYLES
from salescoach.published import measures as m
from salescoach.published.trace import KEPT, Trace

MONTH_ENDS = list(m.MONTH_ENDS)


def made(weeks, runs=1, people=2, quota=1.0, standing=None, taste=None, **columns):
    """A trace with these columns, everything else zero and everybody at work."""
    shape = (weeks, runs, people)
    values = {name: np.zeros(shape) for name in KEPT} | {"worked": np.ones(shape)}
    values |= {name: np.broadcast_to(np.asarray(v, float), shape).copy() for name, v in columns.items()}
    rest = np.full((runs, people), float(quota))
    before = rest if standing is None else np.asarray(standing, float)
    tastes = rest if taste is None else np.broadcast_to(np.asarray(taste, float), (runs, people)).copy()
    return Trace(team=sc.Team(), columns=values, quota=rest, standing=before, will=rest, taste=tastes)


def by_week(values):
    return np.asarray(values, float)[:, None, None]


# Spread between people.


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


def test_attainment_counts_against_each_ones_own_quota():
    t = made(10, people=4, quota=2.0, revenue=[1.9, 2.0, 2.1, 5.0])
    assert m.share_at_quota(t) == 0.75


# Deals.


def test_win_rate_and_no_decisions():
    t = made(5, won=2.0, walked=3.0, no_decision=5.0)
    assert m.win_rate(t) == pytest.approx(0.2)
    assert m.no_decision_share(t) == pytest.approx(5 / 10)  # of all that were closed, the won ones as well


def test_what_is_given_away_is_of_the_list_value():
    t = made(1, people=3, revenue=[8.0, 10.0, 10.0], discount=[0.2, 0.0, 0.0])
    assert m.discounted(t) == pytest.approx(2 / 30)
    assert m.discounted(made(3, revenue=5.0)) == 0.0


def test_the_value_of_an_order_is_its_list_value():
    base, watched = made(4, revenue=10.0, won=2.0), made(4, revenue=6.4, won=2.0, discount=0.2)
    assert m.order_value_change(base, watched) == pytest.approx(-0.2)
    assert m.order_value_change(base, made(4, revenue=30.0, won=6.0)) == pytest.approx(0.0)  # more orders, not larger


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


def test_the_trough_is_the_first_three_weeks_of_a_quarter_over_its_other_ordinary_weeks():
    sold = np.full(26, 2.0)
    sold[[0, 1, 2, 13, 14, 15]] = 1.0
    sold[[3, 7, 12, 16, 20, 25]] = 9.0
    assert m.trough(made(26, won=by_week(sold))) == pytest.approx(0.5)
    assert m.trough(made(13, won=1.0)) == 1.0


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


def test_a_gain_of_some_weeks_is_of_these_alone():
    sales = by_week([3.0] * 4 + [1.2] * 20 + [9.0] * 28)
    base, shared = made(52, revenue=1.0), made(52, revenue=sales)
    assert m.gain(base, shared, m.TRIAL) == pytest.approx(2.0)
    assert m.gain(base, shared, m.AFTER_TRIAL) == pytest.approx(0.2)
    assert m.gain(base, made(52, revenue=by_week([1.0] * 39 + [9.0] * 13)), m.NINE_MONTHS) == 0.0


def test_a_gain_by_standing_looks_at_the_standing_before_the_count():
    base = made(4, people=4, standing=[[0.1, 0.2, 0.9, 2.0]], revenue=1.0)
    more = made(4, people=4, standing=[[9.0, 9.0, 9.0, 9.0]], revenue=[2.0, 1.0, 1.0, 0.5])
    assert m.gain_by_standing(base, more, 0.0, 0.2) == pytest.approx(1.0)
    assert m.gain_by_standing(base, more, 0.9, 1.0) == pytest.approx(-0.5)


def test_spread_change_is_of_the_coefficient_of_variation():
    assert m.spread_change(made(3, revenue=[1.0, 3.0]), made(3, revenue=[10.0, 30.0])) == pytest.approx(0.0)
    assert m.spread_change(made(3, revenue=[1.0, 3.0]), made(3, revenue=[2.0, 2.0])) == pytest.approx(-1.0)
    equal_late = np.concatenate([np.full((4, 1, 2), [10.0, 30.0]), np.full((20, 1, 2), 4.0)])
    assert m.spread_change(made(24, revenue=[1.0, 3.0]), made(24, revenue=equal_late), m.AFTER_TRIAL) == -1.0


def test_leaving_change():
    few, many = np.zeros((10, 1, 2)), np.zeros((10, 1, 2))
    few[:2, 0, 0], many[:6, 0, 0] = 1, 1
    assert m.leaving_change(made(10, left=few), made(10, left=many)) == pytest.approx(2.0)
    assert m.leaving_change(made(10, left=few), made(10, left=many), slice(0, 2)) == 0.0


def test_the_proxy_is_per_worked_week():
    base = made(2, worked=[1.0, 0.0], logged=[10.0, 99.0])
    assert m.logged_gain(base, made(2, logged=15.0)) == pytest.approx(0.5)


def test_false_contacts_are_counted_for_a_true_one():
    base, pushed = made(2, logged=11.0, contacts=10.0), made(2, logged=6.0, contacts=5.0)
    assert m.false_contacts_ratio(base, pushed) == pytest.approx(2.0)
    assert m.false_contacts_ratio(base, made(2, logged=55.0, contacts=50.0)) == pytest.approx(1.0)


def test_reviews_harm_those_whose_taste_lies_on_the_losing_side_of_the_line():
    taste = [-1.0, 1.0, 2.0, 3.0]
    base = made(1, people=4, revenue=5.0, taste=taste)
    assert m.feedback_harm(base, made(1, people=4, revenue=[4.0, 6.0, 7.0, 8.0], taste=taste)) == 0.25
    assert m.feedback_harm(base, made(1, people=4, revenue=[6.0, 8.0, 9.0, 10.0], taste=taste)) == 0.0


def test_luck_of_single_people_moves_the_share_that_reviews_harm_hardly():
    rng = np.random.default_rng(5)
    taste = rng.normal(0.5, 1.0, (200, 10))
    base = made(52, 200, 10, revenue=50.0, taste=taste)
    luck = rng.normal(0, 1.0, (1, 200, 10))  # five times what taste does in a week, in every week of the year
    reviewed = made(52, 200, 10, revenue=50.0 + 0.2 * taste + luck, taste=taste)
    gains = (reviewed["revenue"] - base["revenue"]).sum(axis=0)
    assert np.mean(gains < 0) > 0.4  # counting them one by one would see mostly luck
    assert m.feedback_harm(base, reviewed) == pytest.approx(np.mean(taste < 0), abs=0.06)


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
    assert m.ramp_bend(base, no_gap) == pytest.approx(0.25)  # three eighths, then one
    assert m.ramp_bend(*ramping(1.25)) == pytest.approx(-0.25)


def test_seats_with_another_person_do_not_count_in_the_ramp():
    base, no_gap = ramping(1.75)
    no_gap["hire"][:, :, 1] = 1.0
    no_gap["won"][:, :, 1] = 1000.0
    assert m.ramp(base, no_gap, (0, 2)) == pytest.approx(0.5)


# Correlations over people.


@pytest.mark.parametrize(("column", "sign"), [("strain", 1.0), ("trust", -1.0)])
def test_oversight_by_lot_goes_with_a_column(column, sign):
    t = made(26, people=6, **{column: 0.5 + sign * np.array([0.0, 1.0, 2.0, 0.0, 1.0, 2.0]) / 10})
    assert m.lot_correlation(t, column) == pytest.approx(sign)


def test_the_lot_counts_and_not_who_was_watched_for_a_reason():
    strain = np.array([0.1, 0.2, 0.3, 0.1, 0.2, 0.3])
    t = made(26, people=6, strain=strain)
    t.columns["oversight"] = np.broadcast_to(1.0 - strain, (26, 1, 6))  # the strained are spared; the lot is blind
    assert m.lot_correlation(t, "strain") == pytest.approx(1.0)


def test_gaming_is_false_over_true_contacts():
    t = made(26, people=3, contacts=[5.0, 10.0, 20.0], logged=[5.0, 11.0, 24.0])
    assert m.lot_correlation(t, "gaming") == pytest.approx(1.0)


def test_means_of_people_are_over_worked_weeks_of_those_who_worked_half_a_year():
    worked = np.ones((40, 1, 3))
    worked[26:, 0, 1], worked[25:, 0, 2] = 0, 0
    strain = np.where(worked > 0, 0.2, 9.0) * [1.0, 2.0, 3.0]
    means = m.person_means(made(40, people=3, worked=worked, strain=strain, trust=0.7), "strain", "trust")
    np.testing.assert_allclose(means, [[0.2, 0.4], [0.7, 0.7]])


def test_strain_goes_with_the_trust_of_the_own_customers():
    t = made(30, people=4, strain=[0.1, 0.2, 0.3, 0.4], customer_trust=[0.6, 0.5, 0.4, 0.3])
    assert m.strain_and_customers(t) == pytest.approx(-1.0)
    assert m.strain_and_customers(made(30, people=4, strain=[0.1, 0.2, 0.3, 0.4], customer_trust=0.5)) == 0.0


def test_strain_and_attainment_leave_out_who_worked_less_than_half_a_year():
    worked = np.ones((30, 1, 4))
    worked[10:, 0, 3] = 0
    t = made(30, people=4, worked=worked, strain=[0.1, 0.2, 0.3, 0.9], revenue=[3.0, 2.0, 1.0, 50.0])
    assert m.strain_correlation(t) == pytest.approx(-1.0)


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
