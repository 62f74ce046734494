"""A question with three numbers: what the naive analysis says, what an estimator of the kit says, and what is true."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """Three numbers in the unit of a question.

    Attributes:
        naive: of the naive analysis.
        kit: of the kit's estimator.
        truth: of the answer key.
        low: end of the 95 % interval of the kit's; NaN where it gives none.
        high: its other end.
    """

    naive: float
    kit: float
    truth: float
    low: float = math.nan
    high: float = math.nan


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question about the shipped company.

    Attributes:
        name: in one or two words.
        asks: the question, as a manager would put it.
        unit: of the three numbers, with the number that is asked for.
        naive: what the naive analysis does.
        kit: what the kit does instead.
        truth: where the answer key tells it.
        lines: what to type to see the kit's number; ``sc``, ``np`` and ``records`` are there.
        numbers: works the three out.
        data: rows out of the records on which the lines work, if there are any beside the records.
        digits: decimals that are shown.
        least: the value that parts yes from no, such as 0; None where the answer is an amount.
        above: what a number above ``least`` says.
        below: what a number below it says.
        by_answer: nearness goes by yes and no alone, as with a p, whose size is no amount of anything.
    """

    name: str
    asks: str
    unit: str
    naive: str
    kit: str
    truth: str
    lines: str
    numbers: Callable[[], Numbers]
    data: Callable[[], pd.DataFrame] | None = None
    digits: int = 0
    least: float | None = None
    above: str = ""
    below: str = ""
    by_answer: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", dedent(self.lines).strip())

    def found(self) -> Numbers:
        """The three numbers; worked out once."""
        return _once(self.numbers)

    def shown(self, value: float) -> str:
        """A number with the question's decimals."""
        return f"{value:,.{self.digits}f}"

    def nearer(self) -> str:
        """Whose number is nearer to the truth, as far as the decimals show: "kit", "naive" or "neither"."""
        found = self.found()
        if self.by_answer and self.least is not None:
            first, second, true = (value > self.least for value in (found.naive, found.kit, found.truth))
            return "neither" if first == second else "kit" if second == true else "naive"
        naive, kit = abs(found.naive - found.truth), abs(found.kit - found.truth)
        if self.shown(naive) == self.shown(kit):
            return "neither"
        return "kit" if kit < naive else "naive"

    def says(self) -> str:
        """What follows from the three numbers, in words."""
        found = self.found()
        naive, kit = self.shown(abs(found.naive - found.truth)), self.shown(abs(found.kit - found.truth))
        who = {"kit": "the kit is nearer", "naive": "the naive one is nearer", "neither": "neither is nearer"}
        parts = (
            [] if self.by_answer else [f"The naive number is off by {naive}, the kit's by {kit}: {who[self.nearer()]}."]
        )
        if math.isfinite(found.low):
            parts.append(self._held(found))
        if self.least is not None:
            parts.append(self._concluded(found, self.least))
        return " ".join(parts)

    def _held(self, found: Numbers) -> str:
        ends = f"{self.shown(found.low)} to {self.shown(found.high)}"
        return (
            f"The kit's interval ({ends}) {'holds' if found.low <= found.truth <= found.high else 'misses'} the truth."
        )

    def _concluded(self, found: Numbers, least: float) -> str:
        """What each of the three answers, where there is a yes and a no."""
        told = {"naive": self._side(found.naive, least), "truth": self._side(found.truth, least)}
        clear = not math.isfinite(found.low) or found.low > least or found.high < least
        kit = self._side(found.kit, least) if clear else "it cannot be told"
        return f'Naive: "{told["naive"]}"; the kit: "{kit}"; the truth: "{told["truth"]}".'

    def _side(self, value: float, least: float) -> str:
        return self.above if value > least else self.below


@cache
def _once(work: Callable[[], Numbers]) -> Numbers:
    return work()
