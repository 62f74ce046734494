"""Disney on help: who can be helped, by what, and how fast (D5-D8, D14)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import BUMPERS, EMPATHY, GUESSED, MATCHED, SUPPORTED, WATCHED
from ...simulation.manager import WILL
from ..claim import Claim, Experiment
from ..history import Lives
from ..mixes import CANNOT_YET, FIXED_QUOTA, NOT_THE_MANAGERS_MAKING, NOT_THEIR_OWN, WILL_NOT
from ..run_cache import Lab
from ..statistic import Tally, gain, summed, tally, turned


def _d5(lab: Lab) -> Tally:
    base = lab.lives("status_quo", WILL_NOT)
    unwilling = (base.start["cause"] == WILL).astype(float)
    return turned(gain(base, lab.lives(SUPPORTED, WILL_NOT), who=unwilling))


def _d6(lab: Lab) -> Tally:
    return gain(lab.lives(WATCHED, CANNOT_YET), lab.lives(BUMPERS, CANNOT_YET))


def _d7(lab: Lab) -> Tally:
    worlds = (FIXED_QUOTA, NOT_THEIR_OWN, NOT_THE_MANAGERS_MAKING)
    sums = [summed(lab.lives("status_quo", people), "revenue") for people in worlds]
    return tally(lambda s: 100.0 * (s[..., 2] - s[..., 1]) / s[..., 0], *sums)


def weeks_to_recover(lives: Lives) -> tuple[Numbers, Numbers]:
    """Weeks until attainment is back at 90 %, and number, of those below 80 % at the start; a year at most."""
    back = lives["attainment"] >= 0.9
    weeks = np.where(back.any(axis=0), back.argmax(axis=0), len(back))
    fallen = (lives.start["attainment"] < 0.8) & (lives.start["vacant"] == 0)
    return np.asarray((weeks * fallen).sum(axis=1)), np.asarray(fallen.sum(axis=1).astype(float))


def _d8(lab: Lab) -> Tally:
    watched, asked = (weeks_to_recover(lab.lives(style, CANNOT_YET)) for style in ("micromanage", EMPATHY))
    return tally(lambda s: s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3], *watched, *asked)


def _d14(lab: Lab) -> Tally:
    return gain(lab.lives(GUESSED, CANNOT_YET), lab.lives(MATCHED, CANNOT_YET))


_CANNOT = CANNOT_YET.words
CLAIMS = (
    Claim(
        "D5",
        "Disney",
        "Some strugglers are simply not doing the work, and no support will help those.",
        "Low will is a trait; help removes other causes.",
        ("repair", "strain"),
        Experiment(
            "revenue of the unwilling that support loses (a gain counts as negative)",
            "% of their revenue",
            "the usual practice with an hour and a half of support for whoever falls short, against without",
            f"the unwilling, in teams where {WILL_NOT.words}",
            "a year",
            -2.0,
            _d5,
        ),
        ("1.10", "1.7"),
        by_construction="No help removes low will in the model. Support can still ease strain, and it takes the "
        "manager's time; only that is tested.",
        limits="Holds where support lifts their revenue by 2 % at most.",
    ),
    Claim(
        "D6",
        "Disney",
        "Many strugglers want to and need help: put up bumpers, do not watch them bowl.",
        "Help removes the cause; being watched adds effort only where will is missing.",
        ("repair", "coaching", "accountability", "intrusion"),
        Experiment(
            "revenue gained by helping",
            "% of revenue",
            "1.4 hours of coaching and support against 1.4 hours of oversight, for whoever is below 80 % of quota",
            _CANNOT,
            "a year",
            1.0,
            _d6,
        ),
        ("1.7", "2.22", "5.16"),
        limits="For people who will not, the same contrast is another claim (D5, W4).",
        also=("as they are", "will not"),
    ),
    Claim(
        "D7",
        "Disney",
        "Most causes of falling short are the manager's making; the rest is personal.",
        "Hiring, training, support, tools and environment stand against circumstances and will.",
        (),
        Experiment(
            "revenue won back without the manager's causes, less that without people's own",
            "% of revenue",
            "hiring, training, support, tools, environment made harmless against circumstances and will made "
            "harmless, under the usual practice and the same quotas",
            "the mix of people of each plausible world",
            "a year",
            1.0,
            _d7,
        ),
        (),
        by_construction="How common and how harmful each cause is are ranges of ours; the answer says what follows "
        "from those ranges, nothing more.",
        carried="in part",
        limits="No study gives the shares of causes. Low will counts as a person's own, hiring may be behind it.",
    ),
    Claim(
        "D8",
        "Disney",
        "Empathy often solves it faster than micromanagement.",
        "Asking finds the cause, help that fits removes it, held-back pressure eases strain.",
        ("diagnosis", "repair", "pass_on"),
        Experiment(
            "weeks earlier that attainment is back at 90 %, among those below 80 %",
            "weeks",
            "asking, matched support and little pressure against micromanage",
            _CANNOT,
            "a year at most",
            1.0,
            _d8,
        ),
        ("1.7", "2.22"),
        by_construction="micromanage offers no support at all, so causes stay; that is the author's picture of it.",
        also=("as they are",),
    ),
    Claim(
        "D14",
        "Disney",
        "Find the real problem first, then solve it with them.",
        "Asking tells the manager the cause; help that misses the cause does little.",
        ("diagnosis", "repair"),
        Experiment(
            "revenue gained by help that fits the cause",
            "% of revenue",
            "asking and then 1.2 hours for the believed cause, against the same hours split half and half "
            "without asking",
            _CANNOT,
            "a year",
            1.0,
            _d14,
        ),
        ("2.22", "5.14"),
        by_construction="Help that misses does less than help that fits in the model. That asking finds the cause "
        "often enough to pay is tested.",
        also=("as they are",),
    ),
)
