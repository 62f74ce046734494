"""Salesforce: opportunities, their history, tasks and users, from the full export, a report or a warehouse."""

from __future__ import annotations

from ..tables.activities import ActivityReader
from ..tables.deals import DealReader
from ..tables.people import PeopleReader
from ..tables.stages import StageReader
from .kind import Kind
from .written_status import ending

IDS = ("deal", "owner", "account", "manager", "changed_by", "activity")
NO_ID = ("000000000000000AAA", "000000000000000")


OPPORTUNITIES = Kind(
    name="salesforce opportunities",
    signatures=(
        ("stage name", "owner id"), ("opportunity owner",), ("opportunity name", "stage"), ("is closed", "is won"),
    ),
    required=("owner", "stage", "opened"),
    blanks=NO_ID,
    ids=IDS,
    fields={
        "deal": ("id", "opportunity id"),
        "owner": ("owner id", "opportunity owner"),
        "account": ("account id", "account name"),
        "pipeline": ("record type id", "opportunity record type"),
        "stage": ("stage name", "stage"),
        "is_closed": ("is closed", "closed"),
        "is_won": ("is won", "won"),
        "opened": ("created date",),
        "closed": ("close date",),
        "value": ("amount",),
        "currency": ("currency iso code", "amount currency"),
        "last_activity": ("last activity date", "last activity"),
        "deleted": ("is deleted",),
        "current": ("_fivetran_active",),
    },
    reader=DealReader(ending),
    notes=(
        "The closing date of an open opportunity is a forecast and was not read.",
        "Opportunities deleted for good and fields without history tracking are not in an export.",
    ),
)  # fmt: skip
TASKS = Kind(
    name="salesforce tasks",
    signatures=(("what id", "owner id"), ("who id", "activity date")),
    required=("owner",),
    blanks=NO_ID,
    ids=IDS,
    fields={
        "activity": ("id",),
        "deal": ("what id",),
        "owner": ("owner id",),
        "kind": ("type", "task subtype", "activity origin type"),
        "due": ("activity date",),
        "done_at": ("completed date time",),
        "done": ("is closed",),
        "deleted": ("is deleted",),
    },
    reader=ActivityReader(),
)
USERS = Kind(
    name="salesforce users",
    signatures=(("manager id", "user role id"), ("manager id", "username"), ("id", "manager id")),
    required=("owner",),
    blanks=NO_ID,
    ids=IDS,
    fields={"owner": ("id",), "manager": ("manager id",), "team": ("user role id",)},
    reader=PeopleReader(),
    notes=("Managers are those of the day of the export; who managed whom before is lost.",),
)
ROLES = Kind(name="salesforce roles", signatures=(("parent role id",),))
ACCOUNTS = Kind(name="salesforce accounts", signatures=(("billing city", "annual revenue"),))
STAGE_VERSIONS = Kind(
    name="salesforce stage versions",
    signatures=(("_fivetran_start", "stage_name"),),
    required=("deal", "stage", "entered"),
    blanks=NO_ID,
    ids=IDS,
    fields={
        "deal": ("id",), "stage": ("stage_name",), "entered": ("_fivetran_start",), "deleted": ("is_deleted",),
    },
    reader=StageReader(),
    notes=("This history does not tell who made a change.",),
)  # fmt: skip
FIELD_HISTORY = Kind(
    name="salesforce field history",
    signatures=(("opportunity id", "field", "new value"),),
    required=("deal", "field", "stage", "entered"),
    blanks=NO_ID,
    ids=IDS,
    fields={
        "deal": ("opportunity id",), "field": ("field",), "stage": ("new value",), "entered": ("created date",),
        "changed_by": ("created by id",), "deleted": ("is deleted",),
    },
    reader=StageReader(),
)  # fmt: skip
HISTORY = Kind(
    name="salesforce history",
    signatures=(("opportunity id", "stage name"),),
    required=("deal", "stage", "entered"),
    blanks=NO_ID,
    ids=IDS,
    fields={
        "deal": ("opportunity id",), "stage": ("stage name",), "entered": ("created date",),
        "changed_by": ("created by id",), "deleted": ("is deleted",),
    },
    reader=StageReader(),
)  # fmt: skip

KINDS = (STAGE_VERSIONS, FIELD_HISTORY, HISTORY, TASKS, USERS, ROLES, ACCOUNTS, OPPORTUNITIES)
