"""HubSpot: deals with one column for each stage entered, from a view or a warehouse."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from ..parsed_file import ENTERED
from ..tables.deals import DealReader
from ..tables.part import Part
from .hubspot_others import NO_VALUE, OTHERS
from .kind import Kind
from .written_status import ending

_ENTERED = re.compile(r'^\s*date (entered|exited) "?(?P<stage>.+?)"?\s*$', re.IGNORECASE)
_INTERNAL = re.compile(r"^\s*(?:property_)?hs_(?:v2_)?date_(entered|exited)_(?P<stage>.+?)\s*$", re.IGNORECASE)
_PIPELINE = re.compile(r"\s*\([^()]*\)$")


def stage_columns(header: Sequence[str]) -> dict[str, int]:
    """Field such as ``entered Contract Sent`` -> position, for every stage column."""
    found: dict[str, int] = {}
    for position, name in enumerate(header):
        match = _ENTERED.match(name) or _INTERNAL.match(name)
        if match and match.group(1).casefold() == "entered":
            found.setdefault(f"{ENTERED}{match['stage']}", position)
    return found


def stages_of(part: Part) -> pd.DataFrame:
    """Stages entered by the deals in use, out of the columns; unsorted."""
    frames = []
    for field in (name for name in part.file.columns if name.startswith(ENTERED)):
        entered = part.file.optional_time(field)
        stage = _PIPELINE.sub("", field.removeprefix(ENTERED)).strip('" ')
        rows = part.file.account.kept & entered.notna().to_numpy()
        frames.append(pd.DataFrame({"deal": part.frame["deal"][rows], "stage": stage, "entered": entered[rows]}))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["deal", "stage", "entered"])


DEALS = Kind(
    name="hubspot deals",
    signatures=(
        ("deal stage", "create date"), ("deal owner", "deal stage"), ("property_createdate", "deal_id"),
        ("hubspot_owner_id", "dealstage"), ("createdate", "dealstage"),
    ),
    required=("owner", "opened"),
    blanks=NO_VALUE,
    fields={
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
    more_fields=stage_columns,
    reader=DealReader(ending, stages_of),
    notes=(
        "HubSpot knows no managers: give a team file (owner, manager) to have them.",
        "The closing date of an open deal is a forecast and was not read.",
    ),
)  # fmt: skip

KINDS = (*OTHERS, DEALS)
