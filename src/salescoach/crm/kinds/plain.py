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
        "owner": ("owner", "seller", "salesperson", "rep", "sales rep"),
        "account": ("account", "customer", "company"),
        "pipeline": ("pipeline", "product"),
        "stage": ("stage",),
        "status": ("status",),
        "opened": ("opened", "created", "created at", "create date"),
        "closed": ("closed", "closed at", "close date"),
        "value": ("value", "amount"),
        "currency": ("currency",),
        "lost_reason": ("lost_reason",),
        "activities": ("activities",),
        "activities_done": ("activities_done",),
        "last_activity": ("last_activity",),
        "deleted": ("deleted", "is_deleted"),
    },
    reader=DealReader(ending),
)
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
