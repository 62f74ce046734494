"""The plan to sign: all that is decided before the first week, so that nobody decides it afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..common.files import write_bytes
from ..common.messages import number
from .analyse import LOTS, columns_after
from .costs import cost_lines
from .design import NEVER, PAIRS, STEPS
from .rehearsal import ESTIMATORS, rehearse, why_not
from .words import table_text, title, who_starts

if TYPE_CHECKING:
    from .found import Found

_LINE = "_" * 30


def write_paper(plan: Found, path: str | Path) -> Path:
    """Write the plan to sign as Markdown."""
    parts = (_question, _teams, _measure, _analysis, _finds, _second_reading, _costs, _signed)
    text = f"# Plan of a pilot, signed before it begins\n\n{''.join(part(plan) for part in parts)}"
    return write_bytes(path, text.encode())


def _question(plan: Found) -> str:
    change, measure = plan.work.change, plan.work.measure
    return (
        f"## Question\n\nDoes {change.second.name} change {measure.label}, against {change.first.name}?\n\n"
        f"- {change.second.name}: {change.second.summary}\n- {change.first.name}: {change.first.summary}\n\n"
    )


def _teams(plan: Found) -> str:
    design = plan.design
    people = int(plan.world.people)
    rows = [f"| {k + 1} | {many} | {_when(start)} |"
            for k, (many, start) in enumerate(zip(np.bincount(design.groups), design.starts, strict=True))]  # fmt: skip
    return (
        f"## Who, and when\n\n{design.teams} whole teams of about {people}, each with a manager of its own: "
        f"{who_starts(plan)}.\n\n| group | teams | start |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n\n"
        f"The lot is drawn by `plan.draw_lot(before, seed=...)`, seed {_LINE}, in the presence of {_LINE}. A team "
        "stays in its group whatever it then does; a manager who does not follow the plan is counted where the lot "
        "put the team. Nobody is told how teams stand before the end.\n\n"
    )


def _when(start: int) -> str:
    return "goes on as before" if start == NEVER else f"week {start + 1}"


def _measure(plan: Found) -> str:
    design, measure = plan.design, plan.work.measure
    stretches = "; ".join(
        f"`{name}` weeks {first + 1} to {end}"
        for name, (first, end) in zip(columns_after(design), design.windows, strict=True)
    )
    return (
        f"## What is measured\n\nOne measure: {measure.label}, {measure.needs}, of each team. `before`: the "
        f"{design.before} weeks before the first start; {stretches}. The first {design.settle} weeks after a start are "
        "left out, for deals of the old style still close in them. Other measures are looked at, and called "
        "looked at.\n\n"
    )


def _analysis(plan: Found) -> str:
    design = plan.design
    how = {
        PAIRS: "the mean difference within pairs, adjusted for the weeks before",
        STEPS: "in each stretch the mean of teams that have started less that of teams that have not, adjusted for the "
        "weeks before, and averaged over stretches",
    }.get(design.by, "the mean of teams that have started less that of the others, adjusted for the weeks before")
    pair = "pair, " if design.by == PAIRS else ""
    columns = f"team, group, {pair}before, {', '.join(columns_after(design))}"
    return (
        f"## Analysis\n\n{how[0].upper()}{how[1:]}. It is judged by {LOTS:,} lots that could have fallen as well, "
        "drawn from a fixed seed, which also tells ties apart: p is the part of them that gives a difference as large. "
        "Teams are counted, not people or deals.\n\n"
        f"    plan.analyse(frame)   # one row per team: {columns}\n\n"
        "It is run once, after the last week. At p of at most 5 % we say: it moves the measure, by so much, with the "
        "interval. Otherwise we say: this pilot could not tell, and name the size that it could have found; not: there "
        "is no effect. A pilot without an answer is called one.\n\n"
    )


def _finds(plan: Found) -> str:
    row, measure = plan.table.loc[plan.work.measure.name], plan.work.measure
    size = f"{number(row['size'])} {measure.unit}" if np.isfinite(row["size"]) else "none that was tried"
    return (
        f"## What it can find\n\n{title(plan)}. It finds an effect of {size} in four pilots of five; over "
        f"{plan.worlds} worlds the effect is {number(row.effect, 1, True)} {measure.unit} in the middle one. "
        f"False alarms {row.false_alarms:.1%}, for 5 % promised.\n\n```text\n{table_text(plan)}\n```\n\n"
    )


def _second_reading(plan: Found) -> str:
    """``sc.effect_of_oversight`` on a rehearsal, where it fits the design."""
    head = "## Second reading\n\n"
    why = why_not(plan.design, plan.work.measure.name)
    if why:
        return f"{head}`sc.effect_of_oversight` is not applied: {why}.\n\n"
    played = rehearse(plan.design, plan.work.change, plan.world, plan.work.seed)
    names = ", ".join(f'"{name}"' for name in ESTIMATORS)
    return (
        f"{head}On the records of people we also run what follows and print it beside the analysis. It decides "
        "nothing: it counts in whole quarters and in quotas, not in the weeks that were agreed on, and takes people "
        "who left for people who sell nothing. Its last line is the before-and-after that this pilot is there to "
        "replace.\n\n"
        f"    sc.effect_of_oversight(frame, estimators=[{names}])   # person, team, period, result, treated\n\n"
        f"In a rehearsal in one world, in which the truth is "
        f"{number(played.truth, 1, True)} points of quota, it says:\n\n```text\n{played.effect.text}\n```\n\n"
    )


def _costs(plan: Found) -> str:
    return "## What it costs\n\n" + "\n".join(line.strip() for line in cost_lines(plan)) + "\n\n"


def _signed(plan: Found) -> str:
    return f"## Signed before week 1\n\nDate {_LINE}\n\nWho decides {_LINE}\n\nWho analyses {_LINE}\n"
