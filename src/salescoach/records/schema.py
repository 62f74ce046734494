"""What a column of a table of records is: its name, its kind, its unit and its meaning."""

from __future__ import annotations

from dataclasses import dataclass

# Kind of a column -> dtype in the frame. Times carry no zone.
DTYPES = {
    "name": "str",
    "time": "datetime64[us]",
    "number": "float64",
    "count": "Int64",
    "flag": "boolean",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        name: its name.
        kind: a key of ``DTYPES``.
        unit: of its values.
        meaning: in plain words.
        required: whether a row without it is excluded.
    """

    name: str
    kind: str
    unit: str
    meaning: str
    required: bool = False

    @property
    def dtype(self) -> str:
        """Its dtype in a frame."""
        return DTYPES[self.kind]


def name(column: str, unit: str, meaning: str, *, required: bool = False) -> Column:
    """A column of names, ids or words."""
    return Column(name=column, kind="name", unit=unit, meaning=meaning, required=required)


def time(column: str, meaning: str, *, required: bool = False) -> Column:
    """A column of days, or of times on a day."""
    return Column(name=column, kind="time", unit="day", meaning=meaning, required=required)


def number(column: str, unit: str, meaning: str, *, required: bool = False) -> Column:
    """A column of numbers."""
    return Column(name=column, kind="number", unit=unit, meaning=meaning, required=required)


def count(column: str, unit: str, meaning: str, *, required: bool = False) -> Column:
    """A column of whole numbers."""
    return Column(name=column, kind="count", unit=unit, meaning=meaning, required=required)


def flag(column: str, meaning: str, *, required: bool = False) -> Column:
    """A column of yes or no."""
    return Column(name=column, kind="flag", unit="yes/no", meaning=meaning, required=required)
