"""SuiteCRM (and SugarCRM), EspoCRM and Kademi: opportunities and leads as their lists are exported."""

from __future__ import annotations

from ..tables.deals import DealReader
from .kind import Kind
from .written_status import ending

FORECAST = ("The closing date of an open deal is a forecast and was not read.",)

SUITE = Kind(
    name="suitecrm opportunities",
    signatures=(("sales_stage", "date_entered"), ("sales stage", "date created", "assigned to")),
    required=("owner", "stage", "opened"),
    fields={
        "deal": ("id",), "owner": ("assigned_user_name", "assigned to", "assigned user", "assigned_user_id"),
        "account": ("account_name", "account_id"), "pipeline": ("opportunity_type", "type"),
        "stage": ("sales_stage",), "opened": ("date_entered", "date created"),
        "closed": ("date_closed", "expected close date"), "value": ("amount", "opportunity amount"),
        "currency": ("currency_iso4217", "currency"), "deleted": ("deleted",),
    },
    reader=DealReader(ending),
    notes=FORECAST,
)  # fmt: skip
ESPO = Kind(
    name="espocrm opportunities",
    signatures=(
        ("assigned user name", "stage", "created at"), ("assigned user", "stage", "created at"),
        ("assigned user", "stage", "close date"),
    ),
    required=("owner", "stage", "opened"),
    fields={
        "deal": ("id",), "owner": ("assigned user name", "assigned user", "assigned user id"),
        "account": ("account name", "account", "account id"), "stage": ("stage",), "opened": ("created at",),
        "closed": ("close date",), "value": ("amount",), "currency": ("amount currency",), "deleted": ("deleted",),
    },
    reader=DealReader(ending),
    notes=FORECAST,
)  # fmt: skip
KADEMI = Kind(
    name="kademi leads",
    signatures=(("sales consultant", "stage", "created date"),),
    required=("owner", "stage", "opened"),
    fields={
        "deal": ("id",), "owner": ("sales consultant",), "pipeline": ("funnel",), "stage": ("stage",),
        "opened": ("created date",), "closed": ("closed date",), "value": ("deal amount",),
    },
    reader=DealReader(ending),
)  # fmt: skip

KINDS = (SUITE, ESPO, KADEMI)
