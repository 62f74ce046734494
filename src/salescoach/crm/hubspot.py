"""HubSpot: deals with one column for each stage entered, from a view or a warehouse."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from .deals import Ending, Part
from .headers import fold
from .parsed_file import Taken

_ENTERED = re.compile(r'^\s*date (entered|exited) "?(?P<stage>.+?)"?\s*$', re.IGNORECASE)
_INTERNAL = re.compile(r"^\s*(?:property_)?hs_(?:v2_)?date_(entered|exited)_(?P<stage>.+?)\s*$", re.IGNORECASE)
_PIPELINE = re.compile(r"\s*\([^()]*\)$")


def stage_columns(header: Sequence[str]) -> dict[str, int]:
    """Field such as ``entered Contract Sent`` -> position, for every stage column."""
    found: dict[str, int] = {}
    for position, name in enumerate(header):
        told = _ENTERED.match(name) or _INTERNAL.match(name)
        if told and told.group(1).casefold() == "entered":
            found.setdefault(f"entered {told['stage']}", position)
    return found


def ending(taken: Taken, stages: dict[str, tuple[str, str | None]]) -> Ending:
    """Status from the closed columns, the table of stages, or stages called Closed Won and Closed Lost; else open."""
    stage = taken.text("stage")
    told = stage.map(lambda name: None if name is None else stages.get(name, ("", None))[1])
    words = stage.map(lambda name: "" if name is None else fold(_PIPELINE.sub("", name)))
    status = told.where(told.notna(), words.map({"closedwon": "won", "closedlost": "lost"})).astype(object)
    over = taken.flag("is_closed").fillna(False).to_numpy(dtype=bool)
    status = status.where(~(over & (status != "won").to_numpy()), "lost")
    status = status.where(~taken.flag("is_lost").fillna(False).to_numpy(dtype=bool), "lost")
    status = status.where(~taken.flag("is_won").fillna(False).to_numpy(dtype=bool), "won")
    status = status.where(status.notna(), "open")
    if not any(field in taken for field in ("is_won", "is_lost", "is_closed")) and not told.notna().any():
        taken.notes.append(
            f"{taken.file}: deals are won or lost if their stage is called Closed Won or Closed Lost, else open; "
            "with stages of your own, tick the columns 'Is Closed Won' and 'Is closed lost'."
        )
    closed, unreadable = taken.time("closed")
    return Ending(status, closed, unreadable, closed_is_forecast=True)


def stages_of(part: Part, fields: Sequence[str]) -> pd.DataFrame:
    """Stages entered by the deals in use, out of the columns; unsorted."""
    frames = []
    for field in fields:
        entered = part.taken.optional_time(field)
        stage = _PIPELINE.sub("", field.removeprefix("entered ")).strip('" ')
        rows = part.taken.ledger.kept & entered.notna().to_numpy()
        frames.append(pd.DataFrame({"deal": part.frame["deal"][rows], "stage": stage, "entered": entered[rows]}))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=["deal", "stage", "entered"])


NOTES = {
    "hubspot deals": (
        "HubSpot knows no managers: give a team file (owner, manager) to have them.",
        "The closing date of an open deal is a forecast and was not read.",
    ),
    "hubspot stage history": ("This history does not tell who made a change.",),
    "hubspot property history": ("Of the histories of properties only dealstage was read.",),
}
