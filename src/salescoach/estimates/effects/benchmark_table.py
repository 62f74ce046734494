"""How estimators fared over many companies: bias, spread, error and coverage with Monte-Carlo errors, and in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ...common.messages import number

if TYPE_CHECKING:
    import pandas as pd

CLEAR = 3.0  # Monte-Carlo errors from which on a bias is called one: a benchmark looks at about a hundred at once


def table_of(estimates: pd.DataFrame, worlds: Sequence[str], estimators: Sequence[str]) -> pd.DataFrame:
    """One row per world and estimator.

    Args:
        estimates: one row per world, company and estimator with truth, effect, error, low, high.
        worlds: names, in order.
        estimators: names, in order.
    """
    import pandas as pd

    rows = []
    for world in worlds:
        here = estimates[estimates["world"] == world]
        truth = float(here.groupby("company")["truth"].first().mean())
        for name in estimators:
            one = here[here["estimator"] == name]
            rows.append({"world": world, "estimator": name, "truth": truth} | _figures(one, truth))
    return pd.DataFrame(rows)


def _figures(one: pd.DataFrame, truth: float) -> dict[str, float]:
    got = one.dropna(subset=["effect", "low", "high"])
    n = len(got)
    empty = dict.fromkeys(
        ("estimate", "bias", "bias_mc", "spread", "rmse", "rmse_mc", "error_ratio", "coverage", "coverage_mc",
         "coverage_world"), float("nan"),
    )  # fmt: skip
    if n < 2 or n < 0.5 * len(one):
        return empty | {"companies": n}
    off = (got["effect"] - got["truth"]).to_numpy()
    spread = off.std(ddof=1)
    rmse = float(np.sqrt((off**2).mean()))
    inside = ((got["low"] <= got["truth"]) & (got["truth"] <= got["high"])).to_numpy()
    ours = float(((got["low"] <= truth) & (truth <= got["high"])).mean())
    smooth = (inside.sum() + 1) / (n + 2)  # never exactly 0 or 1, so that its error is not zero
    return {
        "estimate": float(got["effect"].mean()), "bias": float(off.mean()), "bias_mc": float(spread / np.sqrt(n)),
        "spread": float(spread), "rmse": rmse,
        "rmse_mc": float((off**2).std(ddof=1) / np.sqrt(n) / (2 * rmse)) if rmse > 0 else 0.0,
        "error_ratio": float(got["error"].mean() / spread) if spread > 0 else float("nan"),
        "coverage": float(inside.mean()), "coverage_mc": float(np.sqrt(smooth * (1 - smooth) / n)),
        "coverage_world": ours, "companies": n,
    }  # fmt: skip


def finding(row: dict[str, float]) -> str:
    """'right', 'biased up', 'biased down', 'too sure' or 'no answer', by CLEAR Monte-Carlo errors.

    Args:
        row: of the table.
    """
    if not np.isfinite(row["bias"]):
        return "no answer"
    if abs(row["bias"]) > CLEAR * row["bias_mc"]:
        return "biased up" if row["bias"] > 0 else "biased down"
    return "too sure" if row["coverage"] + CLEAR * row["coverage_mc"] < 0.95 else "right"


def benchmark_text(table: pd.DataFrame, companies: int, seed: int) -> str:
    """A few lines per world: the truth, who is off by how much, and who shows no bias."""
    size = f"{companies} companies per world (seed {seed})"
    lines = [f"Estimators of the effect of close oversight, {size}; points of quota:"]
    for world in dict.fromkeys(table["world"]):
        rows = table[table["world"] == world].to_dict("records")
        lines.append(f"  {world}: the true effect is {number(rows[0]['truth'], 1, True)}.")
        off = [r for r in rows if finding(r).startswith("biased")]
        if off:
            lines.append("    Biased: " + "; ".join(_off(r) for r in off) + ".")
        for word, head in (("right", "No bias seen"), ("too sure", "No bias seen, but intervals too short")):
            names = [str(r["estimator"]) for r in rows if finding(r) == word]
            if names:
                lines.append(f"    {head}: {', '.join(names)}.")
        silent = [str(r["estimator"]) for r in rows if finding(r) == "no answer"]
        if silent:
            lines.append(f"    Cannot answer: {', '.join(silent)}.")
    lines.append("  'No bias seen' means less than three Monte-Carlo errors; more companies see smaller biases.")
    return "\n".join(lines)


def _off(row: dict[str, float]) -> str:
    return (
        f"{row['estimator']} {number(row['bias'], 1, True)} (±{number(2 * row['bias_mc'], 1)}, "
        f"covers {100 * row['coverage']:.0f} %)"
    )
