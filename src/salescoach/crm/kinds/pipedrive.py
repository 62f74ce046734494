"""Pipedrive: deals and activities, from the list view or the API."""

from __future__ import annotations

from ..tables.activities import ActivityReader
from ..tables.deals import DealReader
from .kind import Kind
from .written_status import ending

ACTIVITIES = Kind(
    name="pipedrive activities",
    signatures=(("assigned to user",), ("marked as done time",), ("due date", "done")),
    required=("owner",),
    fields={
        "activity": ("Activity - ID", "id", "pipedrive system id"),
        "deal": ("deal_id", "Activity - Deal ID"),
        "owner": ("assigned to user", "owner_name", "owner_id", "user_id"),
        "kind": ("type",),
        "due": ("due date",),
        "done_at": ("marked as done time",),
        "done": ("done",),
        "deleted": ("is_deleted", "deleted"),
    },
    reader=ActivityReader(),
)
DEALS = Kind(
    name="pipedrive deals",
    signatures=(
        ("deal created",), ("add time", "status"), ("deal created on",), ("creation date", "status"),
        ("last stage change",), ("stage change time",),
    ),
    required=("owner", "status", "opened"),
    fields={
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
    reader=DealReader(ending),
    notes=(
        "Pipedrive's file tells only the last stage of a deal, so there is no history of stages.",
        "Pipedrive knows no managers: give a team file (owner, manager) to have them.",
        "Someone who may not see all deals exports only those that he may see, and the file does not tell.",
    ),
)  # fmt: skip
IMPORT_TEMPLATE = Kind(name="pipedrive import template", signatures=(("Organization - Address", "Activity - Subject"),))

KINDS = (ACTIVITIES, DEALS, IMPORT_TEMPLATE)
