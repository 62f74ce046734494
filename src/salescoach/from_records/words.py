"""Tables and sentences about one's own team: what is fitted, how well, and what stays unknown."""

from __future__ import annotations

import json
import math
import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.shipped import shipped
from ..settings.register import SETTINGS
from ..settings.team import Team
from .fit import ALONG, KNOBS, Fit
from .moments import MOMENTS, shown

if TYPE_CHECKING:
    import pandas as pd

    from .own_team import OwnTeam
    from .standard_errors import Error

COLUMNS = ["setting", "value", "low", "high", "from", "measured", "measured_value", "simulated_value", "unit", "note"]
RECORDS, RANGE = "records", "kit's range"
UNTESTED = "Worlds fitted to records in this way are no longer held against the published patterns."


def table_of(
    found: Fit, error: Error, team: Team, target: dict[str, float], average: float, counted: Any,
    weak: dict[str, str], people_counted: bool,
) -> pd.DataFrame:  # fmt: skip
    """The table of ``OwnTeam``; see there."""
    import pandas as pd

    rows: list[tuple[Any, ...]] = []
    for place, knob in enumerate(found.knobs):
        low, high = (math.exp(x) if knob.log else float(x) for x in (error.low[place], error.high[place]))
        note = "at its hard limit: the records ask for more than the model can show" if (
            knob.setting in found.at_limit) else ""  # fmt: skip
        row = (
            knob.setting,
            float(team.values[knob.setting]),
            low,
            high,
            RECORDS,
            *_quantity(knob.moment, target, found),
        )
        rows.append((*row, SETTINGS[knob.setting].unit, note))
        if knob.setting in ALONG:
            rows.append(_along(ALONG[knob.setting], team, row))
    for knob in KNOBS:
        if knob.setting in {one.setting for one in found.knobs}:
            continue
        setting = SETTINGS[knob.setting]
        if knob.setting == "quota_per_week":
            continue  # worked out by the model from its market and stretch
        note = weak.get(knob.setting, "the records do not tell it")
        rows.append((knob.setting, team.values[knob.setting], setting.low, setting.high, RANGE,
                     *_quantity(knob.moment, target, None), setting.unit, note))  # fmt: skip
    return pd.DataFrame(rows + _counts(team, average, counted, people_counted), columns=COLUMNS)


def _along(name: str, team: Team, row: tuple[Any, ...]) -> tuple[Any, ...]:
    factor = float(team.values[name]) / row[1]
    ends = (min(1.0, end * factor) for end in row[2:4])
    note = "turned by the same factor as quiet_rate: records do not tell the two apart"
    return (name, float(team.values[name]), *ends, *row[4:8], SETTINGS[name].unit, note)


def _quantity(moment: str, target: dict[str, float], found: Fit | None) -> tuple[str, float, float]:
    simulated = math.nan
    if found is not None:
        simulated = shown(moment, float(found.shown[[knob.moment for knob in found.knobs].index(moment)]))
    measured = shown(moment, target[moment]) if moment in target else math.nan
    return f"{MOMENTS[moment].meaning} ({MOMENTS[moment].unit})", measured, simulated


def _counts(team: Team, average: float, counted: Any, people_counted: bool) -> list[tuple[Any, ...]]:
    missing = (math.nan, math.nan)
    told = bool(np.isfinite(counted[0]))
    rows: list[tuple[Any, ...]] = [
        ("people", int(team.people), *missing, RECORDS if people_counted else "given", "people at work, on average",
         average, math.nan, "seats", ""),
        ("accounts_per_person", int(team.accounts_per_person), *missing, RECORDS if told else RANGE,
         "different customers, a person at work", *counted, "accounts",
         "" if told else "too few customers with two deals, or no customer ids"),
    ]  # fmt: skip
    return rows


def unknown_of(table: pd.DataFrame) -> pd.DataFrame:
    """Free settings that are not fitted, those first that move coach's lead over micromanage most."""
    import pandas as pd

    told, moves = set(table.loc[table["from"] == RECORDS, "setting"]), _moves()
    rows = [
        (s.name, s.group, s.low, s.high, s.unit, moves.get(s.name, math.nan), s.meaning)
        for s in SETTINGS.values() if s.spread != "fixed" and s.name not in told
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["setting", "group", "low", "high", "unit", "moves_lead", "meaning"])
    return frame.sort_values("moves_lead", key=abs, ascending=False, kind="stable", ignore_index=True)


def _moves() -> dict[str, float]:
    """Points by which the lead moves over a setting's range, where the file of "what if it is wrong" is at hand."""
    try:
        changes = json.loads(shipped("what_if_wrong.json").read_text())["changes"]
    except FileNotFoundError:
        return {}
    return {name: float(change["lead"][0]) for name, change in changes.items() if "lead" in change}


def text_of(own: OwnTeam) -> str:
    """The text of ``OwnTeam``."""
    fitted = own.table[own.table["from"] == RECORDS]
    lines = measured_lines(own)
    lines.append("Settings read from it, with 95 % intervals (usual practice taken for the way the team was managed):")
    for row in fitted.to_dict("records"):
        interval = "" if math.isnan(row["low"]) else f", {_figure(row['low'])} to {_figure(row['high'])}"
        note = f" ({row['note']})" if row["note"] else ""
        lines.append(f"  {row['setting']}: {_figure(row['value'])}{interval} {row['unit']}{note}")
    rest = own.table[own.table["from"] == RANGE]
    lines += [f"  {row['setting']}: {row['note']}; the kit's value is kept" for row in rest.to_dict("records")]
    return "\n".join([*lines, *unknown_lines(own), UNTESTED])


def measured_lines(own: OwnTeam) -> list[str]:
    """What was measured in the records."""
    head = (f"A simulated team fitted to {own.source or 'your'} records of {own.weeks:.0f} weeks "
            f"({own.team.people} people, {own.team.accounts_per_person} customers each).\n"
            "What was measured:")  # fmt: skip
    return [head, *(f"  {MOMENTS[name].meaning}: {_figure(value)} {MOMENTS[name].unit}"
                    for name, value in own.measured.items())]  # fmt: skip


def unknown_lines(own: OwnTeam) -> list[str]:
    """What stays unknown, by group, and the few that matter most."""
    groups = own.unknown.groupby("group", sort=False)["setting"].size()
    parts = ", ".join(f"{count} of {group}" for group, count in groups.items())
    lines = [f"Records do not tell {len(own.unknown)} other settings ({parts}): the kit's ranges stand in."]
    top = own.unknown.dropna(subset=["moves_lead"]).head(6)
    if len(top):
        names = ", ".join(f"{row.setting} ({abs(row.moves_lead):.0f} points)" for row in top.itertuples())
        lines.append(f"Those that move coach's lead over micromanage most in the kit's worlds: {names}.")
    return [part for line in lines for part in textwrap.wrap(line, 116, subsequent_indent="  ")]


def _figure(value: float) -> str:
    if math.isnan(value):
        return "unknown"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
