"""The dictionary of the answer key: every frame, every column, with unit and meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records.tables import DTYPES, Column
from ..settings.register import SETTINGS
from .defects import MEETINGS
from .plan import VARIED

if TYPE_CHECKING:
    import pandas as pd

_OUTCOMES = (
    ("revenue", "money", "orders booked"),
    ("won", "deals", "orders"),
    ("left", "people", "people leaving"),
    ("contacts", "contacts", "true contacts"),
    ("logged", "activities", "activities logged"),
    ("customer_trust", "0-1", "trust of customers after the week"),
    ("strain", "0-1", "strain of those at work"),
)


def _names(*columns: tuple[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, "name", "id" if name != "style" else "word", meaning) for name, meaning in columns)


def _numbers(*columns: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, "number", unit, meaning) for name, unit, meaning in columns)


def _counts(*columns: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, "count", unit, meaning) for name, unit, meaning in columns)


_WEEK = Column("week", "count", "number", "week of the records, from 0")

ANSWERS: dict[str, tuple[Column, ...]] = {
    "teams": (
        *_names(("team", "team"), ("manager", "its manager")),
        *_counts(("seed", "number", "sc.simulate(team, runs=1, seed=seed, ...) lives this team again")),
        Column("before", "name", "word", "style before the change"),
        Column("style", "name", "word", "style from from_week on; the one before where nothing changes"),
        *_counts(("from_week", "number", "week in which the style starts; missing without a change")),
        *_numbers(
            ("manager_coach_skill", "0-1", "how well this manager coaches"),
            ("manager_people_skill", "0-1", "how well this manager keeps people"),
            ("manager_diagnosis_skill", "0-1", "how well this manager finds a cause"),
            ("manager_leak", "factor", "how much of the pressure from above this manager lets through"),
        ),
        *_numbers(*((name, SETTINGS[name].unit, SETTINGS[name].meaning) for name in VARIED)),
    ),
    "team_weeks": (
        *_names(("team", "team")), _WEEK, Column("style", "name", "word", "style in force"),
        *_numbers(
            ("hours_asked", "hours", "manager's hours that the style asked for"),
            ("hours_used", "hours", "manager's hours spent"),
            ("overload", "share", "hours asked beyond the budget, over the budget"),
            ("effect", "0-1", "how well an overloaded manager still works"),
            ("above", "0-1", "pressure from senior management"),
            ("attainment", "ratio", "team results of the 13 weeks before over their quota"),
        ),
    ),
    "effects": (
        *_names(("team", "team")), _WEEK,
        Column("style", "name", "word", "style that is held against the one before"),
        *_counts(("from_week", "number", "week in which it starts")),
        Column("happened", "flag", "yes/no", "whether the team changed; if not, the change is tried in thought"),
        *_numbers(*((f"{name}_{world}", unit, f"{text}, mean over seats, {world} the change")
                    for name, unit, text in _OUTCOMES for world in ("with", "without"))),
        *_numbers(("effect", "money", "true effect on this week's revenue a seat: with less without")),
    ),
    "people": (
        *_names(("owner", "salesperson"), ("team", "team")),
        *_counts(("seat", "number", "seat, from 0"), ("hire", "number", "0 for the seat's first person, then 1, 2")),
        Column("cause", "name", "word", "cause of falling short after the first week at work in the model's run"),
        *_numbers(
            ("potential", "skill sd", "skill grown towards by doing"), ("ceiling", "skill sd", "skill within reach"),
            ("will", "0-1", "effort given unwatched"),
            ("adaptiveness", "share", "part of felt pressure turned into guiding"),
            ("territory", "factor", "need in the seat's territory"), ("territory_deal_size", "factor",
            "size of orders there"),
            ("baseline_strain", "0-1", "strain that is normal for the person"),
            ("baseline_trust", "0-1", "trust in a manager that the person drifts to"),
            ("gaming_propensity", "factor", "readiness to log for show"),
        ),
    ),
    "weeks": (
        *_names(("owner", "salesperson")), Column("week", "time", "day", "Monday of the week"),
        *_counts(("week_number", "number", "week of the records, from 0")),
        Column("cause", "name", "word", "true cause of falling short after the week"),
        Column("said_cause", "name", "word", "cause that the person named last"),
        Column("believed_cause", "name", "word", "cause that the manager believes"),
        *_numbers(
            ("skill", "skill sd", "selling skill after the week"), ("will", "0-1", "effort given unwatched"),
            ("effort", "0-1", "effort of the week"), ("strain", "0-1", "strain of the week"),
            ("manager_trust", "0-1", "trust in the manager"), ("initiative", "0-1", "initiative of the week"),
            ("pressure", "0-1", "pressure that reached the person"), ("intrusion", "0-1", "control as felt"),
            ("customer_pressure", "0-1", "pressure on customers"), ("selling_hours", "hours", "selling time left"),
            ("report_hours", "hours", "salesperson's hours on reports"),
            ("seat_revenue", "money", "orders from the seat's own customers, without those covered for others"),
            ("true_contacts", "contacts", "true contacts with the seat's own customers"),
            ("dead_deals", "deals", "of the seat's open deals, dead"),
            ("customer_trust", "0-1", "mean trust of the seat's customers"),
            ("for_show", "activities", "activities logged that never happened"),
        ),
        *_numbers(*((f"{name}_hours", "hours", f"manager's hours of {name}, written down or not")
                    for name in MEETINGS)),
    ),
    "customers": (
        *_names(("account", "customer"), ("team", "team")), *_counts(("seat", "number", "seat whose book it is in")),
        *_numbers(
            ("fit", "sd", "how well the offer fits"), ("typical_value", "money", "size of a usual order"),
            ("tolerance", "0-1", "pressure that the customer bears"),
            ("trust_first_week", "0-1", "trust after the first week"),
            ("trust_last_week", "0-1", "trust after the last week"),
            ("relation_last_week", "0-1", "personal relation after the last week"),
        ),
    ),
    "deals": (
        *_names(("deal", "deal"), ("account", "customer, also where the records lack it")),
        Column("outcome", "name", "word", "won, lost (refused), no decision or open"),
        *_numbers(("true_value", "money", "value, also where the records lack it")),
        Column("truly_closed", "time", "day", "when it was truly won or lost"),
        *_counts(("days_late", "days", "by how much the records are later")),
        Column("dead", "flag", "yes/no", "open in the records though the customer has gone silent for good"),
        *_counts(("true_contacts", "contacts", "true contacts, those before the first week included")),
        *_numbers(("customer_pressure", "0-1", "mean pressure on customers over the weeks of true contacts")),
        *_counts(("seat", "number", "seat whose book it is in")),
    ),
    "activities": (
        *_names(("activity", "activity")), Column("for_show", "flag", "yes/no", "it never happened"),
        Column("entered_late", "flag", "yes/no", "done_at is later than the day of the work"),
    ),
    "blemishes": (
        *_names(("blemish", "name of the blemish"), ("table", "table of the records")),
        *_numbers(("rate", "share", "rate at which it is drawn; missing where the model makes it")),
        *_counts(("rows", "rows", "rows that have it"), ("at_risk", "rows", "rows that might")),
    ),
}  # fmt: skip


def answer(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of the answer key with exactly its columns, in order and typed."""
    kinds = {column.name: DTYPES[column.kind] for column in ANSWERS[name]}
    return frame[list(kinds)].reset_index(drop=True).astype(kinds)
