"""Disney on help: who can be helped, by what, and how fast (D5-D8, D14)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import BUMPERS, EMPATHY, GUESSED, MATCHED, SUPPORTED, WATCHED
from ...simulation.manager import WILL
from ..claim import Claim, Experiment, Other
from ..history import ClaimHistory
from ..mixes import CANNOT_YET, FIXED_QUOTA, NOT_THE_MANAGERS_MAKING, NOT_THEIR_OWN, WILL_NOT
from ..run_cache import RunCache
from ..statistic import Statistic, combined, gain, negated, summed


def _d5(cache: RunCache, column: str = "revenue") -> Statistic:
    base = cache.history("status_quo", WILL_NOT)
    unwilling = (base.start["cause"] == WILL).astype(float)
    return negated(gain(base, cache.history(SUPPORTED, WILL_NOT), column, who=unwilling))


def _d6(cache: RunCache, column: str = "revenue") -> Statistic:
    return gain(cache.history(WATCHED, CANNOT_YET), cache.history(BUMPERS, CANNOT_YET), column)


def _d7(cache: RunCache, column: str = "revenue") -> Statistic:
    worlds = (FIXED_QUOTA, NOT_THEIR_OWN, NOT_THE_MANAGERS_MAKING)
    sums = [summed(cache.history("status_quo", people), column) for people in worlds]
    return combined(lambda s: 100.0 * (s[..., 2] - s[..., 1]) / s[..., 0], *sums)


def weeks_to_recover(history: ClaimHistory) -> tuple[Numbers, Numbers]:
    """Weeks until attainment is back at 90 %, and number, of those below 80 % at the start; a year at most."""
    back = history["attainment"] >= 0.9
    weeks = np.where(back.any(axis=0), back.argmax(axis=0), len(back))
    fallen = (history.start["attainment"] < 0.8) & (history.start["vacant"] == 0)
    return np.asarray((weeks * fallen).sum(axis=1)), np.asarray(fallen.sum(axis=1).astype(float))


def _d8(cache: RunCache) -> Statistic:
    watched, asked = (weeks_to_recover(cache.history(style, CANNOT_YET)) for style in ("micromanage", EMPATHY))
    return combined(lambda s: s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3], *watched, *asked)


def _back_in_time(cache: RunCache) -> Statistic:
    sums = []
    for style in ("micromanage", EMPATHY):
        history = cache.history(style, CANNOT_YET)
        fallen = (history.start["attainment"] < 0.8) & (history.start["vacant"] == 0)
        back = (history["attainment"][:26] >= 0.9).any(axis=0) & fallen
        sums += [np.asarray(x.sum(axis=1).astype(float)) for x in (back, fallen)]
    return combined(lambda s: 100.0 * (s[..., 2] / s[..., 3] - s[..., 0] / s[..., 1]), *sums)


def _d14(cache: RunCache, column: str = "revenue") -> Statistic:
    return gain(cache.history(GUESSED, CANNOT_YET), cache.history(MATCHED, CANNOT_YET), column)


_CANNOT = CANNOT_YET.words
CLAIMS = (
    Claim(
        id="D5",
        author="Disney",
        words="Some strugglers are simply not doing the work, and no support will help those.",
        why="Low will is a trait; help removes other causes.",
        links=("repair", "strain"),
        experiment=Experiment(
            metric="revenue of the unwilling that support loses (a gain counts as negative)",
            unit="% of their revenue",
            contrast="the usual practice with an hour and a half of support for whoever falls short, against without",
            people=f"the unwilling, in teams where {WILL_NOT.words}",
            horizon="a year",
            smallest_effect=-2.0,
            measure=_d5,
            other=Other(
                metric="orders of the unwilling that support loses",
                smallest_effect=-2.0,
                measure=lambda cache: _d5(cache, "won"),
            ),
        ),
        rows=("1.10", "1.7"),
        by_construction="No help removes low will in the model. Support can still ease strain, and it takes the "
        "manager's time; only that is tested.",
        limits="Holds where support lifts their revenue by 2 % at most.",
    ),
    Claim(
        id="D6",
        author="Disney",
        words="Many strugglers want to and need help: put up bumpers, do not watch them bowl.",
        why="Help removes the cause; being watched adds effort only where will is missing.",
        links=("repair", "coaching", "accountability", "intrusion"),
        experiment=Experiment(
            metric="revenue gained by helping",
            unit="% of revenue",
            contrast="1.4 hours of coaching and support against 1.4 hours of oversight, for whoever is below 80 % "
            "of quota",
            people=_CANNOT,
            horizon="a year",
            smallest_effect=1.0,
            measure=_d6,
            other=Other(
                metric="orders gained by helping",
                smallest_effect=1.0,
                measure=lambda cache: _d6(cache, "won"),
            ),
        ),
        rows=("1.7", "2.22", "5.16"),
        limits="For people who will not, the same contrast is another claim (D5, W4).",
        also=("as they are", "will not"),
    ),
    Claim(
        id="D7",
        author="Disney",
        words="Most causes of falling short are the manager's making; the rest is personal.",
        why="Hiring, training, support, tools and environment stand against circumstances and will.",
        links=(),
        experiment=Experiment(
            metric="revenue won back without the manager's causes, less that without people's own",
            unit="% of revenue",
            contrast="nobody who falls short for hiring, training, support, tools or environment, against nobody who "
            "does for circumstances or will, under the usual practice and the same quotas",
            people="the mix of people of each plausible world",
            horizon="a year",
            smallest_effect=1.0,
            measure=_d7,
            other=Other(
                metric="the same in orders",
                smallest_effect=1.0,
                measure=lambda cache: _d7(cache, "won"),
            ),
        ),
        by_construction="How common and how harmful each cause is are ranges of ours; the answer says what follows "
        "from those ranges, nothing more.",
        carried="in part",
        limits="No study gives the shares of causes. Low will counts as a person's own, hiring may be behind it.",
    ),
    Claim(
        id="D8",
        author="Disney",
        words="Empathy often solves it faster than micromanagement.",
        why="Asking finds the cause, help that fits removes it, held-back pressure eases strain.",
        links=("diagnosis", "repair", "pass_on"),
        experiment=Experiment(
            metric="weeks earlier that attainment is back at 90 %, among those below 80 %",
            unit="weeks",
            contrast="asking, matched support and little pressure against micromanage",
            people=_CANNOT,
            horizon="a year at most",
            smallest_effect=1.0,
            measure=_d8,
            other=Other(
                metric="share of them back within half a year, in percentage points",
                smallest_effect=3.0,
                measure=_back_in_time,
            ),
        ),
        rows=("1.7", "2.22"),
        by_construction="micromanage offers no support at all, so causes are left to go away by themselves; that is "
        "the author's picture of it.",
        also=("as they are",),
    ),
    Claim(
        id="D14",
        author="Disney",
        words="Find the real problem first, then solve it with them.",
        why="Asking tells the manager the cause; help that misses the cause does little.",
        links=("diagnosis", "repair"),
        experiment=Experiment(
            metric="revenue gained by help that fits the cause",
            unit="% of revenue",
            contrast="asking and then 1.2 hours for the believed cause, against the same hours split half and half "
            "without asking",
            people=_CANNOT,
            horizon="a year",
            smallest_effect=1.0,
            measure=_d14,
            other=Other(
                metric="orders gained by help that fits the cause",
                smallest_effect=1.0,
                measure=lambda cache: _d14(cache, "won"),
            ),
        ),
        rows=("2.22", "5.14"),
        by_construction="Help that misses does less than help that fits in the model. That asking finds the cause "
        "often enough to pay for the hours that it takes is tested.",
        also=("as they are",),
    ),
)
