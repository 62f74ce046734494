"""The answer of the kit about two styles with records and without any, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..assumptions.draw import worlds as drawn_worlds
from ..assumptions.over import OverWorlds
from ..assumptions.plausible import plausible_worlds
from ..settings.team import Team

LITTLE = 2.0  # points of the typical world by which records that move it less are said to move it little
LEAST_KEPT = 0.5  # share of worlds that must show what the records show


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A comparison of two styles over worlds, with and without the records.

    Attributes:
        first: the reference.
        second: the style that is compared with it.
        without: over worlds of the kit that know nothing of the records.
        with_records: over worlds that show what the records show; None where that is withheld.
        withheld: why; nothing where it is not.
        except_for: what these worlds do not show of the records, one sentence each.
    """

    first: str
    second: str
    without: OverWorlds
    with_records: OverWorlds | None
    withheld: str
    except_for: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        """Both answers and what the records add, a sentence each."""
        said = [
            f"{self.second} against {self.first}:",
            f"  Without any records, over {len(self.without.table)} worlds: {shares_of(self.without)}",
        ]
        if self.with_records is None:
            return [*said, f"  With your records: withheld, for {self.withheld}."]
        over = self.with_records
        head = f"  With your records, over {len(over.table)} worlds that show what they show"
        return [*said, f"{head}{self.marked}: {shares_of(over)}", f"  {added(self.without, over)}"]

    @property
    def marked(self) -> str:
        """A reminder that something is missed, where it is."""
        return " but for what is missed" if self.except_for else ""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def shares_of(over: OverWorlds) -> str:
    """Who is ahead in which share of worlds, by how much.

    Args:
        over: of ``compare_over``.
    """
    low, middle, high = ends(over)
    return (
        f"{over.second} sells more than {over.first} in {over.shares['second']:.0%} of them, less in "
        f"{over.shares['first']:.0%}, unclear in {over.shares['unclear']:.0%}; the typical world {middle:+.0f} %, nine "
        f"in ten between {low:+.0f} and {high:+.0f} %."
    )


def ends(over: OverWorlds) -> tuple[float, float, float]:
    """The typical world's effect between the ends of nine worlds in ten: low, middle, high."""
    low, middle, high = np.nanpercentile(over.table["effect"], (5, 50, 95))
    return float(low), float(middle), float(high)


def added(without: OverWorlds, over: OverWorlds) -> str:
    """What the records change of the answer, in a sentence.

    Args:
        without: the records.
        over: with them.
    """
    before, now = ends(without), ends(over)
    moved, sign = now[1] - before[1], np.sign(before[1]) == np.sign(now[1])
    width = (now[2] - now[0]) - (before[2] - before[0])
    if abs(moved) < LITTLE and abs(width) < 2 * LITTLE:
        return "Your records change this answer little: it rests on what the kit assumes, not on them."
    turned = "" if sign else ", which turns its sign"
    wide = "wider" if width > 0 else "narrower"
    return (
        f"Your records move the typical world by {moved:+.0f} points{turned} and make the range of nine in ten "
        f"{abs(width):.0f} points {wide}; the rest rests on what the kit assumes."
    )


def start_worlds(n: int, team: Team, seed: int | None) -> tuple[list[Team], int | None]:
    """Worlds that know nothing of any records, and the seed they were drawn with.

    Args:
        n: how many.
        team: gives people and weeks.
        seed: None for the kit's plausible worlds; where these are not at hand, the seed is 1.
    """
    if seed is None:
        try:
            return plausible_worlds(n, team), None
        except ValueError:
            seed = 1
    return drawn_worlds(n, seed, team), seed


def origin_of(seed: int | None) -> str:
    """Where worlds are from.

    Args:
        seed: as ``start_worlds`` gives it.
    """
    if seed is None:
        return "All these worlds start from the kit's plausible worlds."
    return "All these worlds are drawn from the kit's ranges; published patterns did not select them."
