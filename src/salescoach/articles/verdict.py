"""What becomes of a claim over worlds: shares, size, a word, and what drives it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from ..common.intervals import share_interval
from ..common.messages import wrapped
from ..settings.evidence.finding import Row
from .claim import Claim
from .statistic import ClaimReading
from .thresholds import STATES, Thresholds, state_of, word_of
from .words import drivers_text, figure, share_text

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

NOT_CARRIED = "not carried by the model"


@dataclass(frozen=True, kw_only=True)
class ClaimVerdict:
    """A claim over worlds.

    Attributes:
        claim: what was tested.
        readings: its number in every world.
        drivers: of the conclusion: settings ranked by how much they move the share of worlds in which the number
            reaches the smallest effect of interest, from their lowest to their highest third, with 99.9 % intervals.
        runs: paired runs per world.
        seed: of the luck.
        thresholds: of the words.
        basis: which worlds.
    """

    claim: Claim
    readings: tuple[ClaimReading, ...]
    drivers: pd.DataFrame = field(repr=False)
    runs: int
    seed: int
    thresholds: Thresholds = field(default_factory=Thresholds)
    basis: str = "worlds given"

    @property
    def states(self) -> list[str]:
        """Holds, unclear or fails, world by world."""
        return [state_of(reading, self.claim.experiment.smallest_effect) for reading in self.readings]

    @property
    def share(self) -> dict[str, tuple[float, float, float]]:
        """Share of worlds in which it holds, is unclear, fails; each with Wilson's 95 % interval."""
        states, n = self.states, len(self.readings)
        return {s: (states.count(s) / n, *share_interval(states.count(s), n)) for s in STATES}

    @property
    def size(self) -> dict[str, float]:
        """Median of the number over worlds and its 10th and 90th percentile, in ``claim.experiment.unit``."""
        effects = np.array([r.effect for r in self.readings])
        known = effects[np.isfinite(effects)]
        low, middle, high = np.percentile(known, (10, 50, 90)) if len(known) else (math.nan,) * 3
        return {"median": float(middle), "low": float(low), "high": float(high)}

    @property
    def reversed(self) -> float:
        """Share of worlds in which the whole interval lies below zero, where zero is no effect."""
        return float(np.mean([r.high < min(0.0, self.claim.experiment.smallest_effect) for r in self.readings]))

    @property
    def word(self) -> str:
        """The verdict in words; see :class:`Thresholds`."""
        if self.claim.carried == "no":
            return NOT_CARRIED
        share = self.share
        return word_of(share["holds"][0], share["fails"][0], self.thresholds)

    @property
    def evidence(self) -> tuple[Row, ...]:
        """What was published about it."""
        return self.claim.evidence

    @property
    def table(self) -> pd.DataFrame:
        """One row per world, with columns effect, low, high (95 %) and state."""
        import pandas as pd

        rows = [(r.effect, r.low, r.high, s) for r, s in zip(self.readings, self.states, strict=True)]
        frame = pd.DataFrame(rows, columns=["effect", "low", "high", "state"])
        frame.index.name = "world"
        return frame

    @property
    def text(self) -> str:
        """The verdict in plain sentences."""
        claim = self.claim
        lines = [claim.words, self._found(), self._size(), f"What moves it: {drivers_text(self.drivers)}."]
        if claim.by_construction:
            lines.append(f"By construction: {claim.by_construction}")
        if claim.carried != "yes":
            part = "in part" if claim.carried == "in part" else "not at all"
            lines.append(f"The model carries it {part}: {claim.limits}")
        return "\n".join([f"{claim.id} ({claim.author}): {self.word}.", *(wrapped(line, "  ") for line in lines)])

    def _found(self) -> str:
        opposite = f" In {self.reversed:.0%} the whole interval speaks for the opposite." if self.reversed > 0 else ""
        return (
            f"Over {len(self.readings)} {self.basis}, {self.runs} paired runs each (seed {self.seed}), "
            f"it {share_text(self.share)}.{opposite}"
        )

    def _size(self) -> str:
        size, experiment = self.size, self.claim.experiment
        return (
            f"The middle world: {figure(size['median'])} {experiment.unit}; eight worlds in ten lie between "
            f"{figure(size['low'])} and {figure(size['high'])} ({experiment.metric}). {experiment.rule}"
        )

    def under(self, thresholds: Thresholds) -> ClaimVerdict:
        """The same worlds under other thresholds.

        Args:
            thresholds: of the words.

        Returns:
            The verdict with other words; nothing is run.
        """
        return replace(self, thresholds=thresholds)

    def plot(self) -> Picture:
        """The distribution of the effect over the worlds."""
        from ..figures.claims import claim_picture

        return claim_picture(self)

    def __repr__(self) -> str:
        return self.text


def in_favour(readings: Sequence[ClaimReading], smallest_effect: float) -> np.ndarray:
    """1 where the number reaches the smallest effect of interest, whatever its interval; shape (worlds,)."""
    return np.array([float(r.effect >= smallest_effect) for r in readings])
