"""Who leaves takes the personal relation along; trust, deals and their history stay with the account."""

from __future__ import annotations

import numpy as np
import pytest

from salescoach.simulation.leaving import hand_over
from salescoach.simulation.state import ACCOUNT
from tests.simulation.worlds import busy, copy_of, frames, life, small_team

KEPT = tuple(name for name in ACCOUNT.names if name not in ("relation", "pad"))
TEAM = {
    "people": 1, "span": 1, "accounts_per_person": 30, "weeks": 40, "quit_rate": 0.03, "start_open": 0.4,
    "need_rate": 0.1, "vacancy_weeks": 4.0,
}  # fmt: skip


def test_a_hand_over_takes_the_relation_and_nothing_else():
    rng = np.random.default_rng(4)
    book = np.zeros(50, ACCOUNT)
    for name in ("trust", "relation", "fit", "value", "tolerance", "price"):
        book[name] = rng.random(50)
    for name in ("opened_week", "contacts", "stage", "dead", "event"):
        book[name] = rng.integers(0, 2, 50)
    before = book.copy()
    hand_over(book)
    assert np.all(book["relation"] == 0.0)
    for name in KEPT:
        assert np.array_equal(book[name], before[name]), name


def test_in_a_live_run_the_accounts_of_a_leaver_keep_their_memory():
    """Up to the end of the week in which the first person leaves, only the relation tells the difference."""
    runs, met = 25, 0
    team = small_team(**TEAM)
    gone = np.zeros(runs, bool)
    for (_, one), (_, other) in zip(life(team, busy, runs), life(team.without("attrition"), busy, runs), strict=True):
        leaving = (one.seats["left"][:, 0] == 1) & ~gone
        for name in KEPT:
            assert np.array_equal(one.accounts[name][~gone], other.accounts[name][~gone]), name
        stays = ~gone & ~leaving
        assert np.array_equal(one.accounts["relation"][stays], other.accounts["relation"][stays])
        assert np.all(one.accounts["relation"][leaving] == 0.0)
        assert np.all(other.accounts["relation"][leaving].max(axis=-1, initial=0.0) > 0.0)
        met += int((one.accounts["stage"][leaving] > 0).sum())
        gone |= leaving
    assert gone.sum() >= 10
    assert met > 20, "no open deal was handed over"


def test_open_deals_go_on_under_colleagues_and_the_next_person():
    """A deal that was open when its person left keeps the week in which it opened, its stage and its contacts."""
    before, carried = None, 0
    for _, state in life(small_team(**TEAM), busy, 25):
        if before is not None:
            was_left = before.seats["left"][:, 0] == 1
            old, new = before.accounts[was_left], state.accounts[was_left]
            lasting = (old["stage"] > 0) & (new["stage"] > 0)
            assert np.array_equal(new["opened_week"][lasting], old["opened_week"][lasting])
            assert np.all(new["contacts"][lasting] >= old["contacts"][lasting])
            assert np.all(new["stage"][lasting] >= old["stage"][lasting])
            carried += int(lasting.sum())
        before = copy_of(state)
    assert carried > 20


def test_the_next_person_is_new_and_has_no_past_with_the_manager():
    newcomers, before = 0, None
    for _, state in life(small_team(**TEAM), busy, 25):
        q = state.seats
        fresh = q["newcomer"] == 1
        assert np.all(q["worked"][fresh] == 0)
        assert np.all(q["vacant"][fresh] == 0)
        for name, value in (("tenure", 0), ("said", -1), ("belief", -1)):
            assert np.all(q[name][fresh] == value), name
        assert np.array_equal(q["trust"][fresh], q["baseline_trust"][fresh])
        assert np.array_equal(q["recent_revenue"][fresh], np.repeat(q["quota"][fresh][:, None], 13, axis=1))
        if before is not None:
            assert np.array_equal(q["hire"], before.seats["hire"] + fresh)
            for name in ("territory", "territory_deal_size", "quota"):
                assert np.array_equal(q[name], before.seats[name]), name
            assert np.all(q["potential"][fresh] != before.seats["potential"][fresh])
        newcomers += int(fresh.sum())
        before = copy_of(state)
    assert newcomers > 10


@pytest.fixture(scope="module")
def told():
    return frames(small_team(**TEAM), busy, runs=25)


def test_a_seat_is_empty_from_the_week_after_the_leaving_until_somebody_came(told):
    people = told["people_weeks"]
    for _, own in people.groupby("run"):
        seat, left, hire = own.in_seat.to_numpy(), own.left.to_numpy(), own.hire.to_numpy()
        assert np.array_equal(left[:-1] == 1, seat[:-1] & ~seat[1:])
        assert np.array_equal(np.diff(hire) == 1, ~seat[:-1] & seat[1:])
    assert people.left.sum() > 10


def test_deals_name_the_person_who_worked_them_when_they_closed(told):
    people, deals = told["people_weeks"], told["deals"]
    closed = deals[deals.status != "open"].astype({"closed_week": int})
    assert deals.hire.nunique() > 1
    who = people.set_index(["run", "week", "person"]).hire
    keys = list(zip(closed.run, closed.closed_week, closed.person, strict=True))
    assert closed.hire.tolist() == who.loc[keys].tolist()
