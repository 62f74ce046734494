"""For every pattern: traces with an answer worked out by hand, and what a shifted target would give."""
# ruff: noqa: E501

import numpy as np

import salescoach as sc
from salescoach.campaign.calls import Calls
from salescoach.published.measures import correlation
from tests.published.shifts import (
    Case,
    a_seat,
    all_at_work,
    by_week,
    calls_later,
    changed,
    later,
    made,
    orders,
    others,
    sold,
    turned_round,
    without,
)

LEFT_EARLY = np.zeros((13, 1, 3))
LEFT_EARLY[8, 0, 0] = 1
AFTER = np.ones((13, 1, 3))
AFTER[9:, 0, 0] = 0.8
CLUSTER = np.zeros((20, 1, 2))
CLUSTER[2, 0, 0] = CLUSTER[4, 0, 1] = 1
ONE_LEAVER = np.zeros((26, 1, 4))
ONE_LEAVER[5, 0, 2] = 1
SHORT = np.ones((40, 1, 4))  # the fourth seat works for ten weeks, too few to count
SHORT[10:, 0, 3] = 0
CARE_BASE, CARE = np.zeros((52, 1, 4)), np.zeros((52, 1, 4))
CARE_BASE[[2, 9, 20, 30, 40, 43, 47, 50], 0, 0] = CARE[[2, 9, 20, 50], 0, 0] = 1
TEN = Calls(sc.Team(), np.array([[100.0, 100, 100, 100, 100, 100, 100]]), np.array([[3.0, 1, 1, 0, 0, 3, 2]]))
HAZARD = 0.06 * 0.8 ** np.arange(15) / (1 + 0.06 * 0.8 ** np.arange(15))
REACHED = 1e6 * np.concatenate([[1.0], np.cumprod(1 - HAZARD)[:-1]])
FALLING = Calls(sc.Team(), np.append((REACHED * HAZARD)[:-1], REACHED[-1])[None], (REACHED * HAZARD)[None])


def gain():
    """A sixth more; half more of the first person, nothing of the second."""
    given = (made(people=2, revenue=[2.0, 4.0]), made(people=2, revenue=[3.0, 4.0]))
    each = a_seat(lambda a, b: np.mean(sold(b) / sold(a)) - 1)
    return Case(given, 1 / 6, {"denominator": turned_round, "group": each})


def standing(right):
    """The weak gain as much as they sold, the best lose a half."""
    before = [0.1, 0.2, 0.5, 0.6, 1.0, 2.0]
    given = tuple(made(people=6, standing=before, revenue=r) for r in (1.0, [2.0, 2.0, 1.0, 1.0, 1.0, 0.5]))
    return Case(
        given, right, {"group": others(seats=2), "denominator": a_seat(lambda a, b: sold(b).sum() / sold(a).sum() - 1)}
    )


def lot(column, *, up):
    """None, one or two hours by lot (and none for the one who hardly works); the column goes with them."""
    values = [0.1, 0.2, 0.3, 0.9] if up else [0.3, 0.2, 0.1, 0.9]
    given = (made(40, 4, worked=SHORT, **{column: values}),)
    return Case(given, 1.0 if up else -1.0, {"group": others(column), "denominator": all_at_work})


def at_quota():
    """The second and the third reach their own quota."""
    given = (made(10, 4, quota=[3.0, 1.0, 2.0, 2.0], revenue=[2.0, 2.0, 2.0, 1.0]),)
    attained = a_seat(lambda t: sold(t).sum() / (10 * t.quota.sum()))
    return Case(given, 0.5, {"group": others(), "denominator": attained})


def deals(right, **shifts):
    """Two orders, three refusals, five of no decision."""
    return Case((made(won=2.0, walked=3.0, no_decision=5.0),), right, shifts)


def ramping():
    """Orders climb from half to seven eighths to all of what they were without a ramp, in a market that grows."""
    weeks = np.arange(1, 45)
    month, market = weeks / (52 / 12), np.where(weeks > 30, 2.0, 1.0)
    climb = np.where(month <= 2, 0.5, np.where((month > 3) & (month <= 5), 0.875, 1.0))
    ramp = made(44, won=by_week(8 * climb * market), tenure=by_week(weeks))
    return ramp, made(44, won=by_week(8 * market), tenure=by_week(weeks))


