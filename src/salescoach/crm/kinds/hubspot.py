"""HubSpot: deals with one column for each stage entered, from a view or a warehouse."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from ..headers import fold
from ..parsed_file import ENTERED, ParsedFile
from ..tables.deals import DealReader, Ending
from ..tables.labels import Labels
from ..tables.part import Part
from .hubspot_others import NO_VALUE, OTHERS
from .kind import Kind

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


def ending(file: ParsedFile, labels: Labels) -> Ending:
    """Status from the closed columns, the table of stages, or stages called Closed Won and Closed Lost; else open."""
    stage = file.text("stage")
    labelled = stage.map(labels.status)
    words = stage.map(lambda name: "" if name is None else fold(_PIPELINE.sub("", name)))
    status = labelled.where(labelled.notna(), words.map({"closedwon": "won", "closedlost": "lost"})).astype(object)
    status = status.where(~(file.is_true("is_closed") & (status != "won").to_numpy()), "lost")
    status = status.where(~file.is_true("is_lost"), "lost")
    status = status.where(~file.is_true("is_won"), "won")
    status = status.where(status.notna(), "open")
    if not any(field in file for field in ("is_won", "is_lost", "is_closed")) and not labelled.notna().any():
        file.notes.append(
            f"{file.file}: deals are won or lost if their stage is called Closed Won or Closed Lost, else open; "
            "with stages of your own, tick the columns 'Is Closed Won' and 'Is closed lost'."
        )
    closed, unreadable = file.time("closed")
    return Ending(status=status, closed=closed, unreadable=unreadable, closed_is_forecast=True)


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
