"""From the rows of all worlds to tables: power, wrong signs and false alarms with what they are uncertain by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..common.intervals import mean_interval, share_interval
from .in_world import CELL, NAIVE
from .measures import PILOT_MEASURES
from .work import WORLD

CONFIDENCE = 0.95
ALARMS, HELD = 0.05, 0.01  # false alarms that are promised, and how near they have to be
MIDDLE = (10, 50, 90)  # per cent of worlds below the low, the middle and the high one


def frames(parts: Sequence[Sequence[Sequence[Any]]]) -> dict[str, pd.DataFrame]:
    """Rows by kind: ``world``, ``asked`` and ``grid``, each with the number of its world."""
    columns = {"world": WORLD, "asked": (*CELL, "size", *NAIVE), "grid": CELL}
    rows: dict[str, list[list[Any]]] = {kind: [] for kind in columns}
    for number, part in enumerate(parts):
        for kind, *values in part:
            rows[kind].append([number, *values])
    made = {kind: pd.DataFrame(rows[kind], columns=["in_world", *names]) for kind, names in columns.items()}
    return {kind: frame.apply(_numbers) for kind, frame in made.items()}


def _numbers(column: pd.Series) -> pd.Series:
    return column if column.name == "measure" else pd.to_numeric(column).astype(float)


def shares(rows: pd.DataFrame) -> dict[str, float]:
    """What pilots of one design find over all worlds, as shares; every world counts the same."""
    answered, idle = rows["pilots"] - rows["no_answer"], rows["pilots"] - rows["null_no_answer"]
    power, low, high = mean_interval((rows["right"] / rows["pilots"]).to_numpy(), CONFIDENCE)
    alarms, least, most = mean_interval(_share(rows["null_alarms"], idle), CONFIDENCE)
    lowest, highest = share_interval(int(rows["null_alarms"].sum()), int(idle.sum()), CONFIDENCE)
    told = rows["right"].sum() + rows["wrong"].sum()
    return {
        "power": power, "power_low": low, "power_high": high,
        "wrong_sign": float(rows["wrong"].sum() / told) if told else np.nan,
        "points_wrong": float(rows["points_wrong"].sum() / answered.sum()) if answered.sum() else np.nan,
        "no_answer": float(rows["no_answer"].sum() / rows["pilots"].sum()),
        "false_alarms": alarms,
        # Few worlds may agree by luck: never narrower than what so many pilots can tell.
        "false_alarms_low": np.fmin(least, lowest), "false_alarms_high": np.fmax(most, highest),
    }  # fmt: skip


def _share(part: pd.Series, whole: pd.Series) -> np.ndarray:
    good = (whole > 0).to_numpy()
    return np.asarray(part.to_numpy()[good] / whole.to_numpy()[good], float)


def in_unit(rows: pd.DataFrame, column: str) -> np.ndarray:
    """A column of effects in the unit in which the measure is told; shape (worlds,)."""
    values = rows[column].to_numpy(float)
    if PILOT_MEASURES[str(rows["measure"].iloc[0])].relative:
        values = 100.0 * np.divide(values, rows["level"], out=np.full(len(rows), np.nan), where=rows["level"] > 0)
    return np.asarray(values)


def measures_table(asked: pd.DataFrame) -> pd.DataFrame:
    """One row per measure; columns as in ``PilotPlan.table``."""
    made = []
    for name, rows in asked.groupby("measure", sort=False):
        truth, size = in_unit(rows, "truth"), in_unit(rows, "size")
        ends = np.nanpercentile(truth, MIDDLE) if np.isfinite(truth).any() else np.full(3, np.nan)
        found = np.isfinite(size)
        bias, chosen = np.abs(in_unit(rows, "bias")), in_unit(rows, "chosen_bias")
        made.append({
            "measure": name, "unit": PILOT_MEASURES[str(name)].unit, **shares(rows),
            "effect_low": ends[0], "effect": ends[1], "effect_high": ends[2],
            "size": float(np.median(size[found])) if found.mean() > 0.5 else np.nan,
            "worlds_with_size": float(np.mean(np.abs(truth) >= np.where(found, size, np.inf))),
            "off": float(np.nanmean(in_unit(rows, "effect") - truth)),
            "naive_bias": _middle(bias), "naive_alarms": float((rows["alarms"] / rows["naive_pilots"]).mean()),
            "chosen_bias": _middle(chosen),
            "chosen_alarms": float((rows["chosen_alarms"] / rows["naive_pilots"]).mean()),
        })  # fmt: skip
    return pd.DataFrame(made).set_index("measure")


def _middle(values: np.ndarray) -> float:
    return float(np.nanmedian(values)) if np.isfinite(values).any() else float("nan")


def grid_table(grid: pd.DataFrame, asked: pd.DataFrame) -> pd.DataFrame:
    """One row per number of teams and weeks; columns as in ``PilotPlan.grid``.

    Args:
        grid: rows of the sizes in the picture.
        asked: rows of the size that was asked for, of the same measure; they rest on more pilots and stand for theirs.
    """
    teams, weeks = asked["teams"].iloc[0], asked["weeks"].iloc[0]
    others = grid[(grid["teams"] != teams) | (grid["weeks"] != weeks)]
    grid = pd.concat([others, asked[list(grid.columns)]], ignore_index=True)
    made = [
        {"teams": int(teams), "weeks": int(weeks), **shares(rows)}
        for (teams, weeks), rows in grid.groupby(["teams", "weeks"])
    ]  # fmt: skip
    return pd.DataFrame(made)


def held(row: Any) -> str:
    """How false alarms keep to 5 %: empty within a point; "?" beyond it by what may be luck; "!" surely beyond it."""
    if abs(row["false_alarms"] - ALARMS) <= HELD:
        return ""
    reaches = row["false_alarms_low"] <= ALARMS + HELD and row["false_alarms_high"] >= ALARMS - HELD
    return "?" if reaches or np.isnan(row["false_alarms_low"]) else "!"