def ramp(right):
    """Held against the same people without a ramp."""
    flat = lambda s, a, b: s(a, changed(b, won=8.0))  # noqa: E731
    return Case(ramping(), right, {"week": later("won", weeks=8), "denominator": flat})


def trial(right, **shifts):
    """Three times the sales in four weeks of sharing, 1.18 times in the twenty after, nothing more then."""
    sales = by_week([3.0] * 4 + [1.18] * 20 + [1.0] * 28)
    return Case((made(52, revenue=1.0), made(52, revenue=sales)), right, {"week": later()} | shifts)


def month_end(right, shifts, **columns):
    """A quarter in which the last weeks of months differ."""
    return Case((made(13, **columns),), right, {"week": later()} | shifts)


def pushed(right, denominator):
    """An empty seat beside a full one, and a push that adds logged contacts and takes true ones."""
    base = made(2, 2, worked=[1.0, 0.0], logged=[11.0, 99.0], contacts=[10.0, 99.0])
    return Case((base, made(2, 2, logged=16.5, contacts=8.0)), right, {"denominator": denominator})


def false_share(base, treated, of):
    """False contacts over a column, treated over base."""
    share = [(t["logged"] - t["contacts"]).sum() / t[of].sum() for t in (base, treated)]
    return share[1] / share[0]


