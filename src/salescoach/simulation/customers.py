"""The customer step: one account, one week. The hot path of the model, alone in its file.

Every account-week costs one counter-based draw of four words: need or contact, the choice, the
order's size, and whether a silent opportunity dies or is cleaned up.
"""

from __future__ import annotations

import math

import numpy as np

from . import draws
from .births import clip
from .compiled import compiled
from .draws import normal, uniforms
from .state import NO_DECISION, NOTHING, OPENED, WALKED, WON


@compiled
def work_book(p, q, accounts, key, run, seat, week):
    """One week of all accounts of a seat.

    Args:
        p: parameters. q: the seat's record (its pitch, push, reach and so on are read; its
            counts of the week are written). accounts: ACCOUNT records, shape (accounts,), changed
            in place. key, run, seat, week: name the draws.
    """
    stages = np.int8(p.stages)
    reach, lead_rate, tidy = q.reach, q.lead_rate, q.tidy
    urge_closing, push, neutral = q.closing, q.push, q.neutral_trust
    recovery, fade, need_trust = p.trust_recovery * (p.memory > 0.0), 1.0 - p.relation_fade, 2.0 * p.need_trust
    fit_weight, trust_weight, relation_weight = p.fit_weight, p.trust_weight, p.relation_weight
    relation_gain = p.relation_gain
    urgency, reaction, refusal = p.reaction_urgency * (p.reaction > 0.0), p.reaction, p.reaction * p.reaction_refusal
    memory, service, win_gain = p.memory, p.service_gain * (p.memory > 0.0), p.win_gain * (p.memory > 0.0)
    pitch, fatigue, walk_base, staying = q.pitch, p.fatigue, p.walk_base, p.tolerance_staying
    quiet, moody = p.quiet_rate, 1.0 - (1.0 - p.indecision_rate) * (1.0 - p.abandon_rate)
    opened, won, walked, silent, contacts, moved, open_deals, dead_deals = 0, 0, 0, 0, 0, 0, 0, 0
    revenue, trust_sum = 0.0, 0.0
    base = np.uint32(seat) * np.uint32(65536)
    for i in range(accounts.shape[0]):
        c = accounts[i]
        u0, u1, u2, u3 = uniforms(key, run, base + np.uint32(i), week, draws.ACCOUNT_WEEK)
        trust, stage = c.trust, c.stage
        c.event = NOTHING
        trust += recovery * (neutral - trust)
        if stage == 0:
            if u0 < lead_rate * (1.0 + need_trust * (trust - 0.5)):
                c.stage, c.dead, c.contacts, c.opened_week, c.event = 1, 0, 0, week, OPENED
                opened += 1
            c.relation *= fade
        elif u0 >= reach:
            c.relation *= fade
            if c.dead == 0 and u2 < quiet:
                c.dead = 1
        elif c.dead == 1:
            contacts += 1
            c.contacts += 1
        else:
            contacts += 1
            excess = max(0.0, push - c.tolerance)
            ready = (
                pitch + fit_weight * c.fit + trust_weight * (trust - 0.5) + relation_weight * (c.relation - 0.5)
                + urgency * min(push, c.tolerance) - refusal * excess - fatigue * c.contacts
            )  # fmt: skip
            if stage == stages:
                ready += urge_closing
            leave = walk_base + reaction * excess
            if staying > 0.0:
                leave -= staying * math.log(c.tolerance / p.tolerance_median)
            advance, walk = math.exp(ready), math.exp(leave)
            c.contacts += 1
            choice = u1 * (1.0 + advance + walk)
            if choice < advance:
                moved += 1
                c.stage = stage + 1
                if stage == stages:
                    c.price = price_of(p, c.value, q.discount, u3)
                    revenue += c.price
                    won += 1
                    c.stage, c.event = 0, WON
                    trust += win_gain * (1.0 - trust)
            elif choice < advance + walk:
                walked += 1
                c.stage, c.event = 0, WALKED
            elif u2 < moody:
                c.dead = 1
            trust += service * (1.0 - trust) - min(1.0, memory * excess) * trust
            c.relation += relation_gain * (1.0 - c.relation)
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
def price_of(p, value, discount, u):
    """Price of an order in whole units of money, so that sums are exact in any order."""
    return np.rint(value * math.exp(p.deal_noise * normal(u)) * (1.0 - discount))
