"""Files that anybody may write: deals in a plain table, and who reports to whom."""

from __future__ import annotations

from ..tables.deals import DealReader
from ..tables.people import PeopleReader
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
TEAM_FILE = Kind(
    name="team file",
    required=("owner", "manager"),
    fields={
        "owner": ("owner", "seller", "salesperson", "rep", "name"),
        "manager": ("manager", "boss", "reports to"),
        "team": ("team", "region"),
        "from": ("from", "since", "start"),
        "to": ("to", "until", "end"),
    },
    reader=PeopleReader(),
)

KINDS = (DEALS,)
