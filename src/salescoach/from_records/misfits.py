"""What the fitted team shows otherwise than the records, in words, and whether it may still be asked."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from .gaps import MISSES, NEAR
from .words import figure

QUICK = 7.0  # days: the model's step


def misfits(fits: pd.DataFrame) -> list[str]:
    """A sentence for each quantity and distribution that the fitted team misses, those first that matter most.

    Args:
        fits: of ``fit_table``.
    """
    missed = fits[fits["word"] == MISSES].sort_values("core", ascending=False, kind="stable")
    return [_sentence(what, rows.to_dict("records")) for what, rows in missed.groupby("what", sort=False)]


def _sentence(what: str, rows: list[dict[str, Any]]) -> str:
    parts = []
    for row in rows:
        where = "" if row["part"] == "typical" else f"{row['part']} "
        range_ = "" if math.isnan(row["low"]) else f" ({figure(row['low'])} to {figure(row['high'])})"
        parts.append(f"{where}{figure(row['records'])}{range_} in your records, {figure(row['fitted'])} in the model")
    return f"{what[0].upper()}{what[1:]}, {rows[0]['unit']}: {'; '.join(parts)}."


def withheld(fits: pd.DataFrame) -> str:
    """Why nothing is said about the team of the records; nothing where the fitted team may be asked.

    Args:
        fits: of ``fit_table``.
    """
    missed = fits[(fits["word"] == MISSES) & fits["core"]]
    if not len(missed):
        return ""
    names = _and(missed["what"])
    said = f"the fitted team is not like yours in {names}, so what it would answer is no answer about your team"
    quick = missed["what"].str.startswith("typical days") & (missed["records"] < 2 * QUICK)
    if quick.any():
        said += ". The model's step is a week: it cannot show deals that close within days"
    return said


def standing(fits: pd.DataFrame) -> str:
    """How far the fitted team is like the records, in one sentence.

    Args:
        fits: of ``fit_table``.
    """
    near, missed = (int((fits["word"] == word).sum()) for word in (NEAR, MISSES))
    return (
        f"Of {len(fits)} values {len(fits) - near - missed} fit within sampling error, {near} are off by more "
        f"than that but by little, {missed} are missed."
    )


def fit_lines(fits: pd.DataFrame) -> list[str]:
    """The table for the screen: records, their 95 % range, the fitted team, and a word.

    Args:
        fits: of ``fit_table``.
    """
    rows = [_cells(row) for row in fits.to_dict("records")]
    head = ("", "your records", "95 % range", "model", "")
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    return [
        "  " + f"{row[0]:<{widths[0]}}  " + "  ".join(f"{row[k]:>{widths[k]}}" for k in (1, 2, 3)) + f"  {row[4]}"
        for row in (head, *rows)
    ]


def _cells(row: dict[str, Any]) -> tuple[str, str, str, str, str]:
    name = row["what"].partition(" (")[0]
    if row["part"] != "typical":
        name = f"{name}, {row['part']}"
    range_ = "counted" if math.isnan(row["low"]) else f"{figure(row['low'])} to {figure(row['high'])}"
    return f"{name}, {row['unit']}", figure(row["records"]), range_, figure(row["fitted"]), row["word"]


def _and(names: Iterable[str]) -> str:
    found = [name.partition(" (")[0] for name in names]
    return " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))
