"""From a reading to a state, from shares of worlds to a word, and where the words change."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .statistic import ClaimReading

STATES = ("holds", "unclear", "fails")
WORDS = (
    "holds nearly everywhere", "mostly holds", "tends to hold", "depends", "tends to fail", "mostly fails",
    "fails nearly everywhere", "cannot tell",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where the words of a verdict change; each is a share of worlds.

    Attributes:
        nearly_always: from here on a claim holds (or fails) nearly everywhere.
        mostly: from here on it mostly holds (or fails).
        cannot_tell: above this share of unclear worlds nothing is said.
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


def word_of(holds: float, fails: float, thresholds: Thresholds) -> str:
    """The verdict in words.

    Args:
        holds: share of worlds in which the claim holds.
        fails: share of worlds in which it fails.
        thresholds: where the words change.
    """
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
