"""The order in which people and managers are gone through inside a week changes nothing."""

from __future__ import annotations

import numpy as np
import pytest

from salescoach.simulation.block import begin, weeks_of
from salescoach.simulation.calendar import urgency
from salescoach.simulation.customers import draw_luck, work_book
from salescoach.simulation.draws import key_of
from salescoach.simulation.manager import give_way, keep_to_budget, look_back, pressure_from_above
from salescoach.simulation.observe import apply_practices, observe
from salescoach.simulation.params import parameters
from salescoach.simulation.week import after_customers, before_customers, count_manager, count_people
from tests.simulation.worlds import busy, plan_of, small_team

TEAM = {
    "people": 5, "span": 3, "accounts_per_person": 7, "warmup_weeks": 4, "weeks": 22,
    "quit_rate": 0.03, "vacancy_weeks": 3.0,
}  # fmt: skip


def hand_made_week(p, state, key, week, order):
    """``live_week`` by hand, with the compiled steps called in the given order of seats and managers."""
    span, people, hurry = int(p["span"]), state.seats.shape[1], urgency(p, week)
    luck = np.empty((4, state.accounts.shape[2]))
    for r in range(state.seats.shape[0]):
        for g in order(range(state.managers.shape[1])):
            m, first, last = state.managers[r, g], g * span, min(people, (g + 1) * span)
            look_back(p, m, state.seats[r], first, last)
            m["above"] = pressure_from_above(p, m, week)
            for s in order(range(first, last)):
                give_way(p, m, state.seats[r, s])
            keep_to_budget(p, m, state.seats[r], first, last)
            for s in order(range(first, last)):
                q, book = state.seats[r, s], state.accounts[r, s]
                before_customers(p, m, q, key, r, s, week, hurry)
                draw_luck(key, r, s, week, luck)
                work_book(p, q, book, luck, week)
                after_customers(p, m, q, book, key, r, s, week)
            if week >= 0:
                count_manager(state.totals[r], m)
        if week >= 0:
            count_people(state.totals[r], state.seats[r], week)


def shuffled(places):
    return [places[i] for i in np.random.default_rng(len(places)).permutation(len(places))]


@pytest.mark.parametrize(
    "order", [list, lambda places: list(reversed(places)), shuffled], ids=["given", "back", "mixed"]
)
def test_the_order_of_people_and_managers_changes_nothing(order):
    team, runs = small_team(**TEAM), 2
    plan, p, key = plan_of(team), parameters(team), key_of(1)
    state = begin(plan, 0, runs)
    left = 0
    for week, expected in weeks_of(plan, 0, runs):
        apply_practices(busy, observe(p, state, week), state)
        hand_made_week(p, state, key, week, order)
        for name in ("seats", "accounts", "managers"):
            assert getattr(state, name).tobytes() == getattr(expected, name).tobytes(), (week, name)
        left += int(state.seats["left"].sum())
    assert left > 0, "nobody left, so leaving was not tried"
    for name in state.totals.dtype.names:
        # sums over managers in another order may differ in the last bit
        np.testing.assert_allclose(state.totals[name], expected.totals[name], rtol=1e-12, err_msg=name)


def test_work_on_customers_customer_by_customer_is_the_same_as_on_the_whole_book():
    team = small_team(start_open=0.7)
    p, key = parameters(team), key_of(1)
    whole, parts = (begin(plan_of(team), 0, 6) for _ in range(2))
    luck = np.empty((4, 8))
    for state in (whole, parts):
        state.seats["reach_small"], state.seats["reach_large"], state.seats["lead_rate"] = 0.7, 0.5, 0.3
        state.seats["push"], state.seats["tidy"], state.seats["pitch"] = 0.3, 0.2, p["advance_base"]
    won = 0.0
    for r in range(6):
        draw_luck(key, r, 0, 2, luck)
        work_book(p, whole.seats[r, 0], whole.accounts[r, 0], luck, 2)
        sums = dict.fromkeys(("opened", "won", "walked", "no_decision", "contacts", "moved", "revenue"), 0.0)
        for i in reversed(range(8)):
            work_book(
                p, parts.seats[r, 0], parts.accounts[r, 0, i : i + 1], np.ascontiguousarray(luck[:, i : i + 1]), 2
            )
            for name in sums:
                sums[name] += parts.seats[r, 0][name]
        assert whole.accounts[r, 0].tobytes() == parts.accounts[r, 0].tobytes()
        assert sums == {name: whole.seats[r, 0][name] for name in sums}
        won += sums["contacts"]
    assert won > 0
