"""Counter-based random numbers: a draw belongs to a decision, not to the order of calls.

Philox 4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3")
turns a key and a counter into four 32-bit words. The key is the seed; the counter is (replication,
entity, week, purpose). So another person, rule, thread or replication changes nobody else's luck.
"""

from __future__ import annotations

import math

import numpy as np

from ..common.arrays import Array, Numbers
from .compiled import compiled

# Purposes: the fourth word of the counter. Never renumber; append.
PERSON_TRAITS = np.uint32(1)
PERSON_NATURE = np.uint32(2)
SEAT_TRAITS = np.uint32(3)
ACCOUNT_TRAITS = np.uint32(4)
ACCOUNT_PAST = np.uint32(5)
MANAGER_TRAITS = np.uint32(6)
PERSON_WEEK = np.uint32(7)
PERSON_TALK = np.uint32(8)
SEAT_LEADS = np.uint32(9)
ACCOUNT_WEEK = np.uint32(10)
PERSON_TEMPER = np.uint32(11)
WORLD = np.uint32(12)
MANAGER_NERVES = np.uint32(13)
PERSON_SIGHT = np.uint32(14)
PERSON_WARNING = np.uint32(15)

_M0, _M1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_W0, _W1 = np.uint32(0x9E3779B9), np.uint32(0xBB67AE85)
_LOW, _SHIFT = np.uint64(0xFFFFFFFF), np.uint64(32)
_UNIT = 2.0**-32

Key = tuple[np.uint32, np.uint32]  # low and high word of the seed
Word = int | np.uint32


@compiled
def philox(
    c0: np.uint32, c1: np.uint32, c2: np.uint32, c3: np.uint32, k0: np.uint32, k1: np.uint32
) -> tuple[np.uint32, np.uint32, np.uint32, np.uint32]:
    """Ten rounds on the counter (c0..c3) under the key (k0, k1), all uint32; four uint32 words."""
    for _ in range(10):
        p0 = _M0 * np.uint64(c0)
        p1 = _M1 * np.uint64(c2)
        c0, c1, c2, c3 = (
            np.uint32(p1 >> _SHIFT) ^ c1 ^ k0,
            np.uint32(p1 & _LOW),
            np.uint32(p0 >> _SHIFT) ^ c3 ^ k1,
            np.uint32(p0 & _LOW),
        )
        k0 = np.uint32(k0 + _W0)
        k1 = np.uint32(k1 + _W1)
    return c0, c1, c2, c3


@compiled
def uniforms(key: Key, run: int, entity: Word, week: int, purpose: np.uint32) -> tuple[float, float, float, float]:
    """Four uniforms strictly inside (0, 1) for one decision.

    ``key`` is (low, high) word of the seed; ``week`` may be negative (the warm-up).
    """
    a, b, c, d = philox(
        np.uint32(run), np.uint32(entity), np.uint32(np.int64(week) & 0xFFFFFFFF), purpose, key[0], key[1]
    )
    return (a + 0.5) * _UNIT, (b + 0.5) * _UNIT, (c + 0.5) * _UNIT, (d + 0.5) * _UNIT


@compiled
def uniforms_over(key: Key, run: int, entities: Array, weeks: Array, purpose: np.uint32) -> Numbers:
    """Four uniforms for each pair of entity and week, both of shape (n,); shape (4, n)."""
    values = np.empty((4, len(entities)))
    for i in range(len(entities)):
        values[0, i], values[1, i], values[2, i], values[3, i] = uniforms(key, run, entities[i], weeks[i], purpose)
    return values


@compiled
def seat_entity(seat: int, number: int) -> np.uint32:
    """Entity number of the n-th person (or account) of a seat; the same whatever else there is."""
    return np.uint32(seat) * np.uint32(65536) + np.uint32(number)


def key_of(seed: object) -> Key:
    """The seed (0 to 2**64 - 1) as the two words of the key; ValueError otherwise."""
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or not 0 <= int(seed) < 2**64:
        raise ValueError(f"seed={seed!r} must be a whole number from 0 to 2**64 - 1. Type: seed=1")
    return np.uint32(int(seed) & 0xFFFFFFFF), np.uint32(int(seed) >> 32)


@compiled
def normal(u: float) -> float:
    """Standard normal quantile of u in (0, 1); Wichura 1988, algorithm AS 241, error about 1e-16."""
    q = u - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return q * _ratio(r, _CENTRE_TOP, _CENTRE_BOTTOM)
    r = math.sqrt(-math.log(min(u, 1.0 - u)))
    far = _ratio(r - 1.6, _SIDE_TOP, _SIDE_BOTTOM) if r <= 5.0 else _ratio(r - 5.0, _TAIL_TOP, _TAIL_BOTTOM)
    return far if q > 0.0 else -far


@compiled
def _ratio(r: float, top: tuple[float, ...], bottom: tuple[float, ...]) -> float:
    a, b = 0.0, 0.0
    for i in range(8):
        a = a * r + top[i]
        b = b * r + bottom[i]
    return a / b


# Coefficients of AS 241, highest power first.
_CENTRE_TOP = (
    2509.0809287301226727,
    33430.575583588128105,
    67265.770927008700853,
    45921.953931549871457,
    13731.693765509461125,
    1971.5909503065514427,
    133.14166789178437745,
    3.387132872796366608,
)
_CENTRE_BOTTOM = (
    5226.495278852545925,
    28729.085735721942674,
    39307.89580009271061,
    21213.794301586595867,
    5394.1960214247511077,
    687.1870074920579083,
    42.313330701600911252,
    1.0,
)
_SIDE_TOP = (
    7.7454501427834140764e-4,
    0.0227238449892691845833,
    0.24178072517745061177,
    1.27045825245236838258,
    3.64784832476320460504,
    5.7694972214606914055,
    4.6303378461565452959,
    1.42343711074968357734,
)
_SIDE_BOTTOM = (
    1.05075007164441684324e-9,
    5.475938084995344946e-4,
    0.0151986665636164571966,
    0.14810397642748007459,
    0.68976733498510000455,
    1.6763848301838038494,
    2.05319162663775882187,
    1.0,
)
_TAIL_TOP = (
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    0.0012426609473880784386,
    0.026532189526576123093,
    0.29656057182850489123,
    1.7848265399172913358,
    5.4637849111641143699,
    6.6579046435011037772,
)
_TAIL_BOTTOM = (
    2.04426310338993978564e-15,
    1.4215117583164458887e-7,
    1.8463183175100546818e-5,
    7.868691311456132591e-4,
    0.0148753612908506148525,
    0.13692988092273580531,
    0.59983220655588793769,
    1.0,
)
