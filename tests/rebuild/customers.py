"""The customer's week, from sections 7.22 to 7.24."""

from __future__ import annotations

import math
from types import SimpleNamespace as Record

from .luck import Four, Luck, normal
from .start import ACCOUNT_WEEK, clip, on

OPENED, WON, WALKED, NO_DECISION = 1, 2, 3, 4


def work_book(p: Record, q: Record, luck: Luck, s: int, week: int) -> None:
    q.contacts = q.moved = 0
    for i, c in enumerate(q.accounts):
        live(p, q, c, luck.draw(ACCOUNT_WEEK, s * 65536 + i, week), week)
    events = [c.event for c in q.accounts]
    q.opened, q.won, q.walked, q.no_decision = (events.count(e) for e in (OPENED, WON, WALKED, NO_DECISION))
    q.open_deals = sum(c.stage > 0 for c in q.accounts)
    q.dead_deals = sum(c.dead for c in q.accounts)
    q.revenue = sum(c.price for c in q.accounts if c.event == WON)
    q.customer_trust = sum(c.trust for c in q.accounts) / len(q.accounts)


def live(p: Record, q: Record, c: Record, u: Four, week: int) -> None:
    c.event = 0
    trust = c.trust + p.trust_recovery * on(p.memory) * (q.neutral_trust - c.trust)
    if c.stage == 0:
        c.relation *= 1 - p.relation_fade
        if u[0] < q.lead_rate * (1 + 2 * p.need_trust * (trust - 0.5)):
            c.stage, c.contacts, c.opened_week, c.event = 1, 0, week, OPENED
    elif u[0] >= q.reach:
        c.relation *= 1 - p.relation_fade
        if u[2] < p.quiet_rate:
            c.dead = 1
    else:
        q.contacts += 1
        c.contacts += 1
        if c.dead == 0:
            trust = meet(p, q, c, u, trust)
    if c.dead == 1 and u[3] < q.tidy:
        c.stage, c.dead, c.event = 0, 0, NO_DECISION
    c.trust = clip(trust, 0, 1)


def meet(p: Record, q: Record, c: Record, u: Four, trust: float) -> float:
    """A contact on a live opportunity; gives the customer's trust after it."""
    excess = max(0, q.push - c.tolerance)
    ready, leave = odds(p, q, c, trust, excess)
    total = 1 + ready + leave
    if u[1] * total < ready:
        q.moved += 1
        c.stage += 1
    elif u[1] * total < ready + leave:
        c.stage, c.event = 0, WALKED
    elif u[2] < 1 - (1 - p.indecision_rate) * (1 - p.abandon_rate):
        c.dead = 1
    if c.stage > p.stages:
        c.stage, c.event = 0, WON
        c.price = float(round(c.value * math.exp(p.deal_noise * normal(u[3])) * (1 - q.discount)))
        trust += p.win_gain * on(p.memory) * (1 - trust)
    c.relation += p.relation_gain * (1 - c.relation)
    return trust + p.service_gain * on(p.memory) * (1 - trust) - min(1, p.memory * excess) * trust


def odds(p: Record, q: Record, c: Record, trust: float, excess: float) -> tuple[float, float]:
    ready = q.pitch + p.fit_weight * c.fit + p.trust_weight * (trust - 0.5)
    ready += p.relation_weight * (c.relation - 0.5) - p.fatigue * (c.contacts - 1)
    ready += p.reaction_urgency * on(p.reaction) * min(q.push, c.tolerance)
    ready += (q.closing if c.stage == p.stages else 0) - p.reaction * p.reaction_refusal * excess
    leave = p.walk_base + p.reaction * excess
    if p.tolerance_staying > 0:
        leave -= p.tolerance_staying * math.log(c.tolerance / p.tolerance_median)
    return math.exp(min(ready, 300)), math.exp(min(leave, 300))
