"""How each source names its columns: data, not code.

A header is matched after folding case, spaces, dashes, underscores, a trailing ``*`` and a prefix such as "Deal - ", so
``Deal - Owner``, ``owner`` and ``OWNER*`` are one. The first alias found in a file wins. ``tells``: a file is of this
kind if all headers of one of the groups are in it; kinds are tried from top to bottom. ``table`` is None for files that
are known but hold nothing that is needed. ``blanks``: what stands for "nothing" in that source, beside an empty cell.
"""

from __future__ import annotations

from typing import Any

from .aliases_hubspot import HUBSPOT
from .aliases_salesforce import SALESFORCE

PREFIXES = ("deal", "activity", "person", "organization", "note", "lead")
CURRENCY_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "$": "$"}
STATUS_WORDS = {
    "open": ("open", "offen", "ouvert", "abierto", "abierta", "aperto", "in progress", "engaging", "prospecting"),
    "won": ("won", "closed won", "gewonnen", "gagné", "gagne", "ganado", "ganada", "vinto", "win"),
    "lost": ("lost", "closed lost", "verloren", "perdu", "perdido", "perdida", "perso", "loss"),
    "deleted": ("deleted", "gelöscht"),
}
TRUE = ("1", "true", "yes", "y", "t", "done", "ja", "completed")
FALSE = ("0", "false", "no", "n", "f", "to do", "undone", "todo", "nein")
TIMES = ("opened", "closed", "won_at", "lost_at", "last_activity", "entered", "ends", "due", "done_at", "from", "to")

KINDS: dict[str, dict[str, Any]] = {
    "pipedrive activities": {
        "table": "activities",
        "tells": (("assigned to user",), ("marked as done time",), ("due date", "done")),
        "required": ("owner",),
        "blanks": (),
        "fields": {
            "activity": ("Activity - ID", "id", "pipedrive system id"),
            "deal": ("deal_id", "Activity - Deal ID"),
            "owner": ("assigned to user", "owner_name", "owner_id", "user_id"),
            "kind": ("type",),
            "due": ("due date",),
            "done_at": ("marked as done time",),
            "done": ("done",),
            "deleted": ("is_deleted", "deleted"),
        },
    },
    "pipedrive deals": {
        "table": "deals",
        "tells": (
            ("deal created",), ("add time", "status"), ("deal created on",), ("creation date", "status"),
            ("last stage change",), ("stage change time",),
        ),
        "required": ("owner", "status", "opened"),
        "blanks": (),
        "fields": {
            "deal": ("id", "pipedrive system id", "deal id"),
            "owner": ("owner", "owner_name", "owner_id", "user_id"),
            "account": ("organization", "org_name", "organization id", "org_id"),
            "pipeline": ("pipeline", "pipeline_id"),
            "stage": ("stage", "stage (pipeline)", "stage_id"),
            "status": ("status",),
            "opened": ("deal created", "add time", "creation date", "deal created on"),
            "closed": ("deal closed on", "closed on", "close time"),
            "won_at": ("won time",),
            "lost_at": ("lost time",),
            "value": ("value",),
            "currency": ("currency of value", "currency"),
            "lost_reason": ("lost reason",),
            "activities": ("total activities", "activities_count"),
            "activities_done": ("done activities", "done_activities_count"),
            "last_activity": ("last activity date",),
            "deleted": ("is_deleted", "deleted"),
        },
    },
    "pipedrive import template": {
        "table": None, "tells": (("Organization - Address", "Activity - Subject"),), "required": (), "blanks": (),
        "fields": {},
    },
    **SALESFORCE,
    **HUBSPOT,
    "maven deals": {
        "table": "deals",
        "tells": (("opportunity_id", "sales_agent"),),
        "required": ("owner", "status", "opened"),
        "blanks": (),
        "fields": {
            "deal": ("opportunity_id",), "owner": ("sales_agent",), "account": ("account",), "pipeline": ("product",),
            "status": ("deal_stage",), "stage": ("deal_stage",), "opened": ("engage_date",), "closed": ("close_date",),
            "value": ("close_value",),
        },
    },
    "maven teams": {
        "table": "people",
        "tells": (("sales_agent", "manager"),),
        "required": ("owner", "manager"),
        "blanks": (),
        "fields": {"owner": ("sales_agent",), "manager": ("manager",), "team": ("manager",)},
    },
    "maven accounts, products or dictionary": {
        "table": None, "tells": (("product", "sales_price"), ("account", "sector"), ("table", "field", "description")),
        "required": (), "blanks": (), "fields": {},
    },
    "plain": {
        "table": "deals",
        "tells": (("owner", "status"), ("owner", "opened"), ("owner", "created")),
        "required": ("owner", "status", "opened"),
        "blanks": (),
        "fields": {
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
    },
}  # fmt: skip

# A team file that the user writes: who reports to whom, and since when.
TEAM: dict[str, tuple[str, ...]] = {
    "owner": ("owner", "seller", "salesperson", "rep", "name"),
    "manager": ("manager", "boss", "reports to"),
    "team": ("team", "region"),
    "from": ("from", "since", "start"),
    "to": ("to", "until", "end"),
}
