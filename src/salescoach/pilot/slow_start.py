"""A style that managers take up week by week instead of on one day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..management.practices import Practices
from ..management.seen import Seen
from ..management.style import Style


def taken_up(old: Style, new: Style, start: int, over: int) -> Style:
    """The new style from ``start`` on, mixed with the old one over so many weeks.

    Args:
        old: what is done before.
        new: what is done in the end.
        start: counted week in which the change begins.
        over: weeks until it is done; 0 is at once.
    """
    if over == 0:
        return new

    def rule(seen: Seen) -> Practices:
        share = min(1.0, (int(np.max(seen.week)) - start + 1) / over)
        if share >= 1.0:
            return new(seen)
        before, after = old(seen), new(seen)
        mixed = {
            name: (1.0 - share) * np.asarray(amount) + share * np.asarray(getattr(after, name))
            for name, amount in before.items()
        }
        return replace(after, **mixed)

    return Style(name=f"{new.name}, taken up", author=new.author, summary=new.summary, rule=rule)