_OVER_ALL_WEEKS = a_seat(lambda t: t["won"][[3, 7, 12]].mean() / t["won"].mean())
_PER_PERSON = a_seat(lambda t: np.mean(t["discount"][[3, 7, 12]]))
_LEAVERS_A_SEAT = a_seat(lambda a, b: (b["left"].sum() - a["left"].sum()) / 8)
CASES = {
    "top_fifth": Case((made(people=5, revenue=[1, 1, 6, 1, 1]),), 0.6, {
        "group": a_seat(lambda t: np.sort(sold(t))[2] / sold(t).sum()),
        "denominator": a_seat(lambda t: np.max(sold(t)) / (sold(t).sum() - np.max(sold(t))))}),
    "weekly_between": Case((made(4, 2, revenue=np.array([[1, 5], [3, 7], [1, 5], [3, 7]])[:, None]),), 23 / 27, {
        "week": lambda s, t: s(made(2, 2, revenue=[4.0, 12.0])),  # the same in fortnights
        "denominator": a_seat(lambda t: 23 / 4)}),  # between over within
    "at_quota": at_quota(),
    "at_quota_bad": at_quota(),
    "win_rate": deals(0.2, denominator=without("no_decision")),
    "no_decision": deals(0.5, denominator=without("won"), group=a_seat(lambda t: t["walked"].sum() / 30)),
    "turnover": Case((made(26, 4, left=ONE_LEAVER),), 0.5, {
        "week": a_seat(lambda t: t["left"].sum() / 4), "denominator": a_seat(lambda t: 2 * t["left"].sum())}),
    "clusters": Case((made(20, 2, left=CLUSTER),), 1.5, {
        "group": a_seat(lambda t: 0.0),  # after one's own leaving nobody leaves
        "week": later("left", weeks=12)}),
    "handed_over": Case((made(13, left=LEFT_EARLY, revenue=AFTER), made(13, revenue=1.0)), -0.2, {
        "week": later("left", weeks=-1), "group": others("revenue")}),
    "ramp_gain": ramp(1.0),
    "ramp_bend": ramp(0.25),
    "oversight_mean": gain(),
    "oversight_bottom": standing(1.0),
    "oversight_top": standing(-0.5),
    "order_value": Case((made(revenue=10.0, won=2.0, contacts=4.0), made(revenue=6.4, won=2.0, discount=0.2, contacts=9.0)), -0.2, {
        "denominator": without("discount"), "group": a_seat(lambda a, b: (8 / 9) / (10 / 4) - 1)}),
    "oversight_strain": lot("strain", up=True),
    "oversight_trust": lot("trust", up=False),
    "oversight_gaming": Case((made(40, logged=[20.0, 11.0, 6.0], contacts=[20.0, 10.0, 5.0]),), 1.0, {
        "group": others(), "denominator": a_seat(lambda t: correlation(np.arange(3.0), np.array([0.0, 1.0, 1.0])))}),
    "selling_time": Case((made(people=2, worked=[1.0, 0.0], selling_hours=[14.0, 0.0]),), 14 / float(sc.Team().week_hours), {
        "denominator": all_at_work}),
    "strain_performance": Case((made(40, 4, worked=SHORT, strain=[0.1, 0.2, 0.3, 0.9], revenue=[3.0, 4.0, 4.0, 9.0], quota=[1.0, 2.0, 4.0, 1.0]),), -1.0, {
        "group": others("strain"), "denominator": a_seat(lambda t: correlation(np.array([1, 2, 3]), np.array([3, 4, 4])))}),
    "strain_customers": Case((made(40, 4, worked=SHORT, strain=[0.1, 0.2, 0.3, 0.9], customer_trust=[0.6, 0.5, 0.4, 0.9]),), -1.0, {
        "group": others("customer_trust"), "denominator": all_at_work}),
    "manager_output": gain(),
    "manager_leaving": Case((made(4, 8, left=by_week([1, 1, 1, 1])), made(4, 8, left=by_week([1, 0, 1, 0]))), -0.5, {
        "denominator": turned_round, "group": _LEAVERS_A_SEAT}),
    "star_manager": gain(),
    "care_leaving": Case((made(52, 4, left=CARE_BASE), made(52, 4, left=CARE)), -0.25, {
        "week": later(weeks=13), "denominator": turned_round}),
    "care_sales": Case((made(52, revenue=1.0), made(52, revenue=by_week([1.0] * 39 + [2.0] * 13))), 0.0, {"week": later(weeks=13)}),
    "feedback_harm": Case((made(people=4, revenue=5.0, taste=[-1, 1, 2, 3]), made(people=4, revenue=[4, 6, 7, 8], taste=[-1, 1, 2, 3])), 0.25, {
        "group": others("revenue"), "denominator": turned_round}),
    "unskilled_often": gain(),
    "sharing_at_once": trial(2.0, denominator=turned_round),
    "sharing_lasts": trial(0.18, denominator=turned_round),
    "sharing_narrows": Case(
        (made(52, 2, revenue=[1.0, 3.0]), made(52, 2, revenue=np.concatenate([np.full((4, 1, 2), [10.0, 30.0]), np.full((48, 1, 2), 4.0)]))),
        -1.0, {"week": later()}),
    "month_end_wins": month_end(3.0, {"denominator": _OVER_ALL_WEEKS}, won=orders((6.0, 2.0))),
    "month_end_losses": month_end(2.0, {"denominator": without("walked")}, walked=1.0, no_decision=orders((3.0, 1.0))),
    "month_end_cleanup": month_end(3.0, {"group": a_seat(lambda t: 1.0)}, walked=1.0, no_decision=orders((3.0, 1.0))),
    "month_end_discount": month_end(
        0.175, {"denominator": _PER_PERSON}, people=2, won=[3.0, 1.0], discount=np.where(orders((1, 0)) > 0, [0.1, 0.4], 0.02)),
    "timing_cost": Case((made(revenue=[8.0, 10.0, 10.0], discount=[0.2, 0.0, 0.0]),), 2 / 30, {
        "denominator": a_seat(lambda t: 2 / 28), "group": a_seat(lambda t: 2 / 10)}),
    "trough": Case((made(13, won=by_week([1, 1, 1, 9, 2, 2, 2, 9, 2, 2, 2, 2, 9])),), 0.5, {
        "week": later(), "denominator": a_seat(lambda t: 3 / (43 / 10))}),
    "proxy": pushed(0.5, all_at_work),
    "purpose": gain(),
    "false_contacts": pushed((8.5 / 8) / (1 / 109), a_seat(lambda a, b: false_share(a, b, "logged"))),
    "campaign_odds": Case((FALLING,), 0.8, {
        "week": calls_later, "denominator": a_seat(lambda c: c.yes[0, 1] / c.yes[0, 0])}),
    "campaign_third": Case((TEN,), 0.5, {"week": calls_later, "denominator": a_seat(lambda c: c.yes[:, :3].sum() / c.clients.sum())}),
    "campaign_sixth": Case((TEN,), 0.8, {"week": calls_later, "denominator": a_seat(lambda c: c.yes[:, :6].sum() / c.clients.sum())}),
}  # fmt: skip
