"""Who reports to whom: from a team file that the user writes, or from the CRM's own users."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pandas as pd

from ..records.errors import ReadError
from . import sniff
from .aliases import TEAM
from .deals import Part
from .headers import Kind, fold, match
from .parsed_file import Taken

TEAM_KIND = Kind(
    "team file", "people", (), ("owner", "manager"), frozenset({""}),
    {field: tuple(fold(alias) for alias in aliases) for field, aliases in TEAM.items()},
)  # fmt: skip


def team_file(team: Any, dates: str | None) -> Taken:
    """The user's team file, from a path or a frame."""
    if isinstance(team, pd.DataFrame):
        stream = io.StringIO()
        team.to_csv(stream, index=False, lineterminator="\n")
        text = stream.getvalue()
        sheet = sniff.Sheet("team", tuple(str(name) for name in team.columns), text, ",", 1, ())
    elif isinstance(team, (str, Path)):
        sheet = sniff.open_sheet(Path(team))
    else:
        raise ReadError(f"team must be a CSV file or a frame with owner and manager, not {type(team).__name__}")
    return Taken(sheet, TEAM_KIND, match(TEAM_KIND, sheet.header, {}, sheet.file), dates, None)


def check_people(taken: Taken) -> Part:
    """People of one file."""
    ledger = taken.ledger
    ledger.aside((~taken.flag("current").fillna(True)).to_numpy(dtype=bool), "not the person's main team")
    ledger.aside(taken.text("owner").isna(), "no owner")
    frame = pd.DataFrame({name: taken.text(name) for name in ("owner", "manager", "team")})
    return Part(taken, frame.assign(since=taken.optional_time("from"), till=taken.optional_time("to")))


def people_of(parts: list[Part], owners: set[str]) -> tuple[pd.DataFrame, list[str]]:
    """One row for each owner, with the manager last known; and what to say about it.

    Args:
        parts: files of people, the most trusted first. owners: who owns a deal or an activity.
    """
    known: dict[str, str] = {}
    for owner in sorted(owners):
        known.setdefault(_key(owner), owner)
    told: set[str] = set()
    frames = []
    for part in parts:
        ledger = part.taken.ledger
        names = part.frame["owner"].map(lambda name: None if name is None else known.get(_key(name), name))
        part.frame["owner"] = names
        if owners:
            ledger.aside(~names.isin(owners), "owns no deal or activity that was read")
        ledger.aside(names.isin(told), "another file told of this person already")
        latest = part.kept.sort_values(["since", "till"], kind="stable", na_position="first")
        last = latest[~latest["owner"].duplicated(keep="last")].index
        ledger.aside(
            ~part.frame.index.isin(last), "an earlier or second line for the same person: the last one is kept"
        )
        told.update(part.kept["owner"])
        frames.append(part.kept[["owner", "manager", "team"]])
    rest = sorted(owners - told)
    frames.append(pd.DataFrame({"owner": rest, "manager": None, "team": None}, dtype=object))
    people = pd.concat([frame for frame in frames if len(frame)] or frames[-1:], ignore_index=True)
    without = int(people["manager"].isna().sum())
    notes = [f"{without} of {len(people)} salespeople have no manager in what was read."] if without else []
    return people, notes


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
