"""Luck of the records: the kit's counter-based draws, in a corner of their own.

The simulation counts replications from 0; the records start at ``RECORDS_RUN``, so no draw here is ever a draw of
the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..common.arrays import Numbers
from ..simulation.draws import key_of, uniforms_over

RECORDS_RUN = 0xC0000000
ENTITIES_PER_SEAT = 65536  # entity numbers as in the simulation: seat times this, plus the account
# Purposes within the records; append, never renumber.
SETTINGS, CONTACT, FOR_SHOW, DEAL, LOSS, MEETING = range(1, 7)


@dataclass(frozen=True, slots=True)
class Luck:
    """Which draws the records of a team use.

    Attributes:
        seed: of the company.
        team: number of the team, from 0.
    """

    seed: int
    team: int

    def at(self, purpose: int, entity: Any, week: Any) -> Numbers:
        """Draw for every pair of entity and week.

        Args:
            purpose: one of the numbers above.
            entity: whole numbers, shape (n,).
            week: whole numbers, shape (n,) or one for all.

        Returns:
            Four uniforms strictly inside (0, 1) for each pair, shape (4, n).
        """
        entities, weeks = np.broadcast_arrays(np.asarray(entity, np.int64), np.asarray(week, np.int64))
        draw: Any = uniforms_over  # compiled code has no types
        run = np.uint32(RECORDS_RUN + self.team)
        values = draw(key_of(self.seed), run, entities.copy(), weeks.copy(), np.uint32(purpose))
        return np.asarray(values, float)
