"""The dictionary of the answer key: every frame, every column, with unit and meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records.schema import Column, count, flag, name, number, time
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
_TEAM = name("team", "id", "team")
_OWNER = name("owner", "id", "salesperson")
_WEEK = count("week", "number", "week of the records, from 0")
_SEAT_OF_BOOK = count("seat", "number", "seat whose book it is in")

ANSWERS: dict[str, tuple[Column, ...]] = {
    "teams": (
        _TEAM, name("manager", "id", "its manager"),
        count("seed", "number", "sc.simulate(team, runs=1, seed=seed, ...) lives this team again"),
        name("before", "word", "style before the change"),
        name("style", "word", "style from from_week on; the one before where nothing changes"),
        count("from_week", "number", "week in which the style starts; missing without a change"),
        number("manager_coach_skill", "0-1", "how well this manager coaches"),
        number("manager_people_skill", "0-1", "how well this manager keeps people"),
        number("manager_diagnosis_skill", "0-1", "how well this manager finds a cause"),
        number("manager_leak", "factor", "how much of the pressure from above this manager lets through"),
        number("manager_nerves", "factor", "how readily this manager gives way to pressure; 1 is the average"),
        *(number(varied, SETTINGS[varied].unit, SETTINGS[varied].meaning) for varied in VARIED),
    ),
    "team_weeks": (
        _TEAM, _WEEK, name("style", "word", "style that the manager means to keep to"),
        number("hours_asked", "hours", "manager's hours that the style, and what pressure made of it, asked for"),
        number("hours_used", "hours", "manager's hours spent"),
        number("overload", "share", "hours asked beyond the budget, over the budget"),
        number("effect", "0-1", "how well an overloaded manager still works"),
        number("above", "0-1", "pressure from senior management"),
        number("attainment", "ratio", "team results of the 13 weeks before over their quota"),
    ),
    "effects": (
        _TEAM, _WEEK,
        name("style", "word", "style that is held against the one before"),
        count("from_week", "number", "week in which it starts"),
        flag("happened", "whether the team changed; if not, the change is tried in thought"),
        *(number(f"{outcome}_{world}", unit, f"{text}, mean over seats, {world} the change")
          for outcome, unit, text in _OUTCOMES for world in ("with", "without")),
        number("effect", "money", "true effect on this week's revenue a seat: with less without"),
    ),
    "people": (
        _OWNER, _TEAM,
        count("seat", "number", "seat, from 0"),
        count("hire", "number", "0 for the seat's first person, then 1, 2"),
        name("cause", "word", "cause of falling short after the first week at work in the model's run"),
        number("potential", "skill sd", "skill grown towards by doing"),
        number("ceiling", "skill sd", "skill within reach"),
        number("will", "0-1", "effort given unwatched"),
        number("adaptiveness", "share", "part of the urge to push customers that is held back; as much guides them"),
        number("territory", "factor", "need in the seat's territory"),
        number("territory_deal_size", "factor", "size of orders there"),
        number("baseline_strain", "0-1", "strain that is normal for the person"),
        number("baseline_trust", "0-1", "trust in a manager that the person drifts to"),
        number("gaming_propensity", "factor", "readiness to log for show"),
        number("drive", "factor", "answer to fresh pressure, 1 for the average; below 0 the person gives in"),
        number("feedback_taste", "skill 0-1", "what clear feedback does to the person, beside the manager's skill"),
    ),
    "weeks": (
        _OWNER, time("week", "Monday of the week"),
        count("week_number", "number", "week of the records, from 0"),
        name("cause", "word", "true cause of falling short after the week"),
        name("said_cause", "word", "cause that the person named last"),
        name("believed_cause", "word", "cause that the manager believes"),
        number("skill", "skill sd", "selling skill after the week"),
        number("will", "0-1", "effort given unwatched"),
        number("effort", "0-1", "effort of the week"),
        number("strain", "0-1", "strain of the week"),
        number("manager_trust", "0-1", "trust in the manager"),
        number("initiative", "0-1", "initiative of the week"),
        number("pressure", "0-1", "pressure that reached the person"),
        number("habit", "0-1", "pressure that has become usual to the person"),
        number("intrusion", "0-1", "control as felt"),
        number("customer_pressure", "0-1", "pressure on customers"),
        number("drift", "share", "how far the manager gave way to pressure from above, over this person"),
        number("sight", "share", "how fresh and sharp the manager's picture is"),
        number("seen_deals", "deals", "open deals of the seat as the manager last saw them"),
        number("seen_moved", "steps", "steps forward in four weeks as the manager last saw them"),
        number("seen_logged", "activities", "activities logged in a week as the manager last saw them"),
        count("weeks_warned", "weeks", "weeks in a row below the level of a warning; 0 where the rule is off"),
        flag("dismissed", "dismissed at the end of the week"),
        number("selling_hours", "hours", "selling time left"),
        number("report_hours", "hours", "salesperson's hours on reports"),
        number("seat_revenue", "money", "orders from the seat's own customers, without those covered for others"),
        number("true_contacts", "contacts", "true contacts with the seat's own customers"),
        number("dead_deals", "deals", "of the seat's open deals, dead"),
        number("customer_trust", "0-1", "mean trust of the seat's customers"),
        number("for_show", "activities", "activities logged that never happened"),
        *(number(f"{kind}_hours", "hours", f"manager's hours of {kind}, written down or not") for kind in MEETINGS),
    ),
    "customers": (
        name("account", "id", "customer"), _TEAM, _SEAT_OF_BOOK,
        number("fit", "sd", "how well the offer fits"),
        number("typical_value", "money", "size of a usual order"),
        flag("small", "orders are smaller than the territory's usual one"),
        number("tolerance", "0-1", "pressure that the customer bears"),
        number("trust_first_week", "0-1", "trust after the first week"),
        number("trust_last_week", "0-1", "trust after the last week"),
        number("relation_last_week", "0-1", "personal relation after the last week"),
    ),
    "deals": (
        name("deal", "id", "deal"),
        name("account", "id", "customer, also where the records lack it"),
        name("outcome", "word", "won, lost (refused), no decision or open"),
        number("true_value", "money", "value, also where the records lack it"),
        time("truly_closed", "when it was truly won or lost"),
        count("days_late", "days", "by how much the records are later"),
        flag("dead", "open in the records though the customer has gone silent for good"),
        count("true_contacts", "contacts", "true contacts, those before the first week included"),
        number("customer_pressure", "0-1", "mean pressure on customers over the weeks of true contacts"),
        _SEAT_OF_BOOK,
    ),
    "activities": (
        name("activity", "id", "activity"),
        flag("for_show", "it never happened"),
        flag("entered_late", "done_at is later than the day of the work"),
    ),
    "defects": (
        name("defect", "id", "name of the defect"),
        name("table", "id", "table of the records"),
        number("rate", "share", "rate at which it is drawn; missing where the model makes it"),
        count("rows", "rows", "rows that have it"),
        count("at_risk", "rows", "rows that might"),
    ),
}  # fmt: skip


def answer(frame_name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of the answer key with exactly its columns, in order and typed."""
    dtypes = {column.name: column.dtype for column in ANSWERS[frame_name]}
    return frame[list(dtypes)].reset_index(drop=True).astype(dtypes)
