"""Initial state: who the people, customers and managers are. Drawn once, the same under every style."""

from __future__ import annotations

import math

import numpy as np

from ..common.arrays import Records, Row
from . import draws
from .compiled import compiled
from .draws import Key, normal, seat_entity, uniforms
from .state import UNKNOWN


@compiled
def clip(x: float, low: float, high: float) -> float:
    """x held between low and high."""
    return min(max(x, low), high)


@compiled
def mean_one(spread: float, z: float) -> float:
    """A log-normal factor with mean 1; ``z`` is a standard normal draw."""
    return math.exp(spread * z - 0.5 * spread**2)


@compiled
def cause_of(p: Row, u: float) -> int:
    """Cause of falling short (position in CAUSES) for a uniform draw; 0 is none."""
    edge = 0.0
    shares = (
        p.share_hiring, p.share_training, p.share_support, p.share_tools,
        p.share_environment, p.share_personal, p.share_low_will,
    )  # fmt: skip
    for i in range(7):
        edge += shares[i]
        if u < edge:
            return i + 1
    return 0


@compiled
def new_person(p: Row, q: Row, key: Key, run: int, seat: int) -> float:
    """Put person number ``q.hire`` into the seat: traits, and the states of a first day at work."""
    who = seat_entity(seat, q.hire)
    a, b, c, d = uniforms(key, run, who, 0, draws.PERSON_TRAITS)
    e, f, g, h = uniforms(key, run, who, 0, draws.PERSON_NATURE)
    i, j, k, _ = uniforms(key, run, who, 0, draws.PERSON_TEMPER)
    q.cause = cause_of(p, b)
    q.potential = p.ability_spread * normal(a) - (p.hiring_gap if q.cause == 1 else 0.0)
    q.ceiling = q.potential - p.room * math.log(c)
    q.will = clip((p.will_low if q.cause == 7 else p.will_high) + p.will_spread * normal(d), 0.02, 0.99)
    q.adaptiveness = clip(p.adaptiveness + p.adaptiveness_spread * normal(e), 0.0, 1.0)
    q.tenure = 0
    q.skill = clip(target_skill(p, q) - p.ramp_gap, -6.0, 6.0)
    q.baseline_strain = clip(p.baseline_strain + p.baseline_strain_spread * normal(g), 0.0, 0.9)
    q.strain = q.baseline_strain
    q.baseline_trust = clip(0.5 + p.baseline_trust_spread * normal(h), 0.05, 0.95)
    q.trust = q.baseline_trust
    q.gaming_propensity = mean_one(p.gaming_propensity_spread, normal(i))
    q.drive = 1.0 + p.challenge_spread * normal(j)
    q.feedback_taste = p.feedback_spread * normal(k)
    q.habit = 0.0
    q.warned = 0
    q.initiative = q.will
    q.belief = UNKNOWN
    q.said = UNKNOWN
    q.asked_week = -100_000
    q.vacant = 0
    for w in range(len(q.recent_revenue)):
        q.recent_revenue[w] = q.quota
    for w in range(len(q.recent_moves)):
        q.recent_moves[w] = p.usual_movement / len(q.recent_moves)
    return f


@compiled
def target_skill(p: Row, q: Row) -> float:
    """Skill that a person grows towards by doing; lower while training is missing."""
    return q.potential - (p.training_gap if q.cause == 2 else 0.0)


@compiled
def first_people(p: Row, seats: Records, key: Key, first_run: int) -> None:
    """Fill every seat: its territory and quota, and a person with some tenure."""
    for run in range(seats.shape[0]):
        for s in range(seats.shape[1]):
            q = seats[run, s]
            a, b, c, _ = uniforms(key, first_run + run, seat_entity(s, 0), 0, draws.SEAT_TRAITS)
            q.territory = mean_one(p.territory_spread, normal(a))
            q.demand_fluctuation = p.demand_fluctuation_sd * normal(b)
            q.customer_trust = p.trust_start
            q.usual_pipeline, q.usual_movement = p.usual_pipeline, p.usual_movement
            q.seen_movement = p.usual_movement
            q.territory_deal_size = mean_one(p.territory_deal_size_spread, normal(c))
            share = (q.territory * q.territory_deal_size) ** p.quota_fairness
            q.quota = max(1.0, np.rint(p.quota_base * share)) if p.quota_base > 0.0 else 0.0
            f = new_person(p, q, key, first_run + run, s)
            q.tenure = int(-p.tenure_mean * math.log(f))
            grown = p.ramp_gap * (1.0 - p.learning_rate) ** q.tenure
            q.skill = clip(target_skill(p, q) - grown, -6.0, 6.0)


@compiled
def first_accounts(p: Row, seats: Records, accounts: Records, key: Key, first_run: int) -> None:
    """Give every customer fit, order size, tolerance and a past with the company."""
    for run in range(accounts.shape[0]):
        for s in range(accounts.shape[1]):
            for i in range(accounts.shape[2]):
                c = accounts[run, s, i]
                who = seat_entity(s, i)
                a, b, d, e = uniforms(key, first_run + run, who, 0, draws.ACCOUNT_TRAITS)
                f, g, _, _ = uniforms(key, first_run + run, who, 0, draws.ACCOUNT_PAST)
                size = p.deal_value_spread * normal(b)
                c.fit = normal(a) - p.large_slow * size
                c.value = p.deal_value * seats[run, s].territory_deal_size * math.exp(size)
                c.small = 1 if size < 0.0 else 0
                c.tolerance = p.tolerance_median * math.exp(p.tolerance_spread * normal(d))
                c.trust = clip(p.trust_start + p.trust_spread * normal(e), 0.0, 1.0)
                c.relation = f
                c.stage = 1 if g < p.start_open else 0
                seats[run, s].open_deals += c.stage
                seats[run, s].seen_pipeline += c.stage
                c.opened_week = -int(p.warmup_weeks)


@compiled
def first_managers(p: Row, managers: Records, key: Key, first_run: int) -> None:
    """Give every manager skills, and leanings to pass pressure on and to give way; stars at selling coach worse."""
    lost = p.star_manager_cost * max(0.0, p.manager_selling - p.usual_selling)
    for run in range(managers.shape[0]):
        for g in range(managers.shape[1]):
            m = managers[run, g]
            a, b, c, d = uniforms(key, first_run + run, g, 0, draws.MANAGER_TRAITS)
            m.coach_skill = clip(p.coach_skill - lost + p.manager_spread * normal(a), 0.0, 1.0)
            m.people_skill = clip(p.people_skill + p.manager_spread * normal(b), 0.0, 1.0)
            m.diagnosis_skill = clip(p.diagnosis_skill + p.manager_spread * normal(c), 0.0, 1.0)
            m.leak = math.exp(p.leak_spread * normal(d))
            e, _, _, _ = uniforms(key, first_run + run, g, 0, draws.MANAGER_NERVES)
            m.nerves = mean_one(p.drift_spread, normal(e))
            m.attainment = 1.0
