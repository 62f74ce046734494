"""The form of an evidence row: one finding with its design, its authors, and whether it was seen."""

from __future__ import annotations

from dataclasses import dataclass

from .sources import SOURCES, Grade, Status


@dataclass(frozen=True, slots=True)
class Row:
    """One published finding.

    Attributes:
        number: topic and place in it, as "7.11".
        found: the figure, or the sign where no figure was seen.
        design: what was done on whom.
        who: authors, year, outlet.
        status: as of a Source.
        grade: as of a Source.
        source: key of the source in ``SOURCES`` if a setting names it, else empty.
    """

    number: str
    found: str
    design: str
    who: str
    status: Status
    grade: Grade
    source: str = ""


def of(number: str, source: str, found: str, status: Status | None = None, design: str = "") -> Row:
    """A finding of a source that settings name; its status may differ from that of the source."""
    known = SOURCES[source]
    return Row(number, found, design or known.design, known.citation, status or known.status, known.grade, source)


def seen(number: str, grade: Grade, who: str, design: str, found: str) -> Row:
    """A finding seen in a stored text, mostly an abstract."""
    return Row(number, found, design, who, "seen", grade)


def recalled(number: str, grade: Grade, who: str, design: str, found: str) -> Row:
    """A finding from memory, not verified."""
    return Row(number, found, design, who, "recalled", grade)
