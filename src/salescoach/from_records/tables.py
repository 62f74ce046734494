"""The tables of one's own team: what is fitted, how well, and what stays unknown."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from ..assumptions.sensitivity.wrong import shipped_changes
from ..settings.register import SETTINGS
from ..settings.team import Team
from .fitting import Fitted
from .parameters import LINKED, PARAMETERS
from .quantities import QUANTITIES, in_currency, in_unit

COLUMNS = ["setting", "value", "low", "high", "from", "measured", "measured_value", "simulated_value", "unit", "note"]
RECORDS, RANGE, GIVEN = "records", "kit's range", "given"
AT_LIMIT = "at its hard limit: the records ask for more than the model can show"
NO_SPREAD = "nought: people differ no more than chance alone makes"
ROOM = {"stages": "days from opening to order", "contacts_per_hour": "deals open at a time"}
WORKED_OUT = "quota_per_week"  # by the model, from its market and stretch, where records give none
Row = dict[str, Any]


def settings_table(fitted: Fitted, currency: str = "") -> pd.DataFrame:
    """The table of ``OwnTeam``; see there.

    Args:
        fitted: the fit.
        currency: of the records; nothing where it is not known.
    """
    rows: list[Row] = []
    for place, parameter in enumerate(fitted.fit.parameters):
        rows.append(_fitted(fitted, place))
        if parameter.setting in LINKED:
            rows.append(_linked(fitted, rows[-1], LINKED[parameter.setting]))
    there = {row["setting"] for row in rows} | {WORKED_OUT}
    rows += [_left_out(fitted, one.setting, one.quantity) for one in PARAMETERS if one.setting not in there]
    frame = pd.DataFrame([*rows, *_made_room(fitted), _people(fitted), _customers(fitted)], columns=COLUMNS)
    return frame.assign(
        unit=[in_currency(unit, currency) for unit in frame["unit"]],
        measured=[in_currency(measured, currency) for measured in frame["measured"]],
    )


def _fitted(fitted: Fitted, place: int) -> Row:
    parameter = fitted.fit.parameters[place]
    name = parameter.setting
    low, high = (parameter.in_unit(ends[place]) for ends in (fitted.errors.low, fitted.errors.high))
    simulated = in_unit(parameter.quantity, float(fitted.fit.simulated[place]))
    return {
        "setting": name, "value": float(fitted.team.values[name]), "low": low, "high": high, "from": RECORDS,
        **_measured(fitted, parameter.quantity), "simulated_value": simulated, "unit": SETTINGS[name].unit,
        "note": _limit_note(fitted, name, parameter.quantity) if name in fitted.fit.at_limit else "",
    }  # fmt: skip


def _limit_note(fitted: Fitted, name: str, quantity: str) -> str:
    """What it means that a setting ended at a limit: for a spread at nought, that chance alone makes as much."""
    alone = QUANTITIES[quantity].scale == "spread" and float(fitted.team.values[name]) < 1e-6
    return NO_SPREAD if alone else AT_LIMIT


def _made_room(fitted: Fitted) -> list[Row]:
    """What was set so that quick deals, or as many as are open at a time, fit into the model's weeks."""
    usual, rows = Team(fitted.team.preset), []
    for name, why in ROOM.items():
        value = fitted.team.values[name]
        if value != usual.values[name]:
            rows.append({
                "setting": name, "value": value, "from": RECORDS, "measured": why, "unit": SETTINGS[name].unit,
                "note": f"{usual.values[name]:g} in the preset",
            })  # fmt: skip
    return rows


def _linked(fitted: Fitted, row: Row, name: str) -> Row:
    """A setting that is changed by the same factor as the one of the row."""
    value = float(fitted.team.values[name])
    factor = value / row["value"]
    ends = {end: min(1.0, row[end] * factor) for end in ("low", "high")}
    note = f"changed by the same factor as {row['setting']}: records do not tell the two apart"
    return row | ends | {"setting": name, "value": value, "unit": SETTINGS[name].unit, "note": note}


def _left_out(fitted: Fitted, name: str, quantity: str) -> Row:
    """A setting that stays as in the preset."""
    setting = SETTINGS[name]
    return {
        "setting": name, "value": fitted.team.values[name], "low": setting.low, "high": setting.high, "from": RANGE,
        **_measured(fitted, quantity), "simulated_value": math.nan, "unit": setting.unit,
        "note": fitted.weak.get(name, "the records do not tell it"),
    }  # fmt: skip


def _measured(fitted: Fitted, quantity: str) -> Row:
    value = in_unit(quantity, fitted.target[quantity]) if quantity in fitted.target else math.nan
    return {"measured": f"{QUANTITIES[quantity].meaning} ({QUANTITIES[quantity].unit})", "measured_value": value}


def _people(fitted: Fitted) -> Row:
    return {
        "setting": "people", "value": int(fitted.team.people), "from": GIVEN if fitted.people_given else RECORDS,
        "measured": "people at work, on average", "measured_value": fitted.at_work, "unit": "seats", "note": "",
    }  # fmt: skip


def _customers(fitted: Fitted) -> Row:
    known = bool(np.isfinite(fitted.customers[0]))
    return {
        "setting": "accounts_per_person", "value": int(fitted.team.accounts_per_person),
        "from": RECORDS if known else RANGE, "measured": "different customers per person at work",
        "measured_value": fitted.customers[0], "simulated_value": fitted.customers[1], "unit": "accounts",
        "note": _book_note(fitted, known),
    }  # fmt: skip


def _book_note(fitted: Fitted, known: bool) -> str:
    if known:
        return ""
    usual = int(Team(fitted.team.preset).accounts_per_person)
    larger = "; made larger for the deals open at a time" if int(fitted.team.accounts_per_person) > usual else ""
    return f"too few customers with two deals, or no customer ids{larger}"


def unknown_settings(table: pd.DataFrame) -> pd.DataFrame:
    """Free settings that are not fitted, those first that move coach's lead over micromanage most.

    Args:
        table: of ``settings_table``.
    """
    known, moves = set(table.loc[table["from"] == RECORDS, "setting"]), _moves()
    rows = [
        (s.name, s.group, s.low, s.high, s.unit, moves.get(s.name, math.nan), s.meaning)
        for s in SETTINGS.values() if s.spread != "fixed" and s.name not in known
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["setting", "group", "low", "high", "unit", "moves_lead", "meaning"])
    return frame.sort_values("moves_lead", key=abs, ascending=False, kind="stable", ignore_index=True)


def _moves() -> dict[str, float]:
    """Points by which the lead moves over a setting's range; nothing where that is not known for these ranges."""
    try:
        changes = shipped_changes()
    except ValueError:
        return {}
    return {name: row["lead"].change for name, row in changes.items() if "lead" in row}
