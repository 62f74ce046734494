"""The page docs/which_estimator.md: which estimator, given what you have, out of the stored benchmark alone."""

from __future__ import annotations

import math
from statistics import median
from textwrap import fill
from typing import Any

from salescoach.estimates.effects.benchmark_table import finding
from scripts.estimator_table import signed, stored
from scripts.model_tables import table
from scripts.page import ROOT, Page

SITUATIONS = {
    "by lot": "who comes under close oversight was drawn by lot",
    "strugglers watched": "whoever fell below a line was picked, and the results that decided it are in the records",
    "regression to the mean": "people were picked after one bad quarter",
    "selection by leaving": "many leave, and who has left is gone from the records",
    "spill-over": "only some of a team are watched, and their colleagues share the manager's hours",
    "hidden trait": "people were picked for something lasting that nobody wrote down",
    "hidden reason": "people were picked for something that nobody wrote down and that changes just then",
    "staggered programme": "whole teams start one after another",
    "no effect": "by lot, and nothing is to be found: how often something is",
}
HAVE = (
    ("deals with owner, opening, closing and status", "`sc.owner_differences`, `sc.win_by_age`, `sc.pipeline_history`",
     "whether owners differ by more than chance, the win rate by age, the pipeline of a past day"),
    ("the same, 200 deals and 20 owners or more", "`sc.fit_win`", "what goes with winning, with intervals"),
    ("offices, pipelines or managers beside them", '`sc.owner_differences(records, within=["team", "quarter"])`',
     "whether owners differ within their office and quarter; managers also where each owner has few deals"),
    ("people with first and last days (`--people`)", "`sc.fit_leaving(records, since=..., covariates=...)`",
     "who leaves, from where exits are recorded, with columns of your own"),
    ("person-weeks (`--weeks`), or any panel", "`sc.between_and_within`",
     "how much lies between people, and whether it lasts"),
    ("person-weeks with oversight, or a panel with `treated`", "`sc.effect_of_oversight`",
     "the effect on the treated: the rest of this page"),
    ("yes and no by number of calls", "`sc.two_stories`", "whether clients differ or calls tire, or neither"),
)  # fmt: skip
SHORT = {"right": "right", "too sure": "too sure", "biased up": "too high", "biased down": "too low"}


def page() -> str:
    """The whole of the page."""
    found = stored()
    known = [r | {"bias": math.nan if r["bias"] is None else r["bias"]} for r in found["table"]]
    by = {world: [r for r in known if r["world"] == world] for world in found["worlds"]}
    rows = [_situation(world, by[world]) for world in found["worlds"]]
    parts = [
        "# Which estimator, given what you have",
        f"Made by `python scripts/pages.py write which_estimator` out of the benchmark of {found['companies']} "
        f"simulated companies for each world (seed {found['seed']}), in which the truth is known: see "
        "[estimators.md](estimators.md). It holds for companies like these, about a hundred people and six quarters; "
        "nobody's records say which world they are from, so the first column is for you to answer.",
        "## What you have, and what it can tell",
        table(("you have", "type", "it tells"), HAVE),
        "## How people came under close oversight",
        "*Least error*: of the estimators in which no bias was seen, those whose root mean square error (points of "
        "quota, ± 2 Monte-Carlo errors) is the smallest or cannot be told from it. *Off*: biased by more than three "
        "Monte-Carlo errors, with the mean bias.",
        table(("if ...", "least error", "also right", "off"), rows),
        "## Every estimator in every world",
        _grid(found["estimators"], by),
        *_closing(found["estimators"], by),
    ]
    return "\n\n".join(part if part.startswith("|") else fill(part, 120) for part in map(str.strip, parts)) + "\n"


def _situation(world: str, rows: list[dict[str, Any]]) -> tuple[str, str, str, str]:
    """One world: what to use and what not."""
    right = sorted((r for r in rows if finding(r) == "right"), key=lambda r: r["rmse"])
    off = sorted((r for r in rows if finding(r).startswith("biased")), key=lambda r: -abs(r["bias"]))
    best = [r for r in right if not _worse(r, right[0])]
    rest = [r["estimator"] for r in right if r not in best]
    said = f"{SITUATIONS[world]} (*{world}*)"
    if not right:
        return said, "none: have the next one drawn by lot", "-", _named(off)
    return said, "; ".join(f"{r['estimator']} {r['rmse']:.0f} (± {2 * r['rmse_mc']:.0f})" for r in best), (
        ", ".join(rest) or "-"
    ), _named(off)  # fmt: skip


def _worse(one: dict[str, Any], best: dict[str, Any]) -> bool:
    return bool(one["rmse"] - best["rmse"] > 2 * math.hypot(one["rmse_mc"], best["rmse_mc"]))


def _named(rows: list[dict[str, Any]]) -> str:
    return ", ".join(f"{r['estimator']} {signed(r['bias'])}" for r in rows) or "-"


def _grid(estimators: list[str], by: dict[str, list[dict[str, Any]]]) -> str:
    rows = []
    for name in estimators:
        words = [finding(next(r for r in rows_of if r["estimator"] == name)) for rows_of in by.values()]
        rows.append((name, *(SHORT.get(word, "-") for word in words), str(words.count("right"))))
    return table(("estimator", *by, "right in"), rows)


def _closing(estimators: list[str], by: dict[str, list[dict[str, Any]]]) -> list[str]:
    """What follows from the grid, in words."""
    right = {name: [w for w, rows in by.items() if _word(rows, name) == "right"] for name in estimators}
    most = max(len(worlds) for worlds in right.values())
    leaders = [name for name in estimators if len(right[name]) == most]
    nowhere = [world for world, rows in by.items() if not any(finding(r) == "right" for r in rows)]
    lines = [
        f"No estimator is right everywhere: {_and(leaders)} {'is' if len(leaders) == 1 else 'are'} in {most} of "
        f"{len(by)} worlds, the most of all."
        if most < len(by)
        else f"{_and(leaders)}: no bias was seen in any world.",
    ]
    more = [_times_the_best(by[world], leaders[0]) for world in right[leaders[0]]]
    lines.append(
        f"Right is not near: no bias was seen, and a wide spread hides one. Where {leaders[0]} is right, its error is "
        f"{median(more):.1f} times that of the best (in the middle of the worlds). Why each fares as it does stands in "
        "[estimators.md](estimators.md)."
    )
    if nowhere:
        lines.append(
            f"In {_and([f'*{world}*' for world in nowhere])} none is right, and all may agree: agreement is no proof."
        )
    return ["## In words", *lines]


def _times_the_best(rows: list[dict[str, Any]], name: str) -> float:
    mine = next(r["rmse"] for r in rows if r["estimator"] == name)
    return float(mine / min(r["rmse"] for r in rows if finding(r) == "right"))


def _word(rows: list[dict[str, Any]], name: str) -> str:
    return finding(next(r for r in rows if r["estimator"] == name))


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


PAGE = Page(path=ROOT / "docs" / "which_estimator.md", renewed=lambda text: page())
