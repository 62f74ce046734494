"""From a number in every world to a verdict: shares, thresholds, a word."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.intervals import share_interval
from ..settings.evidence.finding import Row
from .claim import Claim
from .statistic import Reading

if TYPE_CHECKING:
    import pandas as pd

STATES = ("holds", "unclear", "fails")
WORDS = (
    "holds nearly everywhere", "mostly holds", "tends to hold", "depends", "tends to fail", "mostly fails",
    "fails nearly everywhere", "cannot tell",
)  # fmt: skip
NOT_CARRIED = "not carried by the model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where the words change; each is a share of worlds.

    Attributes:
        nearly_always: from here on a claim holds (or fails) nearly everywhere.
        mostly: from here on it mostly holds (or fails).
        cannot_tell: above this share of unclear worlds nothing is said.
        little: below this share on the other side the rest tends one way, and does not depend.
    """

    nearly_always: float = 0.9
    mostly: float = 0.67
    cannot_tell: float = 0.5
    little: float = 0.1

    def __post_init__(self) -> None:
        ordered = 0.5 < self.mostly < self.nearly_always <= 1.0 and 1.0 - self.mostly <= self.cannot_tell <= 1.0
        if not (ordered and 0.0 <= self.little <= 1.0 - self.mostly):
            raise ValueError(
                f"{self} do not fit together: 0.5 < mostly < nearly_always <= 1, cannot_tell between 1 - mostly and 1, "
                "little at most 1 - mostly. Type: thresholds=Thresholds(nearly_always=0.9, mostly=0.67, "
                "cannot_tell=0.5, little=0.1)"
            )


def state_of(reading: Reading, matters: float) -> str:
    """Holds where the whole interval reaches what matters, fails where none of it does, else unclear."""
    if math.isnan(reading.low) or math.isnan(reading.high):
        return "unclear"
    return "holds" if reading.low >= matters else "fails" if reading.high < matters else "unclear"


def word_of(holds: float, fails: float, thresholds: Thresholds) -> str:
    """The verdict in words, from the shares of worlds in which the claim holds and fails."""
    if 1.0 - holds - fails > thresholds.cannot_tell + 1e-12:
        return "cannot tell"
    for share, other, words in ((holds, fails, WORDS[:3]), (fails, holds, WORDS[6:3:-1])):
        if share >= thresholds.nearly_always - 1e-12:
            return words[0]
        if share >= thresholds.mostly - 1e-12:
            return words[1]
        if other < thresholds.little - 1e-12 and share > other:
            return words[2]
    return "depends"


@dataclass(frozen=True)
class Verdict:
    """A claim over worlds.

    Attributes:
        claim: what was tested. readings: its number in every world. flips: settings ranked by how much
            they move the share of worlds in which the number reaches what matters, from their lowest to their
            highest third, with 99.9 % intervals. runs: paired runs a world. seed: of the luck.
        thresholds: of the words. basis: which worlds.
    """

    claim: Claim
    readings: tuple[Reading, ...]
    flips: pd.DataFrame = field(repr=False)
    runs: int
    seed: int
    thresholds: Thresholds = Thresholds()
    basis: str = "worlds given"

    @property
    def states(self) -> list[str]:
        """Holds, unclear or fails, world by world."""
        return [state_of(reading, self.claim.experiment.matters) for reading in self.readings]

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
        return float(np.mean([r.high < min(0.0, self.claim.experiment.matters) for r in self.readings]))

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
        """One row a world: effect, low, high (95 %), state."""
        import pandas as pd

        rows = [(r.effect, r.low, r.high, s) for r, s in zip(self.readings, self.states, strict=True)]
        frame = pd.DataFrame(rows, columns=["effect", "low", "high", "state"])
        frame.index.name = "world"
        return frame

    @property
    def text(self) -> str:
        """The verdict in plain sentences."""
        from .words import verdict_text

        return verdict_text(self)

    def under(self, thresholds: Thresholds) -> Verdict:
        """The same worlds under other thresholds."""
        return replace(self, thresholds=thresholds)

    def plot(self) -> Any:
        """The distribution of the effect over the worlds."""
        from ..figures.claims import claim_picture

        return claim_picture(self)

    def __repr__(self) -> str:
        return self.text


def in_favour(readings: Sequence[Reading], matters: float) -> np.ndarray:
    """1 where the number reaches what matters, whatever its interval; shape (worlds,)."""
    return np.array([float(r.effect >= matters) for r in readings])
