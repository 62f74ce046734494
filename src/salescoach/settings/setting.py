"""One setting: its value, unit, plausible range, and who says so."""

from __future__ import annotations

import math
import reprlib
from dataclasses import dataclass
from typing import Literal

from ..common.given import is_number
from ..common.messages import did_you_mean

Kind = Literal["real", "whole", "choice"]
Basis = Literal["figure", "fitted", "direction"]
Spread = Literal["fixed", "uniform", "log-uniform"]
Value = float | int | str


@dataclass(frozen=True, slots=True)
class Setting:
    """A number (or a choice) that the model uses, never without its reason.

    Attributes:
        name: what a user types, e.g. ``need_rate``.
        default: the value in the default world.
        unit: unit of the value, ``-`` for a pure number.
        low: lower end of the plausible range (empty for a choice).
        high: upper end.
        meaning: one line, what the number does.
        reason: why this source gives this number, or why it is assumed.
        source: key into :data:`salescoach.settings.evidence.sources.SOURCES`.
        basis: what the source gives: this "figure", a pattern to which it is "fitted", or only the
            "direction"; a number with a direction alone is graded as assumed.
        least: hard lower limit; below it a team is refused.
        most: hard upper limit.
        kind: real, whole or choice.
        spread: how plausible worlds draw it between low and high.
        choices: allowed words where ``kind`` is "choice".
        weights: how often plausible worlds draw each of these words; none where the word is not drawn.
        group: the table that it stands in.
    """

    name: str
    default: Value
    unit: str
    low: float
    high: float
    meaning: str
    reason: str
    source: str = "assumed"
    basis: Basis = "figure"
    least: float = 0.0
    most: float = math.inf
    kind: Kind = "real"
    spread: Spread = "uniform"
    choices: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    group: str = ""

    def check(self, value: object) -> Value:
        """Return the value in its own type; raise ValueError that says what is allowed."""
        if self.kind == "choice":
            return self._check_choice(value)
        return self._check_number(value)

    def _check_choice(self, value: object) -> str:
        if isinstance(value, str) and value in self.choices:
            return value
        hint = did_you_mean(str(value), self.choices)
        raise ValueError(
            f"{self.name}={reprlib.repr(value)} is not a choice{hint} Allowed: {', '.join(self.choices)}. "
            f'Type: sc.Team({self.name}="{self.choices[0]}")'
        )

    def _check_number(self, value: object) -> float | int:
        try:
            number = float(value) if is_number(value) else math.nan
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            self._refuse(value, "is not a finite number")
        if not self.least <= number <= self.most:
            self._refuse(value, "is outside what is allowed")
        if self.kind == "whole":
            if number != int(number):
                self._refuse(value, "must be a whole number")
            return int(number)
        return number

    def _refuse(self, value: object, why: str) -> None:
        allowed = f"{self.least:g} to {self.most:g}" if math.isfinite(self.most) else f"{self.least:g} or more"
        raise ValueError(
            f"{self.name}={reprlib.repr(value)} {why}: {self.meaning} ({self.unit}) takes {allowed}. "
            f"Type: sc.Team({self.name}={self.default!r})"
        )
