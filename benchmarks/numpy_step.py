"""The account step in plain NumPy: whole arrays over runs, people and accounts, the same draws.

It gives the kernels' results to the last digit, sums included, so that the test can ask for equality.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from salescoach.simulation import draws
from salescoach.simulation.state import NO_DECISION, NOTHING, OPENED, WALKED, WON

from .glue import Key

Array = np.ndarray
FAR = 300.0  # a logit beyond all doubt
_LOW, _SHIFT = np.uint64(0xFFFFFFFF), np.uint64(32)


def philox(run: Array, entity: Array, week: int, purpose: int, key: Key) -> tuple[Array, ...]:
    """Philox 4x32-10 over arrays of counters; four uniforms for each."""
    a, b = np.broadcast_arrays(run.astype(np.uint64), entity.astype(np.uint64))
    c, d = np.full(a.shape, week & 0xFFFFFFFF, np.uint64), np.full(a.shape, purpose, np.uint64)
    k0, k1 = int(key[0]), int(key[1])
    for _ in range(10):
        p0, p1 = a * np.uint64(0xD2511F53), c * np.uint64(0xCD9E8D57)
        a, b = (p1 >> _SHIFT) ^ b ^ np.uint64(k0), p1 & _LOW
        c, d = (p0 >> _SHIFT) ^ d ^ np.uint64(k1), p0 & _LOW
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return tuple((word + 0.5) * 2.0**-32 for word in (a, b, c, d))


def normal(u: Array) -> Array:
    """Standard normal quantile, AS 241, by the tables of the kit."""
    q = u - 0.5
    r = np.sqrt(-np.log(np.minimum(u, 1.0 - u)))
    side = _ratio(r - 1.6, draws._SIDE_TOP, draws._SIDE_BOTTOM)
    tail = _ratio(r - 5.0, draws._TAIL_TOP, draws._TAIL_BOTTOM)
    far = np.copysign(np.where(r <= 5.0, side, tail), q)
    centre = q * _ratio(0.180625 - q * q, draws._CENTRE_TOP, draws._CENTRE_BOTTOM)
    return np.where(np.abs(q) <= 0.425, centre, far)


def _ratio(r: Array, top: tuple[float, ...], bottom: tuple[float, ...]) -> Array:
    a, b = np.zeros_like(r), np.zeros_like(r)
    for high, low in zip(top, bottom, strict=True):
        a, b = a * r + high, b * r + low
    return a / b


def sum_in_order(values: Array) -> Array:
    """Sum over the last axis from left to right; np.sum adds in pairs and rounds otherwise."""
    return np.cumsum(values, axis=-1)[..., -1]


def shares(p: Any, q: Array, c: Array, trust: Array, excess: Array) -> tuple[Array, Array]:
    """exp(readiness) to advance and to walk away; ``q`` and ``c`` hold one row a meeting."""
    ready = q["pitch"] + p.fit_weight * c["fit"] + p.trust_weight * (trust - 0.5)
    ready = ready + p.relation_weight * (c["relation"] - 0.5) - p.fatigue * (c["contacts"] - 1)
    within = p.reaction * p.reaction_urgency * np.minimum(q["push"], c["tolerance"])
    closing = np.where(c["stage"] == int(p.stages), q["closing"], 0.0)
    ready += within - p.reaction * p.reaction_refusal * excess + closing
    leave = p.walk_base + p.reaction * excess
    if p.tolerance_staying > 0.0:
        leave -= p.tolerance_staying * np.log(c["tolerance"] / p.tolerance_median)
    return np.exp(np.minimum(ready, FAR)), np.exp(np.minimum(leave, FAR))


def meet(p: Any, q: Array, c: Array, trust: Array, luck: tuple[Array, ...]) -> tuple[Array, Array]:
    """The meetings of the week, one row each; changes ``c`` and ``trust``, tells who moved and who walked."""
    _, u1, u2, u3 = luck
    excess = np.maximum(0.0, q["push"] - c["tolerance"])
    advance, walk = shares(p, q, c, trust, excess)
    choice = u1 * (1.0 + advance + walk)
    moved = choice < advance
    walked = ~moved & (choice < advance + walk)
    moody = 1.0 - (1.0 - p.indecision_rate) * (1.0 - p.abandon_rate)
    c["dead"][~moved & ~walked & (u2 < moody)] = 1
    c["stage"] += moved
    c["stage"][walked], c["event"][walked] = 0, WALKED
    won = np.flatnonzero(c["stage"] > int(p.stages))
    c["stage"][won], c["event"][won] = 0, WON
    c["price"][won] = np.rint(c["value"][won] * np.exp(p.deal_noise * normal(u3[won])) * (1.0 - q["discount"][won]))
    trust += p.goodwill * (1.0 - trust) - np.minimum(1.0, p.memory * excess) * trust
    c["relation"] += p.relation_gain * (1.0 - c["relation"])
    return moved, walked


def account_step(p: Any, seats: Array, accounts: Array, key: Key, first_run: int, week: int) -> None:
    """One week of all accounts of a block; arguments as in the compiled step."""
    p = SimpleNamespace(**{name: float(p[name]) for name in p.dtype.names})
    runs, people, each = accounts.shape
    run = (first_run + np.arange(runs, dtype=np.uint64)) & _LOW
    entity = (np.arange(people)[:, None] * 65536 + np.arange(each)) & 0xFFFFFFFF
    luck = philox(run[:, None, None], entity, week, int(draws.ACCOUNT_WEEK), key)
    q = seats[:, :, None]
    trust = accounts["trust"] + p.trust_recovery * (p.trust_start - accounts["trust"])
    quiet = accounts["stage"] == 0
    reach = np.where(accounts["small"] == 1, q["reach_small"], q["reach_large"])
    reached = ~quiet & (luck[0] < reach)
    missed = ~quiet & ~reached
    opens = quiet & (luck[0] < q["lead_rate"] * (1.0 + 2.0 * p.need_trust * (trust - 0.5)))
    accounts["event"] = NOTHING
    accounts["relation"][~reached] *= 1.0 - p.relation_fade
    accounts["stage"][opens], accounts["event"][opens] = 1, OPENED
    accounts["contacts"][opens], accounts["opened_week"][opens] = 0, week
    accounts["dead"][missed & (luck[2] < p.quiet_rate)] = 1
    accounts["contacts"] += reached
    moved, walked = _meetings(p, seats, accounts, reached, trust, luck)
    tidied = (accounts["dead"] == 1) & (luck[3] < q["tidy"])
    accounts["stage"][tidied], accounts["dead"][tidied], accounts["event"][tidied] = 0, 0, NO_DECISION
    accounts["trust"] = np.clip(trust, 0.0, 1.0)
    _note(seats, accounts, opens, reached, moved, walked, tidied)


def _meetings(
    p: Any, seats: Array, accounts: Array, reached: Array, trust: Array, luck: tuple[Array, ...]
) -> tuple[Array, Array]:
    """Gather the live deals that were reached, let them meet, put them back."""
    where = np.nonzero(reached & (accounts["dead"] == 0))
    rows, met = accounts[where], trust[where]
    moved, walked = np.zeros(reached.shape, bool), np.zeros(reached.shape, bool)
    moved[where], walked[where] = meet(p, seats[where[:2]], rows, met, tuple(u[where] for u in luck))
    accounts[where], trust[where] = rows, met
    return moved, walked


def _note(
    seats: Array, accounts: Array, opens: Array, reached: Array, moved: Array, walked: Array, tidied: Array
) -> None:
    won = accounts["event"] == WON
    counts = {
        "opened": opens, "contacts": reached, "moved": moved, "walked": walked, "no_decision": tidied, "won": won,
        "open_deals": accounts["stage"] > 0, "dead_deals": accounts["dead"],
    }  # fmt: skip
    for name, flags in counts.items():
        seats[name] = flags.sum(axis=-1)
    seats["revenue"] = np.where(won, accounts["price"], 0.0).sum(axis=-1)
    seats["customer_trust"] = sum_in_order(accounts["trust"]) / accounts.shape[-1]
