"""The analysis that was signed, on the pilot that was run: the very test that was simulated."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..common.messages import did_you_mean
from .design import PAIRS, STEPS, Design
from .inference import answers, interval, lottery

LOTS = 9999  # that are compared with the one that fell
_SEED_OF_LOTS = 20262  # fixed, so that nobody draws until a p-value pleases


def analysed(design: Design, frame: pd.DataFrame) -> pd.Series:
    """Effect, interval, p and whether it is found.

    Raises:
        ValueError: a missing column, other groups than were planned, or a measure that is no number.
    """
    after = columns_after(design)
    _check_columns(frame, ["team", "group", "before", *after, *(["pair"] if design.by == PAIRS else [])])
    rows = frame.sort_values(["group", *(["pair"] if design.by == PAIRS else []), "team"], kind="stable")
    _check_groups(design, rows)
    base, seen = rows["before"].to_numpy(float)[None], rows[after].to_numpy(float)[None]
    others = lottery(np.random.default_rng(_SEED_OF_LOTS), design.teams, 1, LOTS)
    answer = answers(design, base, seen, others)
    if not answer.answered[0]:
        raise ValueError(
            "these numbers give no answer: the teams do not differ by more than their group, so nothing tells how much "
            "is luck. Count the pilot as one without an answer, as the plan does"
        )
    low, high = interval(design, base, seen, others)
    return pd.Series({
        "effect": float(answer.effect[0]), "low": low, "high": high, "p": float(answer.p[0]),
        "found": bool(answer.found[0]), "teams": design.teams,
    }, dtype=object)  # fmt: skip


def columns_after(design: Design) -> list[str]:
    """Names of the columns that hold the measure after the start."""
    many = len(design.windows)
    return [f"after_{k + 1}" for k in range(many)] if design.by == STEPS else ["after"]


def _check_columns(frame: pd.DataFrame, needed: list[str]) -> None:
    for name in needed:
        if name not in frame:
            hint = did_you_mean(name, [str(column) for column in frame.columns])
            raise ValueError(f"the frame has no column {name!r}{hint} It needs {', '.join(needed)}, one row per team")
    numbers = [name for name in needed if name not in ("team", "pair")]
    for name in numbers:
        bad = ~np.isfinite(pd.to_numeric(frame[name], errors="coerce").to_numpy(float))
        if bad.any():
            row = int(np.flatnonzero(bad)[0])
            raise ValueError(
                f"column {name!r}, row {row}: {frame[name].iloc[row]!r} is no number. A team that drops out stays in "
                "with what it did; if its measure does not exist, the pilot gives no answer"
            )


def _check_groups(design: Design, rows: pd.DataFrame) -> None:
    wanted = np.bincount(design.groups)
    found = rows["group"].value_counts().reindex(range(1, len(wanted) + 1), fill_value=0).to_numpy()
    if len(rows) != design.teams or (found != wanted).any() or rows["team"].duplicated().any():
        planned = ", ".join(f"{many} in group {k + 1}" for k, many in enumerate(wanted))
        raise ValueError(
            f"{len(rows)} rows with {', '.join(str(int(n)) for n in found)} teams in groups 1, 2 ...; the plan has "
            f"{planned}, each team once, and stays with the group that the lot gave. Type: plan.draw_lot(before, 1)"
        )
    if design.by == PAIRS:
        groups = rows.groupby("pair")["group"].agg(["nunique", "size"])
        if (groups != 2).to_numpy().any():
            pair = groups.index[(groups != 2).any(axis=1)][0]
            raise ValueError(f"pair {pair!r} must have one team of group 1 and one of group 2")
