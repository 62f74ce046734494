"""How HubSpot names its columns; how to read it: aliases.py."""

from __future__ import annotations

from typing import Any

_NO_VALUE = ("(No value)", "(no value)")

HUBSPOT: dict[str, dict[str, Any]] = {
    "hubspot stage history": {
        "table": "stages",
        "tells": (("deal_id", "date_entered", "value"),),
        "required": ("deal", "stage", "entered"),
        "blanks": _NO_VALUE,
        "fields": {"deal": ("deal_id",), "stage": ("value",), "entered": ("date_entered", "_fivetran_start")},
    },
    "hubspot property history": {
        "table": "stages",
        "tells": (("deal_id", "timestamp", "name", "value"),),
        "required": ("deal", "field", "stage", "entered"),
        "blanks": _NO_VALUE,
        "fields": {"deal": ("deal_id",), "field": ("name",), "stage": ("value",), "entered": ("timestamp",)},
    },
    "hubspot stage names": {
        "table": "lookup",
        "tells": (("stage_id", "closed_won"), ("stage_id", "label")),
        "required": ("id", "label"),
        "blanks": _NO_VALUE,
        "fields": {
            "id": ("stage_id",), "label": ("label",), "is_won": ("closed_won",), "is_closed": ("is_closed",),
        },
    },
    "hubspot pipeline names": {
        "table": "lookup",
        "tells": (("pipeline_id", "display_order"),),
        "required": ("id", "label"),
        "blanks": _NO_VALUE,
        "fields": {"id": ("pipeline_id",), "label": ("label",)},
    },
    "hubspot tasks": {
        "table": "activities",
        "tells": (("engagement_id", "property_hubspot_owner_id"),),
        "required": ("owner",),
        "blanks": _NO_VALUE,
        "fields": {
            "activity": ("engagement_id",),
            "owner": ("property_hubspot_owner_id",),
            "kind": ("type",),
            "due": ("property_hs_timestamp",),
            "done_at": ("property_hs_task_completion_date",),
            "deleted": ("_fivetran_deleted",),
        },
    },
    "hubspot deal links": {
        "table": "lookup",
        "tells": (("engagement_id", "deal_id"),),
        "required": ("id", "label"),
        "blanks": _NO_VALUE,
        "fields": {"id": ("engagement_id",), "label": ("deal_id",)},
    },
    "hubspot owner teams": {
        "table": "people",
        "tells": (("owner_id", "team_id"),),
        "required": ("owner", "team"),
        "blanks": _NO_VALUE,
        "fields": {"owner": ("owner_id",), "team": ("team_id",), "current": ("is_team_primary",)},
    },
    "hubspot calls, meetings, owners or teams": {
        "table": None,
        "tells": (("engagement_id",), ("owner_id", "active_user_id"), ("team_id", "user_id"),
                  ("id", "type", "portal_id"),
                  ("id", "name", "_fivetran_synced")),
        "required": (), "blanks": (), "fields": {},
    },
    "hubspot deals": {
        "table": "deals",
        "tells": (
            ("deal stage", "create date"), ("deal owner", "deal stage"), ("property_createdate", "deal_id"),
            ("hubspot_owner_id", "dealstage"), ("createdate", "dealstage"),
        ),
        "required": ("owner", "opened"),
        "blanks": _NO_VALUE,
        "fields": {
            "deal": ("record id", "deal_id", "hs_object_id", "id"),
            "owner": ("deal owner", "hubspot_owner_id", "owner_id", "property_hubspot_owner_id"),
            "account": ("associated company ids", "associated company", "associated company (primary)"),
            "pipeline": ("pipeline", "deal pipeline", "deal_pipeline_id"),
            "stage": ("deal stage", "dealstage", "deal_pipeline_stage_id"),
            "is_won": ("is closed won", "hs_is_closed_won"),
            "is_lost": ("is closed lost", "hs_is_closed_lost"),
            "is_closed": ("is deal closed?", "hs_is_closed"),
            "opened": ("create date", "createdate", "property_createdate"),
            "closed": ("close date", "closedate", "property_closedate"),
            "value": ("amount", "property_amount"),
            "currency": ("currency", "deal_currency_code"),
            "lost_reason": ("closed lost reason",),
            "activities": ("number of sales activities", "num_notes"),
            "last_activity": ("last activity date", "notes_last_updated"),
            "deleted": ("is_deleted", "_fivetran_deleted"),
        },
    },
}  # fmt: skip
