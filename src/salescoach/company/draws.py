"""Luck of the records: the kit's counter-based draws for whole arrays at once, in a corner of their own.

The same Philox 4x32-10 as :mod:`salescoach.simulation.draws`, in plain NumPy whole numbers, so the same bytes
come out on every machine. The simulation counts replications from 0; the records start at ``RECORDS_RUN``, so
no draw here is ever a draw of the model.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..common.arrays import Array
from ..simulation.draws import key_of

RECORDS_RUN = 0xC0000000
# Purposes within the records; append, never renumber.
SETTINGS, CONTACT, FOR_SHOW, DEAL, LOSS, MEETING = range(1, 7)

_M0, _M1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_W0, _W1, _LOW, _SHIFT = 0x9E3779B9, 0xBB67AE85, 0xFFFFFFFF, np.uint64(32)


def uniforms_at(seed: int, run: int, entity: Any, week: Any, purpose: int) -> tuple[Array, Array, Array, Array]:
    """Four arrays of uniforms strictly inside (0, 1), one each for every pair of entity and week."""
    entity, week = np.broadcast_arrays(np.atleast_1d(entity), np.atleast_1d(week))
    k0, k1 = (int(word) for word in key_of(seed))
    c0 = np.full(entity.shape, run & _LOW, np.uint64)
    c1, c2 = _word(entity), _word(week)
    c3 = np.full(entity.shape, purpose, np.uint64)
    low = np.uint64(_LOW)
    for _ in range(10):
        p0, p1 = _M0 * c0, _M1 * c2
        c0, c1, c2, c3 = (
            (p1 >> _SHIFT) ^ c1 ^ np.uint64(k0),
            p1 & low,
            (p0 >> _SHIFT) ^ c3 ^ np.uint64(k1),
            p0 & low,
        )
        k0, k1 = (k0 + _W0) & _LOW, (k1 + _W1) & _LOW
    return _unit(c0), _unit(c1), _unit(c2), _unit(c3)


def _word(values: Array) -> Array:
    return np.asarray((values.astype(np.int64) & _LOW).astype(np.uint64))


def _unit(words: Array) -> Array:
    return np.asarray((words.astype(np.float64) + 0.5) * 2.0**-32)
