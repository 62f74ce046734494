"""The boss whom a reader makes with three sliders: a style like any other, which the kit can run as well."""

from __future__ import annotations

import numpy as np

from salescoach.management.library import HELP_WITH
from salescoach.management.practices import Practices
from salescoach.management.seen import Seen
from salescoach.management.style import Style, style

KNOBS = ("helping", "pass_on", "watching")  # as the rule takes them, in the order of their names


def your_boss(pass_on: float, watching: float, helping: float) -> Style:
    """A boss who passes on a share of the pressure, and watches and helps so many hours a week whoever falls short.

    Args:
        pass_on: share of the pressure from above that goes on to people, 0-1.
        watching: hours a week of watching a person below target; reports grow with it.
        helping: hours a week of help for a person below target: support where a cause is known, else coaching.
    """

    @style(name="your_boss", author="the reader")
    def rule(seen: Seen) -> Practices:
        """Pass on, watch, help: as much as the sliders say."""
        below = seen.attainment < 0.9
        cause_known = seen.believes(*HELP_WITH)
        return Practices(
            review_hours=0.35, process_hours=0.1,
            oversight_hours=np.where(below, watching, 0.2 * watching), report_hours=0.5 + 1.5 * watching,
            asking=np.where(below, 0.6 * helping, 0.1 * helping),
            coaching_hours=np.where(below & ~cause_known, helping, 0.3 * helping), coaching_fit=0.6,
            support_hours=np.where(below & cause_known, helping, 0.1 * helping),
            pass_on=pass_on, activity_push=0.2 * watching,
        )  # fmt: skip

    return rule
