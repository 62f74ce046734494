"""A guess that is kept until the truth is known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Any

from ..common.given import is_text
from .judge import is_blank


@dataclass(frozen=True)
class GuessedAndTrue:
    """A guess beside the truth.

    Attributes:
        off: guess minus truth, in the unit of the guess; NaN without a guess.
        direction: whether guess and truth lie on the same side of no difference; None where that cannot be said.
        text: the same in a sentence.
    """

    off: float
    direction: bool | None
    text: str

    def __repr__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Guess:
    """What a reader expects before looking.

    Attributes:
        question: what was asked.
        value: the guess, None where there is none.
        unit: of the value.
        zero: the value that means "no difference"; None where there is no direction.
    """

    question: str
    value: float | None
    unit: str = ""
    zero: float | None = 0.0

    def against(self, truth: float) -> GuessedAndTrue:
        """Bring the guess back beside the truth.

        Args:
            truth: what it is, in the unit of the guess.

        Returns:
            How far off the guess was, and whether its direction was right.

        Raises:
            ValueError: the truth is no finite number.
        """
        true = _finite("truth", truth, "my_guess.against(12.3)")
        if self.value is None:
            return GuessedAndTrue(math.nan, None, f"{self.question}: no guess; it is {self._said(true)}.")
        off = self.value - true
        direction = None if self.zero is None else _side(self.value, self.zero) == _side(true, self.zero)
        by = "just right" if round(abs(off), _decimals(true)) == 0 else f"{self._said(abs(off))} too {_way(off)}"
        tail = {None: "", True: "; the direction is right", False: "; the direction is not right"}[direction]
        return GuessedAndTrue(
            off, direction, f"{self.question}: you said {self._said(self.value)}, it is {self._said(true)}: {by}{tail}."
        )

    def _said(self, value: float) -> str:
        return f"{value:,.{_decimals(value)}f}".removesuffix(".0") + (f" {self.unit}" if self.unit else "")

    def __repr__(self) -> str:
        return f"Your guess, {self.question}: {'none yet' if self.value is None else self._said(self.value)}"


def guess(question: str, value: float | None = None, unit: str = "", *, zero: float | None = 0.0) -> Guess:
    """Keep a guess; ``my_guess.against(truth)`` brings it back. Nothing is stored anywhere else.

    Args:
        question: what is guessed, such as "more sales under the coach".
        value: the guess, a number; None or ``...`` for none.
        unit: unit of the value, such as "%" or "weeks".
        zero: the value that means "no difference", for the direction; None where there is no direction.

    Returns:
        The guess; ``.against(truth)`` says how far off it was.

    Raises:
        ValueError: no question, or a value that is no finite number.

    Example:
        >>> import salescoach as sc
        >>> my_guess = sc.guess("more sales under the coach", 5, "%")
        >>> my_guess.against(8)
        more sales under the coach: you said 5 %, it is 8 %: 3 % too low; the direction is right.
    """
    if not is_text(question):
        raise ValueError('a guess needs its question in words. Type: sc.guess("more sales under the coach", 5, "%")')
    said = None if is_blank(value) else _finite("value", value, f'sc.guess("{question}", 5)')
    return Guess(question.strip(), said, unit, zero)


def _finite(name: str, value: Any, line: str) -> float:
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise ValueError(f"{name}={value!r} must be a finite number, without quotes. Type: {line}")
    return float(value)


def _side(value: float, zero: float) -> int:
    return (value > zero) - (value < zero)


def _way(off: float) -> str:
    return "high" if off > 0 else "low"


def _decimals(value: float) -> int:
    return 0 if abs(value) >= 100 else 1 if abs(value) >= 1 or value == 0 else 2
