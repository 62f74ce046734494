"""What a pilot finds out, in words made from its numbers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..common.messages import number
from .costs import cost_lines
from .design import LOT, PAIRS
from .in_world import POWER
from .measures import PILOT_MEASURES
from .summed import ALARMS, held

if TYPE_CHECKING:
    from .found import Found


def who_starts(plan: Found) -> str:
    """The design in half a sentence."""
    design, change = plan.design, plan.work.change
    many = np.bincount(design.groups)
    if design.by == LOT:
        return f"{many[0]} of them start {change.second.name}, drawn by lot, {many[1]} go on with {change.first.name}"
    if design.by == PAIRS:
        return f"of each of {many[0]} pairs that were alike before, one starts {change.second.name}, drawn by lot"
    return (
        f"all start {change.second.name}, in {design.steps} steps {design.length} weeks apart, in an order drawn by lot"
    )


def title(plan: Found) -> str:
    """The finding in one line."""
    row = plan.table.loc[plan.work.measure.name]
    change, design = plan.work.change, plan.design
    return (
        f"{design.teams} teams in {design.weeks} weeks find what {change.second.name} does to "
        f"{plan.work.measure.label} against {change.first.name} in {row.power:.0%} of pilots"
    )


def told(plan: Found) -> str:
    """The whole text."""
    lines = [
        f"{title(plan)}.", *_what(plan), "", table_text(plan), "", *_reading(plan), *_grid(plan), *_naive(plan),
        *_slow(plan), *cost_lines(plan),
    ]  # fmt: skip
    return "\n".join(lines)


def _what(plan: Found) -> list[str]:
    design, work = plan.design, plan.work
    people = int(plan.world.people)
    return [
        f"  {design.teams} teams of {people}: {who_starts(plan)}. {design.before} weeks before are recorded; the first "
        f"{design.settle} after a start are left out, managers take {work.change.slow_start} to take it up, the market "
        f"moves by {number(work.market)} % a quarter for all.",
        f"  {plan.worlds} worlds, {2 * work.pilots} pilots drawn in each, and as many in which nothing changes.",
    ]


def table_text(plan: Found) -> str:
    """The table for the screen."""
    heads = ("power", "wrong sign", "wrong way", "false alarms", "size", "effect")
    lines = [_row("", heads, "unit of size and effect")]
    for name, row in plan.table.iterrows():
        cells = (
            f"{row.power:.0%}{_ends(row.power_low, row.power_high)}", _percent(row.wrong_sign),
            _percent(row.points_wrong), f"{row.false_alarms:.1%}{held(row)}", _size(row["size"]),
            f"{_plain(row.effect)} ({_plain(row.effect_low)} to {_plain(row.effect_high)})",
        )  # fmt: skip
        lines.append(_row(str(name), cells, row.unit))
    return "\n".join(lines)


def _row(name: str, cells: tuple[str, ...], unit: str) -> str:
    widths = (15, 12, 11, 14, 8, 25)
    return (
        f"  {name:<11}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True)) + f"  {unit}"
    )


def _ends(low: float, high: float) -> str:
    return f" ({100 * max(0.0, low):.0f}-{100 * min(1.0, high):.0f})" if np.isfinite(low) else ""


def _size(value: float) -> str:
    return number(value) if np.isfinite(value) else "none"


def _plain(value: float) -> str:
    return number(value, 1, True) if np.isfinite(value) else "none"


def _percent(value: float) -> str:
    return f"{value:.0%}" if np.isfinite(value) else "none"


def _reading(plan: Found) -> list[str]:
    lines = [
        "  power: pilots that find the effect with the right sign (p at most 5 %), of all; in brackets the 95 % "
        "interval of its mean over worlds. wrong sign: of what is found, the part with the wrong sign. wrong way: "
        "the same of all estimates, found or not.",
        "  false alarms: pilots that find something although nothing changed; 5 % are promised. size: an effect so "
        "large is found in four pilots of five. effect: the typical world, and eight worlds in ten.",
        *_alarms(plan), *_no_answer(plan),
    ]  # fmt: skip
    row = plan.table.loc[plan.work.measure.name]
    if np.isfinite(row["size"]):
        lines.append(
            f"  In {row.worlds_with_size:.0%} of worlds the effect on {plan.work.measure.label} is as large as what "
            "this pilot finds in four of five."
        )
    return lines


def _alarms(plan: Found) -> list[str]:
    lines = []
    for name, row in plan.table.iterrows():
        mark, raised = held(row), f"{name}: {row.false_alarms:.1%} false alarms where 5 % are promised"
        if mark == "!":
            which = "more" if row.false_alarms > ALARMS else "fewer"
            lines.append(f"  ! {raised}: the test raises {which} than it says; plan another measure, or more teams.")
        elif mark:
            lines.append(f"  ? {raised}, by what may be luck: ask for more pilots or worlds.")
    return lines


def _no_answer(plan: Found) -> list[str]:
    some = plan.table[plan.table["no_answer"] > 0]
    told = ", ".join(f"{name} {row.no_answer:.1%}" for name, row in some.iterrows())
    return (
        [f"  Pilots that give no answer, for their numbers do not suffice (counted as not found): {told}."]
        if told
        else []
    )


def _grid(plan: Found) -> list[str]:
    good = plan.grid[plan.grid["power"] >= POWER].sort_values(["teams", "weeks"])
    most = plan.grid.loc[plan.grid["power"].idxmax()]
    if len(good):
        least = good.iloc[0]
        return [
            f"  The fewest teams that find it in {POWER:.0%} of pilots: {least.teams:.0f}, in {least.weeks:.0f} weeks."
        ]
    return [
        f"  None of the {len(plan.grid)} sizes in the picture finds it in {POWER:.0%} of pilots; the best, "
        f"{most.teams:.0f} teams in {most.weeks:.0f} weeks, finds it in {most.power:.0%} and points the wrong way in "
        f"{most.points_wrong:.0%}."
    ]


def _naive(plan: Found) -> list[str]:
    row, measure = plan.table.loc[plan.work.measure.name], plan.work.measure
    worse = "lower" if measure.better > 0 else "higher"
    return [
        f"  A plain before-and-after of {measure.label} is off by {number(row.naive_bias)} {measure.unit} in the "
        f"typical world and finds something in {row.naive_alarms:.0%} of pilots in which nothing changed; if the half "
        f"of teams that stood {worse} is chosen for it, it is off by {number(row.chosen_bias, 1, True)} and finds "
        f"something in {row.chosen_alarms:.0%}."
    ]


def _slow(plan: Found) -> list[str]:
    world = plan.by_world
    first, second = (100.0 * np.median(world[half] / world["level"]) for half in ("first_half", "second_half"))
    label = PILOT_MEASURES["revenue"].label
    return [
        f"  Of teams that start at once the effect on {label} is {number(first, 1, True)} % in the first half of the "
        f"weeks and {number(second, 1, True)} % in the second (typical world)."
    ]
