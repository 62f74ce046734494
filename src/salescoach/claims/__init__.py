"""The articles' claims as experiments with verdicts.

The room and the public function ``sc.claims()`` share a name, so the room can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Room(ModuleType):
    """A module that lists the claims when called."""

    def __call__(self, thresholds: Any = None) -> Any:
        """All claims with their stored verdicts, as a frame; see :func:`salescoach.claims.tables.claims`."""
        from .tables import claims

        return claims(thresholds)


sys.modules[__name__].__class__ = _Room
