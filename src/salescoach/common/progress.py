"""The one progress bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Bar:
    """What is done of a work, on the screen.

    Args:
        shown: a bar of tqdm.
    """

    def __init__(self, shown: Any) -> None:
        self._shown = shown

    def step(self, done: int = 1) -> None:
        """Go on by so many; fits where ``progress`` is called with 1 after every part."""
        self._shown.update(done)

    def at(self, done: int, total: int) -> None:
        """Stand at so many of so many; fits where ``progress`` is called with (done, of how many)."""
        self._shown.total, self._shown.n = total, done
        self._shown.refresh()

    def name(self, what: str) -> None:
        """Say what is being done now."""
        self._shown.set_description(what)


@contextmanager
def bar(total: int, what: str, unit: str) -> Iterator[Bar]:
    """Show a progress bar that vanishes when done, and is silent where nobody looks.

    Args:
        total: how many parts there are; 0 where the work says so later.
        what: is being done, e.g. ``"testing"``.
        unit: of the parts, e.g. ``"world"``.

    Yields:
        The bar, to be moved on.
    """
    from tqdm import tqdm

    with tqdm(total=total, desc=what, unit=unit, ncols=90, leave=False, disable=None) as shown:
        yield Bar(shown)
