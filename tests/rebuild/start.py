"""How a run begins, from section 5."""

from __future__ import annotations

import math
from types import SimpleNamespace as Record

from .luck import Luck, normal

PERSON_TRAITS, PERSON_NATURE, SEAT_TRAITS, ACCOUNT_TRAITS, ACCOUNT_PAST, MANAGER_TRAITS = range(1, 7)
PERSON_WEEK, PERSON_TALK, SEAT_LEADS, ACCOUNT_WEEK, PERSON_TEMPER = range(7, 12)
SHARES = ("hiring", "training", "support", "tools", "environment", "personal")
ZERO = (
    "shortfall", "pressure", "clarity", "intrusion", "effort", "selling_hours", "gamed", "reach", "lead_rate",
    "pitch", "push", "guiding", "closing", "discount", "tidy", "neutral_trust", "revenue", "year_revenue", "hire",
    "worked", "newcomer", "left", "repaired", "complaint", "opened", "won", "walked", "no_decision", "contacts",
    "logged", "moved", "open_deals", "dead_deals",
)  # fmt: skip


def clip(x: float, low: float, high: float) -> float:
    return min(max(x, low), high)


def sat(hours: float, half: float) -> float:
    return hours / (hours + half)


def on(x: float) -> float:
    return 1.0 if x > 0 else 0.0


def usual(p: Record, market: float) -> tuple[float, float, float]:
    """Usual pipeline, usual movement, revenue a week (5.1)."""
    mean_will = p.share_low_will * p.will_low + (1 - p.share_low_will) * p.will_high
    capacity = p.week_hours * p.selling_share * (1 - p.prospecting_share) * p.contacts_per_hour * mean_will
    a, r = math.exp(p.advance_base), math.exp(p.walk_base)
    t = 1 + a + r
    from_list = p.start_open * p.accounts_per_person / p.weeks if p.need_rate == 0 else 0.0
    stages = int(p.stages)
    searched = p.prospecting_share / 0.3 * mean_will / p.will_high
    need = min(1, p.need_rate * market * max(0, 1 + p.prospecting_weight * (searched - 1)))

    def long_run(now: float) -> tuple[float, float, float]:
        """How many open opportunities are kept up; what arises, and the chance to move on."""
        reach = -math.expm1(-capacity / max(now, 1))
        advance, refuse = reach * a / t, reach * r / t
        silent = 1 - (1 - p.indecision_rate) * (1 - p.abandon_rate)
        die = reach * (1 / t) * silent + (1 - reach) * p.quiet_rate
        ends = max(advance + refuse + die, 1e-300)
        onward = advance / ends
        reached = sum(onward**k for k in range(stages))
        duration = reached / ends
        tidy = max(p.tidy_rate, 1e-3)
        dead = (die / ends) * reached * (1 - tidy) / tidy
        opened = need * max(p.accounts_per_person - now, 0) + from_list
        return opened * (duration + dead), opened, onward

    low, high = 0.0, float(p.accounts_per_person)
    for _ in range(60):
        now = (low + high) / 2
        if long_run(now)[0] > now:
            low = now
        else:
            high = now
    now = (low + high) / 2
    _, opened, onward = long_run(now)
    movement = 4 * opened * sum(onward**k for k in range(1, stages + 1))
    value = p.deal_value * math.exp((p.deal_value_spread**2 + p.deal_noise**2) / 2)
    return now, movement, opened * onward**stages * value


