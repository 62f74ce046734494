"""The measures that a comparison reports: what each means, in which unit, as the reader reads it."""

from __future__ import annotations

from dataclasses import dataclass

from ..common.messages import did_you_mean


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of ``Results.totals`` that is compared.

    Attributes:
        name: column.
        label: words for tables and axes.
        unit: unit, after scaling.
        scale: factor for reading (100 for per cent).
        relative: True where the difference is given in per cent of the reference.
        better: +1, -1, or 0 where more is neither.
        digits: after the point, in texts.
    """

    name: str
    label: str
    unit: str
    scale: float = 1.0
    relative: bool = False
    better: int = 0
    digits: int = 1


_TABLE = (
    Measure("revenue", "result", "money", relative=True, better=1, digits=0),
    Measure("win_rate", "conversion", "% of closed deals", 100.0, better=1),
    Measure("trust", "customer trust", "points of 100", 100.0, better=1),
    Measure("strain", "strain", "points of 100", 100.0, better=-1),
    Measure("leavers", "people leaving", "people", better=-1, digits=2),
    Measure("manager_hours", "manager hours", "hours a week", digits=1),
)
MEASURES: dict[str, Measure] = {measure.name: measure for measure in _TABLE}

# Every column of Results.totals, its unit, and how it is made. docs/records.md prints this.
TOTALS_COLUMNS: dict[str, tuple[str, str]] = {
    "run": ("number", "replication, from 0"),
    "revenue": ("money", "orders booked in the counted weeks"),
    "wins": ("deals", "orders"),
    "opened": ("deals", "opportunities that arose"),
    "lost": ("deals", "opportunities refused by the customer"),
    "no_decision": ("deals", "dead opportunities closed in the records"),
    "open_end": ("deals", "opportunities open in the records after the last week"),
    "win_rate": ("share", "wins over wins, losses and no decisions; missing where nothing closed"),
    "trust": ("0-1", "mean customer trust after the last week"),
    "strain": ("0-1", "mean strain over worked person-weeks"),
    "manager_trust": ("0-1", "mean trust in the manager over worked person-weeks"),
    "skill": ("skill sd", "mean skill over worked person-weeks"),
    "customer_pressure": ("0-1", "mean pressure on customers over worked person-weeks"),
    "drift": ("share", "how far managers gave way to pressure from above, mean over worked person-weeks"),
    "leavers": ("people", "people who left, dismissed ones included"),
    "dismissed": ("people", "people who were dismissed"),
    "vacant_weeks": ("weeks", "weeks of empty seats, summed"),
    "complaints": ("count", "complaints about control"),
    "manager_hours": ("hours/week", "mean hours that a manager spent on people"),
    "overload": ("share", "mean hours asked of a manager beyond the budget, over the budget"),
    "selling_hours": ("hours/week", "mean selling time over worked person-weeks"),
    "contacts": ("contacts", "true customer contacts"),
    "logged": ("contacts", "contacts in the records, false ones included"),
    "attainment": ("share", "revenue over the quotas of all seats; missing where there is no quota"),
    "at_quota": ("share", "seats whose revenue reached their quota over the counted weeks"),
}


def measure_of(name: str) -> Measure:
    """The measure of that name, or a plain one for any other column of totals; ValueError where there is none."""
    known = known_column(name)
    return MEASURES.get(known) or Measure(known, known.replace("_", " "), TOTALS_COLUMNS[known][0], digits=3)


def known_column(name: object) -> str:
    """The name itself where totals have that column; ValueError with the nearest one where not."""
    known = [column for column in TOTALS_COLUMNS if column != "run"]
    if isinstance(name, str) and name in known:
        return name
    raise ValueError(
        f"unknown column {name!r}{did_you_mean(str(name), known)} Columns of totals: {', '.join(known)}. "
        'Type: sc.columns("totals") to see what each is'
    )
