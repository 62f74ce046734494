"""A work done in one world after another, kept in a journal so that a stopped one goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from ..common.journal import Journal
from ..common.parallel import spread
from ..common.sources import fingerprint
from ..common.version import versions

Part = list[list[Any]]  # rows of plain values; a missing number is None
_World = TypeVar("_World")  # a world, or a world with its number: what decides it stands in its repr


def in_every_world(
    work: Callable[[_World], Part],
    worlds: Sequence[_World],
    name: str,
    decided_by: dict[str, Any],
    *,
    jobs: int,
    path: str | Path | None,
    progress: Callable[[int], None] | None,
) -> list[Part]:
    """Do the work in every world that the journal does not hold.

    Args:
        work: called with a world.
        worlds: in their order.
        name: of the work, for messages.
        decided_by: everything else that decides its numbers.
        jobs: processors to use, -1 for all; changes no number.
        path: of the journal; nothing is kept where it is None.
        progress: called with 1 after every world, and at once for those that the journal holds.

    Returns:
        What the work gave, world by world.

    Raises:
        ValueError: no worlds, or the journal of another work.
    """
    if not worlds:
        raise ValueError(f"there are no worlds for {name}. Type: sc.plausible_worlds(200)")
    listed = hashlib.sha256(repr([repr(world) for world in worlds]).encode()).hexdigest()[:16]
    heading = decided_by | {
        "worlds": listed, "number of worlds": len(worlds), "equations": fingerprint(Path(__file__)),
        "versions": versions("numpy", "numba", "scipy"),
    }  # fmt: skip
    journal = Journal(path, heading, name)
    if progress is not None and journal.parts:
        progress(len(journal.parts))
    for part in spread(work, worlds[len(journal.parts) :], jobs):
        journal.keep(part)
        if progress is not None:
            progress(1)
    return journal.parts


def plain(value: Any) -> Any:
    """A value as JSON holds it; a missing number is None.

    Args:
        value: a number, a word or a truth.
    """
    return None if isinstance(value, float) and value != value else value
