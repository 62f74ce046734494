"""Styles made for one question each: the usual practice with some practices changed, hours equal where possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ..common.arrays import Numbers
from .library import HELP_WITH, STYLES
from .practices import Amount, Practices
from .seen import Flags, Seen
from .style import Style

Change = float | Callable[[Seen], Amount]


def usual(name: str, **changes: Change) -> Style:
    """The status quo with some practices changed.

    Args:
        name: of the style, shown in tables.
        **changes: practice -> a number, or a function of what is seen.

    Returns:
        The style.

    Example:
        >>> import salescoach as sc
        >>> sc.contrasts.usual("one more report", report_hours=3.0)(sc.example_week()).report_hours
        3.0
    """

    def rule(seen: Seen) -> Practices:
        now = {practice: change(seen) if callable(change) else change for practice, change in changes.items()}
        return replace(STYLES["status_quo"].rule(seen), **now)

    return Style(name=name, author="made for a test", summary=name, rule=rule)


def short_of(level: float) -> Callable[[Seen], Flags]:
    """True for whoever attains less than this share of quota.

    Args:
        level: the share, 1 for the whole quota.

    Returns:
        A function of what is seen, for :func:`when` or a style of your own.
    """
    return lambda seen: np.asarray(seen.attainment < level)


def ranked(low: float, high: float) -> Callable[[Seen], Flags]:
    """True for places in the team from low to high; 0 is the best, 1 the last.

    Args:
        low: first place, 0-1.
        high: last place, 0-1.

    Returns:
        A function of what is seen.
    """
    return lambda seen: np.asarray((seen.rank >= low) & (seen.rank <= high))


def when(which: Callable[[Seen], Flags], yes: float, no: float) -> Callable[[Seen], Numbers]:
    """One amount for some, another for the rest.

    Args:
        which: who gets the first, such as ``short_of(0.8)``.
        yes: amount for these.
        no: amount for the rest.

    Returns:
        A function of what is seen, to be given to :func:`usual`.
    """
    return lambda seen: np.where(which(seen), yes, no)


STRUGGLING, BEST, WEAK = short_of(0.8), ranked(0.0, 0.25), short_of(0.7)

# Pressure.
ALL_PASSED_ON = usual("all pressure passed on", pass_on=1.0)
SHIELDED = usual("pressure held back", pass_on=0.1)

# Help against watching, at equal hours.
SUPPORTED = usual("support for whoever falls short", support_hours=when(STRUGGLING, 1.5, 0.1))
_PLAIN: dict[str, Change] = {"coaching_hours": 0.3, "support_hours": 0.1, "oversight_hours": 0.0, "activity_push": 0.0}
BUMPERS = usual("bumpers", **_PLAIN | {
    "coaching_hours": when(STRUGGLING, 1.0, 0.3), "support_hours": when(STRUGGLING, 0.8, 0.1),
    "coaching_fit": 0.8, "asking": when(STRUGGLING, 0.6, 0.15)})  # fmt: skip
WATCHED = usual("watched", **_PLAIN | {"oversight_hours": when(STRUGGLING, 1.4, 0.0)})


def _support_of_the_believed(seen: Seen) -> Amount:
    return np.where(seen.believes(*HELP_WITH), 1.2, np.where(STRUGGLING(seen), 0.4, 0.1))


EMPATHY = usual("empathy", oversight_hours=0.0, activity_push=0.0, asking=when(STRUGGLING, 1.0, 0.2), pass_on=0.3,
                support_hours=_support_of_the_believed)  # fmt: skip


def _matched(cause_is_training: bool) -> Callable[[Seen], Amount]:
    def amount(seen: Seen) -> Amount:
        known = seen.believed_cause >= 0
        fits = seen.believes("training") if cause_is_training else ~seen.believes("training")
        least = 0.3 if cause_is_training else 0.1
        return np.where(STRUGGLING(seen), least + np.where(known, np.where(fits, 1.2, 0.0), 0.6), least)

    return amount


MATCHED = usual("cause first, then help that fits", **_PLAIN | {
    "asking": when(STRUGGLING, 0.8, 0.15),
    "coaching_hours": _matched(True), "support_hours": _matched(False)})  # fmt: skip
GUESSED = usual("help without asking", **_PLAIN | {
    "asking": 0.0,
    "coaching_hours": when(STRUGGLING, 0.9, 0.3), "support_hours": when(STRUGGLING, 0.7, 0.1)})  # fmt: skip

# The order of looking.
INSPECT_ALL = usual("everything inspected at once", review_hours=0.5, process_hours=0.5, oversight_hours=1.0,
                    coaching_hours=0.25, asking=0.1, report_hours=1.0, pass_on=0.6, activity_push=0.2)  # fmt: skip
ONE_TO_ONES = usual("one-to-ones on results", review_hours=1.0, oversight_hours=0.0, activity_push=0.0)
NO_REVIEWS = usual("no one-to-ones", review_hours=0.0, oversight_hours=0.0, activity_push=0.0)
OVERSIGHT = usual("oversight for the same hours", review_hours=0.1, oversight_hours=0.9, activity_push=0.0)


def _ladder_that_stops(seen: Seen) -> Practices:
    return replace(STYLES["accountability"].rule(seen), oversight_hours=0.0, activity_push=0.0)


LADDER_STOPS = Style(
    name="the ladder without activity",
    author="made for a test",
    summary="results and pipeline only",
    rule=_ladder_that_stops,
)

# Burn.
STEPS_IN = usual("keeps stepping in", takeover_hours=when(short_of(0.9), 3.0, 0.5))
AS_ADULTS = usual("as adults", oversight_hours=0.0, activity_push=0.0, report_hours=0.5)
_HELP = {"coaching_hours": 1.6, "support_hours": 0.8, "asking": 1.0}
_LITTLE = {"coaching_hours": 0.2, "support_hours": 0.1, "asking": 0.1}
_NO_WATCH: dict[str, Change] = {"oversight_hours": 0.0, "activity_push": 0.0, "coaching_fit": 0.85}


def _spread(practice: str) -> Callable[[Seen], Amount]:
    """What the threshold style gives, spread evenly over the people in their seats of one run."""

    def amount(seen: Seen) -> Amount:
        given = np.where(short_of(0.6)(seen), _HELP[practice], _LITTLE[practice]) * seen.in_seat
        mean = given.sum(axis=1, keepdims=True) / np.maximum(seen.in_seat.sum(axis=1, keepdims=True), 1)
        return np.broadcast_to(mean, seen.shape).copy()

    return amount


THRESHOLD = usual(
    "help below a clear minimum", **_NO_WATCH, **{n: when(short_of(0.6), _HELP[n], _LITTLE[n]) for n in _HELP}
)
BLANKET = usual("the same help for all alike", **_NO_WATCH, **{n: _spread(n) for n in _HELP})
FITTED = usual("coaching that fits", coaching_hours=0.7, coaching_fit=0.9)
CLONED = usual("coaching that clones", coaching_hours=0.7, coaching_fit=0.1)
DAILY = usual("daily feedback for the weak", asking=when(WEAK, 0.8, 0.15), coaching_hours=when(WEAK, 1.5, 0.4),
              support_hours=when(WEAK, 1.0, 0.1), coaching_fit=0.8)  # fmt: skip
WEEKLY = usual("weekly feedback for the weak", asking=when(WEAK, 0.8, 0.15), coaching_fit=0.8)  # fmt: skip
BEST_SHIELDED = usual("the best shielded", report_hours=when(BEST, 0.0, 2.0), pass_on=when(BEST, 0.2, 0.7))

# Colleen.
DEALS_KNOWN = usual("pipelines gone through", process_hours=0.6)
DEALS_UNKNOWN = usual("pipelines left alone", process_hours=0.0)
_USUAL_COACHING, _EXTRA = 0.4, 0.8


def _coached(which: Callable[[Seen], Flags]) -> Callable[[Seen], Amount]:
    return lambda seen: _USUAL_COACHING + np.where(which(seen), _EXTRA, 0.0)


TOP_COACHED = usual("the best coached more", coaching_hours=_coached(BEST))
MIDDLE_COACHED = usual("the middle coached more", coaching_hours=_coached(ranked(0.4, 0.6)))
BOTTOM_COACHED = usual("the last coached more", coaching_hours=_coached(ranked(0.75, 1.0)))
COACHED = usual("all coached regularly", coaching_hours=_USUAL_COACHING)
UNCOACHED = usual("nobody coached", coaching_hours=0.0)
SHARED = usual("know-how shared", sharing_hours=0.25)
STARS_LIFTED = usual("the best coached more, know-how shared", sharing_hours=0.25, coaching_hours=_coached(BEST))
_ALONE: dict[str, Change] = {"oversight_hours": 0.0, "process_hours": 0.0, "activity_push": 0.0}
THE_PROCESS = usual("the process managed", **_ALONE | {"process_hours": 0.8})
THE_PERSON = usual("the person managed", **_ALONE | {"oversight_hours": 0.8})
_ESCALATES: dict[str, Change] = {"oversight_hours": when(STRUGGLING, 1.5, 0.0)}
TIGHT = usual("watches who falls short, process tight", process_hours=0.6, **_ESCALATES)
LOOSE = usual("watches who falls short, process loose", process_hours=0.0, **_ESCALATES)
