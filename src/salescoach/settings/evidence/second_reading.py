"""The form of a second reading: one number held against its rows again, and whether the two readings agree.

A number is *read twice* where figure, people, direction and range fit the row and the row was seen or computed. All
others are *provisional*: their rows do not carry them, or are recalled, or there is none. The second reader knew the
first reading, so this finds slips and not what both believe.
"""

from __future__ import annotations

from dataclasses import dataclass

from .register import ROWS, numbers_in

READ_TWICE, PROVISIONAL = "read twice", "provisional"


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What a second reader found for one number.

    Attributes:
        name: of the setting, of the pattern, or ``preset.setting``.
        rows: the rows that were read.
        figures: what stands there in figures, letter by letter; none where the row has a direction only.
        read: the figure, on whom, and its direction.
        follows: how the range follows from it, or why not.
        agrees: whether figure, people, direction and range all fit.
    """

    name: str
    rows: str
    figures: tuple[str, ...]
    read: str
    follows: str
    agrees: bool

    @property
    def word(self) -> str:
        """Read twice or provisional; what is recalled stays provisional."""
        seen = all(ROWS[number].status in ("seen", "computed") for number in numbers_in(self.rows))
        return READ_TWICE if self.agrees and seen else PROVISIONAL


FIT = "the range lies around the value that shows it; its width is the kit's"


def yes(name: str, rows: str, figures: tuple[str, ...], read: str, follows: str) -> SecondReading:
    """A number that its rows carry."""
    return SecondReading(name, rows, figures, read, follows, True)


def no(name: str, rows: str, figures: tuple[str, ...], read: str, why: str) -> SecondReading:
    """A number that its rows do not carry, or not wholly."""
    return SecondReading(name, rows, figures, read, why, False)
