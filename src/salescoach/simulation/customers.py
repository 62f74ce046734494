"""The customer step: one account, one week. The hot path of the model, alone in its file.

Every account-week costs one counter-based draw of four words: need or contact, the choice, the
order's size, and whether a silent opportunity dies or is cleaned up.
"""

from __future__ import annotations

import math

import numpy as np

from ..common.arrays import Array, Records, Row
from . import draws
from .births import clip
from .compiled import compiled
from .draws import Key, normal, uniforms
from .state import NO_DECISION, NOTHING, OPENED, WALKED, WON

STAY, ADVANCE, WALK = range(3)
FAR = 300.0  # a logit beyond all doubt; two of them still add up to a finite number


@compiled
def offer(p: Row, q: Row) -> tuple[float, ...]:
    """What every customer of the seat meets alike this week, gathered once.

    Order: pitch, fit, trust and relation weights, fatigue, gain within and loss beyond tolerance, walk
    base, walk beyond tolerance, patience weight, its reference, pressure.
    """
    return (
        q.pitch, p.fit_weight, p.trust_weight, p.relation_weight, p.fatigue,
        p.reaction * p.reaction_urgency, p.reaction * p.reaction_refusal, p.walk_base, p.reaction,
        p.tolerance_staying, p.tolerance_median, q.push,
    )  # fmt: skip


@compiled
def choose(c: Row, trust: float, excess: float, closing: float, terms: tuple[float, ...], u: float) -> int:
    """The customer's choice at a contact: stay, advance or walk away (multinomial logit)."""
    pitch, fit, trusting, relating, fatigue, within, beyond, walk_base, walking, patience, usual, push = terms
    ready = pitch + fit * c.fit + trusting * (trust - 0.5) + relating * (c.relation - 0.5) - fatigue * (c.contacts - 1)
    ready += within * min(push, c.tolerance) - beyond * excess + closing
    leave = walk_base + walking * excess
    if patience > 0.0:
        leave -= patience * math.log(c.tolerance / usual)
    advance, walk = math.exp(min(ready, FAR)), math.exp(min(leave, FAR))
    choice = u * (1.0 + advance + walk)
    if choice < advance:
        return ADVANCE
    return WALK if choice < advance + walk else STAY


@compiled
def draw_luck(key: Key, run: int, seat: int, week: int, luck: Array) -> None:
    """Fill ``luck``, shape (4, accounts), with the week's draws; apart so that it compiles to vector code."""
    base = np.uint32(seat) * np.uint32(65536)
    for i in range(luck.shape[1]):
        luck[0, i], luck[1, i], luck[2, i], luck[3, i] = uniforms(
            key, run, base + np.uint32(i), week, draws.ACCOUNT_WEEK
        )


@compiled
def work_book(p: Row, q: Row, accounts: Records, luck: Array, week: int) -> None:
    """One week of all accounts of a seat: ACCOUNT records, shape (accounts,), changed in place.

    The seat's pitch, push, reach and so on are read and its counts of the week written; ``luck`` holds
    the draws, shape (4, accounts).
    """
    terms, stages, push = offer(p, q), int(p.stages), q.push
    reach_small, reach_large, lead_rate, tidy, closing_push = (
        q.reach_small,
        q.reach_large,
        q.lead_rate,
        q.tidy,
        q.closing,
    )
    recovery, neutral, memory, goodwill = p.trust_recovery, p.trust_start, p.memory, p.goodwill
    fade, growth, need_trust = 1.0 - p.relation_fade, p.relation_gain, 2.0 * p.need_trust
    quiet, stall_rate = p.quiet_rate, 1.0 - (1.0 - p.indecision_rate) * (1.0 - p.abandon_rate)
    opened, won, walked, silent, contacts, moved, open_deals, dead_deals = 0, 0, 0, 0, 0, 0, 0, 0
    revenue, trust_sum = 0.0, 0.0
    for i in range(accounts.shape[0]):
        c = accounts[i]
        u0, u1, u2, u3 = luck[0, i], luck[1, i], luck[2, i], luck[3, i]
        trust, stage = c.trust, int(c.stage)
        trust += recovery * (neutral - trust)
        c.event = NOTHING
        if stage == 0:
            c.relation *= fade
            if u0 < lead_rate * (1.0 + need_trust * (trust - 0.5)):
                c.stage, c.contacts, c.opened_week, c.event = 1, 0, week, OPENED
                opened += 1
        elif u0 >= (reach_small if c.small == 1 else reach_large):
            c.relation *= fade
            c.dead = 1 if u2 < quiet else c.dead
        else:
            contacts += 1
            c.contacts += 1
            if c.dead == 0:
                excess = max(0.0, push - c.tolerance)
                choice = choose(c, trust, excess, closing_push if stage == stages else 0.0, terms, u1)
                if choice == ADVANCE:
                    moved += 1
                    c.stage = stage + 1
                elif choice == WALK:
                    walked += 1
                    c.stage, c.event = 0, WALKED
                elif u2 < stall_rate:
                    c.dead = 1
                if c.stage > stages:
                    won += 1
                    c.stage, c.event, c.price = 0, WON, price_of(p, c.value, q.discount, u3)
                    revenue += c.price
                trust += goodwill * (1.0 - trust) - min(1.0, memory * excess) * trust
                c.relation += growth * (1.0 - c.relation)
        if c.dead == 1 and u3 < tidy:
            silent += 1
            c.stage, c.dead, c.event = 0, 0, NO_DECISION
        c.trust = clip(trust, 0.0, 1.0)
        trust_sum += c.trust
        open_deals += c.stage > 0
        dead_deals += c.dead
    q.opened, q.won, q.walked, q.no_decision = opened, won, walked, silent
    q.contacts, q.moved, q.open_deals, q.dead_deals = contacts, moved, open_deals, dead_deals
    q.revenue, q.customer_trust = revenue, trust_sum / accounts.shape[0]


@compiled
def price_of(p: Row, value: float, discount: float, u: float) -> float:
    """Price of an order in whole units of money, so that sums are exact in any order."""
    return np.rint(value * math.exp(p.deal_noise * normal(u)) * (1.0 - discount))
