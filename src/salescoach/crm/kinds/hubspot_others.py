"""HubSpot's tables beside the deals, as a warehouse holds them: histories, names of ids, tasks, teams."""

from __future__ import annotations

from ..tables.activities import ActivityReader
from ..tables.labels import DEALS_OF_ACTIVITIES, PIPELINES, STAGES
from ..tables.people import PeopleReader
from ..tables.stages import StageReader
from .kind import Kind

NO_VALUE = ("(No value)", "(no value)")

STAGE_HISTORY = Kind(
    name="hubspot stage history",
    signatures=(("deal_id", "date_entered", "value"),),
    required=("deal", "stage", "entered"),
    blanks=NO_VALUE,
    fields={"deal": ("deal_id",), "stage": ("value",), "entered": ("date_entered", "_fivetran_start")},
    reader=StageReader(),
    notes=("This history does not tell who made a change.",),
)
PROPERTY_HISTORY = Kind(
    name="hubspot property history",
    signatures=(("deal_id", "timestamp", "name", "value"),),
    required=("deal", "field", "stage", "entered"),
    blanks=NO_VALUE,
    fields={"deal": ("deal_id",), "field": ("name",), "stage": ("value",), "entered": ("timestamp",)},
    reader=StageReader(),
    notes=("Of the histories of properties only dealstage was read.",),
)
STAGE_NAMES = Kind(
    name="hubspot stage names",
    signatures=(("stage_id", "closed_won"), ("stage_id", "label")),
    required=("id", "label"),
    blanks=NO_VALUE,
    fields={
        "id": ("stage_id",), "label": ("label",), "is_won": ("closed_won",), "is_closed": ("is_closed",),
        "probability": ("probability",),
    },
    labels_of=STAGES,
)  # fmt: skip
PIPELINE_NAMES = Kind(
    name="hubspot pipeline names",
    signatures=(("pipeline_id", "display_order"),),
    required=("id", "label"),
    blanks=NO_VALUE,
    fields={"id": ("pipeline_id",), "label": ("label",)},
    labels_of=PIPELINES,
)
TASKS = Kind(
    name="hubspot tasks",
    signatures=(("engagement_id", "property_hubspot_owner_id"),),
    required=("owner",),
    blanks=NO_VALUE,
    fields={
        "activity": ("engagement_id",),
        "owner": ("property_hubspot_owner_id",),
        "kind": ("type",),
        "due": ("property_hs_timestamp",),
        "done_at": ("property_hs_task_completion_date",),
        "deleted": ("_fivetran_deleted",),
    },
    reader=ActivityReader(deals_in_other_file=True),
)
CALLS = Kind(
    name="hubspot calls",
    signatures=(("engagement_id", "property_hs_timestamp", "type"), ("engagement_id", "property_hs_call_duration")),
    required=("activity",),
    blanks=NO_VALUE,
    fields={
        "activity": ("engagement_id",), "owner": ("property_hubspot_owner_id", "owner_id"), "kind": ("type",),
        "done_at": ("property_hs_timestamp",), "deleted": ("_fivetran_deleted",),
    },
    reader=ActivityReader(deals_in_other_file=True, kind="CALL"),
)  # fmt: skip
MEETINGS = Kind(
    name="hubspot meetings",
    signatures=(("engagement_id", "start_time"), ("engagement_id", "property_hs_meeting_start_time")),
    required=("activity",),
    blanks=NO_VALUE,
    fields={
        "activity": ("engagement_id",), "owner": ("property_hubspot_owner_id", "owner_id"), "kind": ("type",),
        "done_at": ("start_time", "property_hs_meeting_start_time"), "deleted": ("_fivetran_deleted",),
    },
    reader=ActivityReader(deals_in_other_file=True, kind="MEETING"),
)  # fmt: skip
DEAL_LINKS = Kind(
    name="hubspot deal links",
    signatures=(("engagement_id", "deal_id"),),
    required=("id", "label"),
    blanks=NO_VALUE,
    fields={"id": ("engagement_id",), "label": ("deal_id",)},
    labels_of=DEALS_OF_ACTIVITIES,
)
OWNER_TEAMS = Kind(
    name="hubspot owner teams",
    signatures=(("owner_id", "team_id"),),
    required=("owner", "team"),
    blanks=NO_VALUE,
    fields={"owner": ("owner_id",), "team": ("team_id",), "current": ("is_team_primary",)},
    reader=PeopleReader(),
)
NOT_NEEDED = Kind(
    name="hubspot engagements, owners or teams",
    signatures=(
        ("engagement_id",), ("owner_id", "active_user_id"), ("team_id", "user_id"), ("id", "type", "portal_id"),
        ("id", "name", "_fivetran_synced"),
    ),
)  # fmt: skip

OTHERS = (
    STAGE_HISTORY, PROPERTY_HISTORY, STAGE_NAMES, PIPELINE_NAMES, TASKS, CALLS, MEETINGS, DEAL_LINKS, OWNER_TEAMS,
    NOT_NEEDED,
)  # fmt: skip
