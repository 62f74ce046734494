"""Files that anybody may write: deals in a plain table, and who reports to whom."""

from __future__ import annotations

from ..tables.activities import ActivityReader
from ..tables.deals import DealReader
from ..tables.events import EventReader
from ..tables.people import PeopleReader
from ..tables.weeks import WeekReader
from .kind import Kind
from .written_status import ending

DEALS = Kind(
    name="plain",
    signatures=(("owner", "status"), ("owner", "opened"), ("owner", "created")),
    required=("owner", "status", "opened"),
    fields={
        "deal": ("deal", "deal id", "id"),
        "owner": ("owner", "seller", "salesperson", "rep", "sales rep", "deal owner", "owner name", "user name"),
        "account": ("account", "customer", "company"),
        "pipeline": ("pipeline", "product"),
        "stage": ("stage",),
        "status": ("status",),
        "is_won": ("is won",),
        "is_lost": ("is lost",),
        "is_closed": ("is closed",),
        "opened": ("opened", "created", "created at", "create date", "created date", "created time", "date created",
                   "created on"),
        "closed": ("closed", "closed at", "close date", "closing date", "closed on", "actual close date"),
        "won_at": ("won at", "won time", "date won", "won date", "won on"),
        "lost_at": ("lost at", "lost time", "date lost", "lost date", "lost on"),
        "value": ("value", "amount"),
        "currency": ("currency",),
        "lost_reason": ("lost_reason",),
        "activities": ("activities",),
        "activities_done": ("activities_done",),
        "last_activity": ("last_activity",),
        "deleted": ("deleted", "is_deleted"),
    },
    reader=DealReader(ending),
)  # fmt: skip
# Given beside an export, never recognised by its header.
PERSON = ("owner", "seller", "salesperson", "rep", "name", "person", "employee")
OF_PEOPLE = {
    "manager": ("manager", "boss", "reports to"),
    "team": ("team", "region"),
    "from": ("from", "since", "start", "started", "start date", "hired", "hire date", "first day"),
    "to": ("to", "until", "end", "ended", "end date", "left", "termination date", "last day"),
    "quota_per_week": ("quota_per_week", "weekly quota"),
}
TEAM_FILE = Kind(
    name="team file",
    signatures=(("owner", "manager"),),
    required=("owner", "manager"),
    fields={"owner": PERSON, **OF_PEOPLE},
    reader=PeopleReader(),
)
PEOPLE_FILE = Kind(
    name="people file",
    signatures=(("owner", "started"), ("person", "started"), ("owner", "from")),
    required=("owner", "from"),
    fields={"owner": PERSON, **OF_PEOPLE},
    reader=PeopleReader(everybody=True),
)
WEEKS_FILE = Kind(
    name="person-weeks",
    signatures=(("owner", "week"), ("person", "week")),
    required=("owner", "week"),
    fields={
        "owner": PERSON, "week": ("week", "monday", "week of", "date"), "quota": ("quota",),
        "revenue": ("revenue", "result", "sales"), "won": ("won", "orders"), "lost": ("lost",),
        "open_deals": ("open_deals",), "moved": ("moved",), "logged": ("logged", "activities", "calls"),
        "oversight": ("oversight_hours", "oversight", "hours of oversight"), "treated": ("treated", "treatment"),
        "complained": ("complained",), "manager": ("manager",), "team": ("team",),
    },
    reader=WeekReader(),
)  # fmt: skip

ACTIVITIES = Kind(
    name="plain activities",
    signatures=tuple(
        (deal, kind, day)
        for deal in ("deal", "deal id") for kind in ("kind", "type", "activity type")
        for day in ("date", "time", "done at", "done on")
    ),
    required=("deal",),
    fields={
        "activity": ("activity id", "id"), "deal": ("deal", "deal id"), "owner": PERSON,
        "kind": ("kind", "type", "activity type"), "due": ("due", "due date"),
        "done_at": ("done at", "done on", "date", "time"), "done": ("done",),
    },
    reader=ActivityReader(),
)  # fmt: skip
EVENTS = Kind(
    name="plain events",
    signatures=(
        *((case, time, event) for case in ("case", "case id", "deal", "deal id") for time in ("time", "timestamp")
          for event in ("event", "activity")),
        ("case:concept:name", "time:timestamp", "concept:name"),
    ),
    required=("case", "time", "event"),
    fields={
        "case": ("case:concept:name", "case", "case id", "deal", "deal id"),
        "time": ("time:timestamp", "time", "timestamp"),
        "event": ("concept:name", "event", "activity"),
        "who": ("org:resource", "who", "resource", "user", *PERSON),
    },
    reader=EventReader(),
)  # fmt: skip

KINDS = (DEALS, EVENTS, ACTIVITIES)
