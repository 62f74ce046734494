"""Zoho, Dynamics and Close: deals as their lists are exported."""

from __future__ import annotations

from ..tables.deals import DealReader
from .kind import Kind
from .written_status import ending

ZOHO = Kind(
    name="zoho deals",
    signatures=(("deal owner", "closing date", "stage", "created time"),),
    required=("owner", "status", "opened"),
    fields={
        "deal": ("record id",), "owner": ("deal owner", "deal owner.id"), "account": ("account name",),
        "pipeline": ("pipeline",), "status": ("stage",), "stage": ("stage",), "opened": ("created time",),
        "closed": ("closing date",), "value": ("amount",), "currency": ("currency",),
        "lost_reason": ("reason for loss",), "last_activity": ("last activity time",),
    },
    reader=DealReader(ending),
    notes=("The closing date of an open deal is a forecast and was not read.",),
)  # fmt: skip
DYNAMICS = Kind(
    name="dynamics opportunities",
    signatures=(("(do not modify) opportunity", "owner", "status"), ("est. close date", "actual close date", "owner"),),
    required=("owner", "status", "opened"),
    fields={
        "deal": ("(do not modify) opportunity", "opportunity"), "owner": ("owner",),
        "account": ("potential customer", "account"), "pipeline": ("process",), "status": ("status",),
        "stage": ("pipeline phase", "sales stage"), "opened": ("created on",), "closed": ("actual close date",),
        "value": ("est. revenue", "actual revenue"), "currency": ("currency",),
    },
    reader=DealReader(ending),
)  # fmt: skip
CLOSE = Kind(
    name="close opportunities",
    signatures=(("status_type", "date_created", "date_won"), ("status_type", "user_name")),
    required=("owner", "status", "opened"),
    fields={
        "deal": ("id",), "owner": ("user_name", "user_id"), "account": ("lead_name", "lead_id"),
        "pipeline": ("pipeline_name",), "status": ("status_type",), "stage": ("status_label",),
        "opened": ("date_created",), "won_at": ("date_won",), "lost_at": ("date_lost",), "value": ("value",),
        "currency": ("value_currency",),
    },
    reader=DealReader(ending),
)  # fmt: skip

KINDS = (ZOHO, DYNAMICS, CLOSE)
