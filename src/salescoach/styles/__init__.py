"""Management styles: observables in, practices out, and the contract that checks a style.

The room and the public function ``sc.styles()`` share a name, so the room can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Room(ModuleType):
    """A module that lists the styles when called."""

    def __call__(self) -> Any:
        """The styles that come with the kit, as a frame: name, whose article, one line."""
        from .tables import styles

        return styles()


sys.modules[__name__].__class__ = _Room
