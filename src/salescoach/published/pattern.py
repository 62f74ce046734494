"""A published pattern: what is measured, the range it should lie in, and how closely the model can be held to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A pattern that a credible sales-team model should show.

    Attributes:
        name: short name.
        meaning: what is measured.
        needs: experiments whose traces the statistic takes, in order.
        statistic: traces -> number.
        low: lower end of the target range; minus infinity where the source fixes no more than a sign.
        high: upper end, or infinity.
        rows: rows of the evidence table.
        source: who published it.
        why_range: how the range follows from the source.
        discrepancy: how far so simple a model may be expected to lie off, as a standard deviation.
        why_discrepancy: why so far.
        fitted: the setting or choice of ours that was set to meet it; empty where nothing was.
        rules_out: whether a world that misses it is ruled out; not where the model has no means to reach it, or where
            not the team is measured.
    """

    name: str
    meaning: str
    needs: tuple[str, ...]
    statistic: Callable[..., float]
    low: float
    high: float
    rows: str
    source: str
    why_range: str
    discrepancy: float
    why_discrepancy: str
    fitted: str = ""
    rules_out: bool = True

    @property
    def one_sided(self) -> bool:
        """Whether the source fixes a sign and no size."""
        return not (isfinite(self.low) and isfinite(self.high))

    @property
    def middle(self) -> float:
        """Middle of the range; of a one-sided one its only end."""
        if self.one_sided:
            return self.low if isfinite(self.low) else self.high
        return (self.low + self.high) / 2

    @property
    def error(self) -> float:
        """Standard deviation of the target, its range read as a 95 % interval; none for a sign."""
        return 0.0 if self.one_sided else (self.high - self.low) / 2 / 1.96

    @property
    def target(self) -> str:
        """The range in words."""
        if not isfinite(self.low):
            return f"below {self.high:g}"
        return f"above {self.low:g}" if self.one_sided else f"{self.low:g} to {self.high:g}"
