"""From a reading to a state, from shares of worlds to a word, and where the words change."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .statistic import ClaimReading

STATES = ("holds", "unclear", "fails")
WORDS = (
    "holds nearly everywhere", "mostly holds", "tends to hold", "depends", "tends to fail", "mostly fails",
    "fails nearly everywhere", "at the line", "needs more runs", "not carried",
)  # fmt: skip
AT_THE_LINE, MORE_RUNS, NOT_CARRIED = WORDS[7:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where the words of a verdict change; each is a share of worlds.

    Attributes:
        nearly_always: from here on a claim holds (or fails) nearly everywhere.
        mostly: from here on it mostly holds (or fails).
        unclear: above this share of unclear worlds no side is taken.
        little: below this share on the other side the rest tends one way, and does not depend.

    Raises:
        ValueError: thresholds that do not fit together; says which do.

    Example:
        >>> import salescoach as sc
        >>> sc.Thresholds(mostly=0.75).mostly
        0.75
    """

    nearly_always: float = 0.9
    mostly: float = 0.67
    unclear: float = 0.5
    little: float = 0.1

    def __post_init__(self) -> None:
        ordered = 0.5 < self.mostly < self.nearly_always <= 1.0 and 1.0 - self.mostly <= self.unclear <= 1.0
        if not (ordered and 0.0 <= self.little <= 1.0 - self.mostly):
            raise ValueError(
                f"{self} do not fit together: 0.5 < mostly < nearly_always <= 1, unclear between 1 - mostly and 1, "
                "little at most 1 - mostly. Type: thresholds=Thresholds(nearly_always=0.9, mostly=0.67, "
                "unclear=0.5, little=0.1)"
            )


def state_of(reading: ClaimReading, smallest_effect: float) -> str:
    """Holds where the whole interval reaches the smallest effect of interest, fails where none of it does.

    Args:
        reading: the number in one world.
        smallest_effect: of interest, in the claim's unit.

    Returns:
        ``"holds"``, ``"fails"`` or ``"unclear"``.
    """
    if math.isnan(reading.low) or math.isnan(reading.high):
        return "unclear"
    return "holds" if reading.low >= smallest_effect else "fails" if reading.high < smallest_effect else "unclear"


def word_of(holds: float, fails: float, thresholds: Thresholds, wide: float = 0.0) -> str:
    """The verdict in words.

    Args:
        holds: share of worlds in which the claim holds.
        fails: share of worlds in which it fails.
        thresholds: where the words change.
        wide: share of worlds that are unclear with an interval that is wider than wanted.
    """
    unclear = 1.0 - holds - fails
    if unclear > thresholds.unclear + 1e-12:
        return MORE_RUNS if wide > unclear / 2.0 else AT_THE_LINE
    for share, other, words in ((holds, fails, WORDS[:3]), (fails, holds, WORDS[6:3:-1])):
        if share >= thresholds.nearly_always - 1e-12:
            return words[0]
        if share >= thresholds.mostly - 1e-12:
            return words[1]
        if other < thresholds.little - 1e-12 and share > other:
            return words[2]
    return "depends"


def side_of(word: str) -> str | None:
    """The side that a word takes: holds, fails, or none.

    Args:
        word: of a verdict.
    """
    return "holds" if word in WORDS[:3] else "fails" if word in WORDS[4:7] else None
