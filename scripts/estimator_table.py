"""The benchmark of estimators in docs/estimators.md: page, stored numbers and code have to belong together.

Compared are the manifest, the worlds, the estimators and the printed block, not a new run of the benchmark.
"""

from __future__ import annotations

import json
import math
from typing import Any

import pandas as pd

from salescoach.estimates.effects.benchmark_table import finding
from salescoach.estimates.effects.estimators import ESTIMATORS
from salescoach.estimates.effects.worlds import WORLDS
from scripts.model_tables import table
from scripts.page import ROOT, Page, between

STORED = ROOT / "data" / "estimator_bench.json"
BEGIN, END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"
HEAD = (
    "estimator", "mean estimate", "bias", "± 2 MC", "RMSE", "± 2 MC", "covers", "± 2 MC", "companies", "verdict",
)  # fmt: skip


def stored() -> dict[str, Any]:
    """The stored numbers."""
    found: dict[str, Any] = json.loads(STORED.read_text(encoding="utf-8"))
    return found


def signed(value: float | None) -> str:
    return "-" if value is None or not math.isfinite(value) else f"{value:+.1f}"


def block(found: dict[str, Any]) -> str:
    """The part of the page that is generated."""
    versions = ", ".join(f"{k} {v}" for k, v in found["versions"].items())
    parts = [
        f"{found['companies']} companies per world, seed {found['seed']}; {versions}; made by `{found['made_by']}`.\n",
    ]
    if "coverage" in found:
        parts.append(_coverage(found))
    frame = pd.DataFrame(found["table"]).astype({"bias": float, "bias_mc": float})
    for world in found["worlds"]:
        here = frame[frame["world"] == world]
        parts.append(f"### {world}\n\n{WORLDS[world].wrong}\n")
        parts.append(f"True effect on the treated: {signed(here['truth'].iloc[0])} points of quota.\n")
        rows = [_row(r) for r in here.to_dict("records")]
        parts.append(table(HEAD, rows) + "\n")
    return "\n".join(parts)


def _coverage(found: dict[str, Any]) -> str:
    """How often intervals hold the truth, on more companies of other seeds."""
    seeds = ", ".join(map(str, found["coverage_seeds"]))
    rows = [
        (
            r["world"], r["estimator"], f"{signed(r['bias'])} (±{2 * r['bias_mc']:.1f})",
            f"{100 * r['coverage']:.1f} %", f"{100 * r['low']:.1f} to {100 * r['high']:.1f} %", str(r["companies"]),
        )
        for r in found["coverage"]
    ]  # fmt: skip
    return (
        "### Coverage\n\nHow many of the 95 % intervals hold the company's own true effect, on more companies of other "
        f"seeds ({seeds}).\n\n"
        + table(("world", "estimator", "bias", "covers", "95 % interval of it", "companies"), rows) + "\n"
    )  # fmt: skip


def _row(r: dict[str, Any]) -> tuple[str, ...]:
    if not math.isfinite(r["bias"]):
        return (r["estimator"], *["-"] * 7, str(r["companies"]), "no answer")
    return (
        r["estimator"], signed(r["estimate"]), signed(r["bias"]), f"{2 * r['bias_mc']:.1f}", f"{r['rmse']:.1f}",
        f"{2 * r['rmse_mc']:.1f}", f"{100 * r['coverage']:.0f} %", f"{200 * r['coverage_mc']:.0f}",
        str(r["companies"]), finding(r),
    )  # fmt: skip


def faults(page: str, found: dict[str, Any]) -> list[str]:
    """Why page, numbers and code do not belong together; empty where they do."""
    wrong = []
    if list(found["worlds"]) != list(WORLDS) or found["estimators"] != list(ESTIMATORS):
        wrong.append("worlds or estimators have changed since the numbers were made")
    changed = [name for name, made in found["worlds"].items() if name in WORLDS and WORLDS[name].made_of != made]
    wrong += [f"the world {name!r} has changed since the numbers were made" for name in changed]
    if len(found["table"]) != len(found["worlds"]) * len(found["estimators"]):
        wrong.append("rows are missing in the stored numbers")
    if not wrong and page != between(page, BEGIN, block(found), END):
        wrong.append("the block on the page is not that of the stored numbers")
    return wrong


PAGE = Page(
    path=ROOT / "docs" / "estimators.md",
    renewed=lambda text: between(text, BEGIN, block(stored()), END),
    faults=lambda text: faults(text, stored()),
)
