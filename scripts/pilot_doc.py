"""What docs/pilot.md shows: what pilots of three designs find, and whether ten times the work says the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

import salescoach as sc
from scripts.model_tables import table
from scripts.page import ROOT, Page, between

FIRST, SECOND, WORLDS, FEW_WORLDS, SEED = "micromanage", "coach", 100, 16, 1
DESIGNS = (("lot", 26), ("pairs", 26), ("steps", 52))
JOURNALS = ROOT / "output"
END = "<!-- end of measured -->"
BLOCKS = ("designs", "ten times")


def _plan(by: str, weeks: int, times: int = 1, worlds: int = WORLDS) -> Any:
    return sc.plan_pilot(
        sc.Team(), FIRST, SECOND, by=by, weeks=weeks, worlds=worlds, pool=64 * times, pilots=100 * times, seed=SEED,
        path=JOURNALS / f"pilot_page_{by}_{times}.jsonl",
    )  # fmt: skip


def designs(plans: Iterable[Any]) -> str:
    """One row per design and measure."""
    head = ("design", "weeks", "measure", "power", "wrong sign", "wrong way", "false alarms", "size found",
            "effect (8 in 10 worlds)", "before and after: off by, false alarms")  # fmt: skip
    rows = [
        [
            plan.design.by, str(plan.design.weeks), str(name),
            f"{row.power:.0%} ({row.power_low:.0%} to {row.power_high:.0%})",
            _share(row.wrong_sign), f"{row.points_wrong:.0%}", f"{row.false_alarms:.1%}", _size(row["size"]),
            f"{row.effect:+.1f} ({row.effect_low:+.1f} to {row.effect_high:+.1f}) {row.unit}",
            f"{row.naive_bias:.1f}, {row.naive_alarms:.0%}; worse half chosen {row.chosen_bias:+.1f}, "
            f"{row.chosen_alarms:.0%}",
        ]
        for plan in plans
        for name, row in plan.table.iterrows()
    ]  # fmt: skip
    return table(head, rows)


def _share(value: float) -> str:
    return f"{value:.0%}" if np.isfinite(value) else "-"


def _size(value: float) -> str:
    return f"{value:.1f}" if np.isfinite(value) else "none"


def ten_times(pairs: Iterable[tuple[Any, Any]]) -> str:
    """Power and false alarms of a plan and of one with ten times as many teams and pilots in the same worlds."""
    head = ("design", "measure", "power", "ten times", "false alarms", "ten times")
    rows, most = [], 0.0
    for few, many in pairs:
        for name, row in few.table.iterrows():
            other = many.table.loc[name]
            rows.append([few.design.by, str(name), f"{row.power:.1%}", f"{other.power:.1%}",
                         f"{row.false_alarms:.1%}", f"{other.false_alarms:.1%}"])  # fmt: skip
            most = max(most, abs(row.power - other.power))
        both = few.grid.merge(many.grid, on=["teams", "weeks"])
        most = max(most, float((both["power_x"] - both["power_y"]).abs().max()))
    told = f"The largest difference in power, the sizes in the picture included, is {100 * most:.1f} points."
    return f"{FEW_WORLDS} worlds.\n\n{table(head, rows)}\n{told}"


def renewed(page: str) -> str:
    """The page with everything measured again, and its picture; goes on from its journals where it was stopped."""
    plans = [_plan(by, weeks) for by, weeks in DESIGNS]
    picture = plans[0].plot()
    picture.save(PAGE.path.with_suffix(".png"))
    checks = [
        tuple(_plan(by, weeks, times, FEW_WORLDS) if times > 1 else _few(by, weeks) for times in (1, 10))
        for by, weeks in DESIGNS[::2]
    ]
    texts = (f"![{picture.title}](pilot.png)\n\n{picture.title}.\n\n{designs(plans)}", ten_times(checks))
    for name, text in zip(BLOCKS, texts, strict=True):
        page = between(page, f"<!-- measured: {name} -->", text, END)
    return page


def _few(by: str, weeks: int) -> Any:
    return sc.plan_pilot(sc.Team(), FIRST, SECOND, by=by, weeks=weeks, worlds=FEW_WORLDS, seed=SEED)


PAGE = Page(path=ROOT / "docs" / "pilot.md", renewed=renewed, slow=True)
