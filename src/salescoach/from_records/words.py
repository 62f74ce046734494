"""Sentences about one's own team."""

from __future__ import annotations

import math
import textwrap

import pandas as pd

from ..settings.team import Team
from .tables import RANGE, RECORDS

WIDTH = 116
TINY = 1e-6  # below which a number is nought
UNTESTED = "Worlds fitted to records in this way are no longer compared with the published patterns."
SETTINGS = "Settings read from it, with 95 % intervals (usual practice taken for the way the team was managed):"


def settings_lines(table: pd.DataFrame) -> list[str]:
    """What was fitted, and what could not be.

    Args:
        table: of ``settings_table``.
    """
    lines = [SETTINGS]
    for row in table[table["from"] == RECORDS].to_dict("records"):
        interval = "" if math.isnan(row["low"]) else f", {figure(row['low'])} to {figure(row['high'])}"
        note = f" ({row['note']})" if row["note"] else ""
        lines.append(f"  {row['setting']}: {figure(row['value'])}{interval} {row['unit']}{note}")
    left_out = table[table["from"] == RANGE].to_dict("records")
    return [*lines, *(f"  {row['setting']}: {row['note']}; the kit's value is kept" for row in left_out)]


def head_line(team: Team, source: str, weeks: float) -> str:
    """What was fitted to what.

    Args:
        team: as fitted.
        source: of the records.
        weeks: length of the period.
    """
    stages = f", {team.stages} stage{'s' if int(team.stages) > 1 else ''} to an order"
    return (
        f"A simulated team fitted to {source or 'your'} records of {weeks:.0f} weeks "
        f"({team.people} people, {team.accounts_per_person} customers each{stages})."
    )


def unknown_lines(unknown: pd.DataFrame) -> list[str]:
    """What stays unknown, by group, and the few that matter most."""
    groups = unknown.groupby("group", sort=False)["setting"].size()
    parts = ", ".join(f"{count} of {group}" for group, count in groups.items())
    lines = [f"Records do not tell {len(unknown)} other settings ({parts}): the kit's ranges stand in."]
    top = unknown.dropna(subset=["moves_lead"]).head(6)
    if len(top):
        names = ", ".join(f"{row.setting} ({abs(row.moves_lead):.0f} points)" for row in top.itertuples())
        lines.append(f"Those that move coach's lead over micromanage most in the kit's worlds: {names}.")
    return [part for line in lines for part in textwrap.wrap(line, WIDTH, subsequent_indent="  ")]


def figure(value: float) -> str:
    """A number with as many digits as are worth reading."""
    if abs(value) < TINY:
        return "0"
    if math.isnan(value):
        return "unknown"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
