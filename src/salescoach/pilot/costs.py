"""What a pilot costs: people, weeks, managers' hours and revenue at risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..common.messages import number
from .design import NEVER

if TYPE_CHECKING:
    from .found import Found


def person_weeks(plan: Found) -> tuple[int, int]:
    """Person-weeks under the second style, and of all that have to be recorded, the weeks before included."""
    design, people = plan.design, int(plan.world.people)
    changed = sum(design.weeks - design.starts[group] for group in design.groups if design.starts[group] != NEVER)
    return people * changed, people * design.teams * (design.before + design.weeks)


def revenue_moved(plan: Found) -> tuple[float, float, float]:
    """Per cent by which revenue of teams that start at once moves over the weeks: one world in ten, middle, nine."""
    world = plan.by_world
    half = max(1, plan.design.weeks // 2)
    rest = plan.design.weeks - half
    mean = (half * world["first_half"] + rest * world["second_half"]) / plan.design.weeks
    low, middle, high = np.percentile(100.0 * mean / world["level"], (10, 50, 90))
    return float(low), float(middle), float(high)


def cost_lines(plan: Found) -> list[str]:
    """The cost in words."""
    changed, recorded = person_weeks(plan)
    design, low_middle_high = plan.design, revenue_moved(plan)
    low, middle, high = (number(value, 1, True) for value in low_middle_high)
    hours = number(float(np.median(plan.by_world["hours"])), 1, True)
    return [
        f"  It costs {design.teams * int(plan.world.people)} people and {design.before + design.weeks} weeks "
        f"({design.before} of them before): {changed:,} person-weeks under {plan.work.change.second.name}, "
        f"{recorded:,} recorded. A manager who starts spends {hours} hours a week on people against before, and the "
        f"team's revenue moves by {middle} % (eight worlds in ten: {low} to {high} %)."
    ]
