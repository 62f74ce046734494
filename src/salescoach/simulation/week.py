"""A week, in order: look back, managers, people, customers, then learning, leaving and the record.

Whatever one person takes from others (a colleague's skill, who has left, the group's results) comes
from the old week, so the order of people inside a step changes nothing.
"""

from __future__ import annotations

import math

import numpy as np

from ..common.arrays import Records, Row
from . import draws
from .births import new_person
from .calendar import quarter_closeness, urgency
from .compiled import compiled
from .customers import draw_luck, work_book
from .draws import Key, normal, seat_entity, uniforms
from .leaving import complaint_chance, hand_over, movement, quit_chance, warned
from .manager import arises, find_cause, give_way, helped, keep_to_budget, look_back, mends, pressure_from_above
from .people import cover, gone_through, learn, prepare, saturating


@compiled
def live_week(
    p: Row, seats: Records, accounts: Records, managers: Records, totals: Records, key: Key, first_run: int, week: int
) -> None:
    """One week of every replication in the block; arrays as in ``State``, changed in place."""
    span, people, hurry = int(p.span), seats.shape[1], urgency(p, week)
    luck = np.empty((4, accounts.shape[2]))
    for r in range(seats.shape[0]):
        run = first_run + r
        for g in range(managers.shape[1]):
            first, last = g * span, min(people, (g + 1) * span)
            m = managers[r, g]
            look_back(p, m, seats[r], first, last)
            m.above = pressure_from_above(p, m, week)
            for s in range(first, last):
                give_way(p, m, seats[r, s])
            keep_to_budget(p, m, seats[r], first, last)
            for s in range(first, last):
                before_customers(p, m, seats[r, s], key, run, s, week, hurry)
                draw_luck(key, run, s, week, luck)
                work_book(p, seats[r, s], accounts[r, s], luck, week)
                after_customers(p, m, seats[r, s], accounts[r, s], key, run, s, week)
            if week >= 0:
                count_manager(totals[r], m)
        if week >= 0:
            count_people(totals[r], seats[r], week)


@compiled
def before_customers(p: Row, m: Row, q: Row, key: Key, run: int, seat: int, week: int, hurry: float) -> None:
    """The person's week, or the cover of an empty seat, and the calendar's part in it."""
    q.left = q.dismissed = q.newcomer = q.repaired = q.complaint = 0
    q.worked = 1 - q.vacant
    if q.vacant == 0:
        find_cause(p, m, q, key, run, seat, week)
        prepare(p, m, q, hurry, quarter_closeness(week))
    else:
        cover(p, q)
    q.closing = p.deadline * p.deadline_closing * hurry
    q.discount = min(0.9, p.deadline * p.deadline_discount * hurry)
    found = p.inspection * saturating(gone_through(p, q) * m.effect, p.dose_half)
    q.tidy = min(1.0, p.tidy_rate * (1.0 + p.deadline * p.deadline_tidy * hurry) + found)


@compiled
def after_customers(p: Row, m: Row, q: Row, accounts: Records, key: Key, run: int, seat: int, week: int) -> None:
    """Results enter the memory of the quarter; the person learns, is helped, leaves or is replaced."""
    a, b, c, d = uniforms(key, run, seat_entity(seat, q.hire), week, draws.PERSON_WEEK)
    q.recent_revenue[week % len(q.recent_revenue)] = q.revenue
    q.recent_moves[week % len(q.recent_moves)] = q.moved
    q.logged = int(np.rint(q.contacts * (1.0 + p.gaming_inflation * q.gamed) / (1.0 - q.gamed)))
    if week >= 0:
        q.year_revenue += q.revenue
    look_at(p, q, key, run, seat, week)
    if q.vacant == 0:
        q.skill = learn(p, m, q)
        q.complaint = 1 if d < complaint_chance(p, q) else 0
        leaves = a < quit_chance(p, m, q)
        q.tenure += 1
        change_cause(p, m, q, b, c)
        q.warned = warned(p, q)
        if q.warned >= p.dismissal_weeks:
            q.dismissed = (
                1 if uniforms(key, run, seat_entity(seat, q.hire), week, draws.PERSON_WARNING)[0] < p.dismissal else 0
            )
        if leaves or q.dismissed == 1:
            q.vacant, q.left = 1, 1
            hand_over(accounts)
    elif a < 1.0 / p.vacancy_weeks:
        q.hire += 1
        q.newcomer = 1
        new_person(p, q, key, run, seat)
    z = normal(uniforms(key, run, seat_entity(seat, 0), week, draws.SEAT_LEADS)[0])
    fresh = math.sqrt(1.0 - p.demand_memory**2) * p.demand_fluctuation_sd
    q.demand_fluctuation = p.demand_memory * q.demand_fluctuation + fresh * z


@compiled
def look_at(p: Row, q: Row, key: Key, run: int, seat: int, week: int) -> None:
    """Renew the manager's picture of the seat or leave the old one; the warm-up's last quarter sets what is usual."""
    a, b, c, d = uniforms(key, run, seat_entity(seat, 0), week, draws.PERSON_SIGHT)
    if a < q.sight:
        noise = p.sight_noise * (1.0 - q.sight)
        q.seen_pipeline = np.rint(q.open_deals * math.exp(noise * normal(b)))
        q.seen_movement = np.rint(movement(q) * math.exp(noise * normal(c)))
        q.seen_activity = np.rint(q.logged * math.exp(noise * normal(d)))
    nth = week + min(13, int(p.warmup_weeks)) + 1
    if week < 0 and nth > 0:
        q.usual_pipeline += (q.seen_pipeline - q.usual_pipeline) / nth
        q.usual_movement += (q.seen_movement - q.usual_movement) / nth


@compiled
def change_cause(p: Row, m: Row, q: Row, help_draw: float, fate: float) -> None:
    """Help removes the cause, it mends by itself, or one arises."""
    if help_draw < helped(p, m, q):
        q.cause, q.repaired = 0, 1
    elif mends(q.cause) and fate < p.mending_rate:
        q.cause = 0
    elif q.cause == 0:
        q.cause = arises(p, m, q, fate)


@compiled
def count_manager(t: Row, m: Row) -> None:
    """Add a manager's counted week to the run's totals."""
    t.manager_hours += m.hours_used
    t.overload += m.overload


@compiled
def count_people(t: Row, seats: Records, week: int) -> None:
    """Add a counted week of all seats; trust, open deals and quota attainment are those of the last week."""
    t.trust = t.open_end = t.at_quota = t.quota = 0.0
    for s in range(seats.shape[0]):
        q = seats[s]
        t.revenue += q.revenue
        t.wins += q.won
        t.opened += q.opened
        t.walked += q.walked
        t.no_decision += q.no_decision
        t.contacts += q.contacts
        t.logged += q.logged
        t.leavers += q.left
        t.complaints += q.complaint
        t.vacant_weeks += 1 - q.worked
        if q.worked == 1:
            t.strain += q.strain
            t.manager_trust += q.trust
            t.skill += q.skill
            t.selling_hours += q.selling_hours
            t.customer_pressure += q.push
            t.drift += q.alarm
            t.dismissed += q.dismissed
        t.trust += q.customer_trust
        t.open_end += q.open_deals
        t.quota += q.quota
        t.at_quota += q.year_revenue >= q.quota * (week + 1)