def derive(p: Record) -> None:
    p.usual_pipeline, p.usual_movement, _ = usual(p, p.market)
    p.quota_base = p.quota_per_week if p.quota_per_week > 0 else p.quota_stretch * usual(p, 1.0)[2]
    p.people, p.accounts_per_person, p.span = int(p.people), int(p.accounts_per_person), int(p.span)
    p.managers = -(-p.people // p.span)


def seat(p: Record, luck: Luck, s: int) -> Record:
    q = Record(**dict.fromkeys(ZERO, 0))
    u = luck.draw(SEAT_TRAITS, s * 65536)
    q.territory = math.exp(p.territory_spread * normal(u[0]) - 0.5 * p.territory_spread**2)
    q.demand_fluctuation = p.demand_fluctuation_sd * normal(u[1])
    q.territory_deal_size = math.exp(
        p.territory_deal_size_spread * normal(u[2]) - 0.5 * p.territory_deal_size_spread**2
    )
    q.customer_trust = p.trust_start
    share = (q.territory * q.territory_deal_size) ** p.quota_fairness
    q.quota = max(1, round(p.quota_base * share)) if p.quota_base > 0 else 0
    v1 = person(p, luck, s, q)
    q.tenure = int(-p.tenure_mean * math.log(v1))
    q.skill = clip(target_skill(p, q) - p.ramp_gap * (1 - p.learning_rate) ** q.tenure, -6, 6)
    q.accounts = [account(p, luck, s, i, q) for i in range(p.accounts_per_person)]
    q.open_deals = sum(c.stage for c in q.accounts)
    return q


def person(p: Record, luck: Luck, s: int, q: Record) -> float:
    """A new person in the seat; gives the word that is kept for tenure."""
    u = luck.draw(PERSON_TRAITS, s * 65536 + q.hire)
    v = luck.draw(PERSON_NATURE, s * 65536 + q.hire)
    w = luck.draw(PERSON_TEMPER, s * 65536 + q.hire)
    q.cause, edge = 0, 0.0
    for code, share in enumerate([*(getattr(p, f"share_{name}") for name in SHARES), p.share_low_will], start=1):
        edge += share
        if u[1] < edge:
            q.cause = code
            break
    q.potential = p.ability_spread * normal(u[0]) - (p.hiring_gap if q.cause == 1 else 0)
    q.ceiling = q.potential - p.room * math.log(u[2])
    q.will = clip((p.will_low if q.cause == 7 else p.will_high) + p.will_spread * normal(u[3]), 0.02, 0.99)
    q.adaptiveness = clip(p.adaptiveness + p.adaptiveness_spread * normal(v[0]), 0, 1)
    q.baseline_strain = clip(p.baseline_strain + p.baseline_strain_spread * normal(v[2]), 0, 0.9)
    q.baseline_trust = clip(0.5 + p.baseline_trust_spread * normal(v[3]), 0.05, 0.95)
    q.gaming_propensity = math.exp(p.gaming_propensity_spread * normal(w[0]) - 0.5 * p.gaming_propensity_spread**2)
    q.tenure, q.strain, q.trust, q.initiative = 0, q.baseline_strain, q.baseline_trust, q.will
    q.skill = clip(target_skill(p, q) - p.ramp_gap, -6, 6)
    q.belief, q.said, q.asked_week, q.vacant = -1, -1, -100_000, 0
    q.recent_revenue = [q.quota] * 13
    q.recent_moves = [p.usual_movement / 4] * 4
    return v[1]


def target_skill(p: Record, q: Record) -> float:
    return q.potential - (p.training_gap if q.cause == 2 else 0)


def account(p: Record, luck: Luck, s: int, i: int, q: Record) -> Record:
    u = luck.draw(ACCOUNT_TRAITS, s * 65536 + i)
    v = luck.draw(ACCOUNT_PAST, s * 65536 + i)
    return Record(
        fit=normal(u[0]),
        value=p.deal_value * q.territory_deal_size * math.exp(p.deal_value_spread * normal(u[1])),
        tolerance=p.tolerance_median * math.exp(p.tolerance_spread * normal(u[2])),
        trust=clip(p.trust_start + p.trust_spread * normal(u[3]), 0, 1),
        relation=v[0],
        stage=1 if v[1] < p.start_open else 0,
        opened_week=-int(p.warmup_weeks),
        contacts=0,
        dead=0,
        event=0,
        price=0.0,
    )


def manager(p: Record, luck: Luck, g: int) -> Record:
    u = luck.draw(MANAGER_TRAITS, g)
    lost = p.star_manager_cost * max(0, p.manager_selling - 0.8)
    return Record(
        coach_skill=clip(p.coach_skill - lost + p.manager_spread * normal(u[0]), 0, 1),
        people_skill=clip(p.people_skill + p.manager_spread * normal(u[1]), 0, 1),
        diagnosis_skill=clip(p.diagnosis_skill + p.manager_spread * normal(u[2]), 0, 1),
        leak=math.exp(p.leak_spread * normal(u[3])),
        attainment=1.0,
        reputation=p.trust_start,
        above=0.0,
        recent_leavers=0.0,
    )
