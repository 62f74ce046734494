"""Burn: adults, stepping in, clear minimums, coaching that fits, shielding (B1-B7)."""

from __future__ import annotations

import numpy as np

from ...common.arrays import Numbers
from ...management.contrasts import (
    AS_ADULTS,
    BEST_SHIELDED,
    BLANKET,
    CLONED,
    DAILY,
    FITTED,
    STEPS_IN,
    THRESHOLD,
    WEEKLY,
)
from ..claim import Claim, Experiment
from ..history import Lives
from ..mixes import TWENTY
from ..run_cache import Lab
from ..statistic import Tally, explained, gain, least, tally
from .weinberg_signals import looking_ahead, next_quarter


def _b1(lab: Lab) -> Tally:
    return gain(lab.lives("status_quo", TWENTY), lab.lives(AS_ADULTS, TWENTY))


def _b2(lab: Lab) -> Tally:
    base, taken = lab.lives("status_quo"), lab.lives(STEPS_IN)
    sums: list[Numbers] = []
    for x in (base, taken):
        able = (x.start["potential"] > 0) & (x["hire"] == x.start["hire"]) & (x["worked"] == 1)
        sums += [np.asarray((x["initiative"] * able).sum(axis=(0, 2))), np.asarray(able.sum(axis=(0, 2)) + 0.0)]
    initiative = tally(lambda s: 100.0 * (s[..., 0] / s[..., 1] - s[..., 2] / s[..., 3]), *sums)
    swamped = tally(lambda s: 100.0 * (s[..., 1] - s[..., 0]), *(x.overload.mean(axis=(0, 2)) for x in (base, taken)))
    return least((initiative, 2.0), (swamped, 10.0))


def _b3(lab: Lab) -> Tally:
    return gain(lab.lives(BLANKET), lab.lives(THRESHOLD))


def _b4(lab: Lab) -> Tally:
    return gain(lab.lives(CLONED), lab.lives(FITTED))


def _b5(lab: Lab) -> Tally:
    return gain(lab.lives(WEEKLY), lab.lives(DAILY))


def _b6(lab: Lab) -> Tally:
    lives = lab.lives("status_quo")
    sums = looking_ahead(
        lives,
        lambda t: [lives["attainment"][t], lives["open_deals"][t], lives["moved"][t],
                   lives["logged"][t - 12 : t + 1].mean(axis=0)],
        next_quarter(lives),
    )  # fmt: skip
    return Tally(sums, lambda s: -100.0 * (explained(s, 6, (0, 1, 2, 3, 4)) - explained(s, 6, (0, 1, 2, 3))))


def best_at_start(lives: Lives, share: float = 0.25) -> Numbers:
    """1 for the best of each run by attainment before the count, 0 for the rest; shape (runs, people)."""
    standing = lives.start["attainment"]
    many = max(1, round(share * standing.shape[1]))
    order = np.argsort(np.argsort(-standing, axis=1, kind="stable"), axis=1, kind="stable")
    return np.asarray((order < many).astype(float))


def _b7(lab: Lab) -> Tally:
    base = lab.lives("status_quo")
    return gain(base, lab.lives(BEST_SHIELDED), who=best_at_start(base))


_AS_IS = "the mix of people of each plausible world"
CLAIMS = (
    Claim(
        "B1",
        "Burn",
        "Treat adults as adults, and sales follow.",
        "Unwatched people keep their initiative and their time; some lose the effort that watching brought.",
        ("intrusion", "time", "accountability"),
        Experiment(
            "revenue gained",
            "% of revenue",
            "no oversight, no push, a quarter of the reports, against the usual practice",
            TWENTY.words,
            "a year",
            1.0,
            _b1,
        ),
        ("5.5", "5.6", "1.7"),
        by_construction="Reports bring the manager no information in the model, so fewer of them can only help; what "
        "the oversight left out does to effort is tested.",
        limits="A single group of twenty before and after, as in the article, could show either sign by luck; the "
        "ledger compares many.",
        also=("cannot yet", "will not"),
    ),
    Claim(
        "B2",
        "Burn",
        "A manager who keeps stepping in stifles the able, and drowns in it.",
        "Taken-over people lose initiative; the manager's hours are a hard limit.",
        ("intrusion", "time"),
        Experiment(
            "the weaker of two: initiative that the able lose (in units of 2 points of 100), and overload added "
            "(in units of 10 %)",
            "x what matters",
            "the usual practice with take-over added (3 hours for whoever is below 90 % of quota, half an hour "
            "for the rest) against without",
            "for initiative, people of more than average potential",
            "a year",
            1.0,
            _b2,
        ),
        ("5.20", "6.14"),
        by_construction="Take-over can only cost initiative in the model, and its hours are in its rule; the sizes "
        "alone are tested.",
        limits="That good people leave for it is left to D13 and W8; in the model lost initiative makes nobody quit.",
    ),
    Claim(
        "B3",
        "Burn",
        "Set a clear minimum, and have help ready for whoever is below it.",
        "The same hours do more where something is missing.",
        ("repair", "coaching", "diagnosis"),
        Experiment(
            "revenue gained by the minimum",
            "% of revenue",
            "coaching, support and asking for whoever is below 60 % of quota, against the same hours for all alike",
            _AS_IS,
            "a year",
            1.0,
            _b3,
        ),
        ("5.10", "5.16", "1.7"),
        also=("cannot yet",),
    ),
    Claim(
        "B4",
        "Burn",
        "Coaching that clones the manager is worse than building on the person's strengths.",
        "Coaching works as far as it fits; what does not fit can harm.",
        ("coaching",),
        Experiment(
            "revenue gained by coaching that fits",
            "% of revenue",
            "0.7 hours of coaching, nine tenths fitted against one tenth",
            _AS_IS,
            "a year",
            1.0,
            _b4,
        ),
        ("5.14", "5.19"),
        cut=("coaching",),
        by_construction="Fit can only help in the model; the size alone is tested.",
    ),
    Claim(
        "B5",
        "Burn",
        "Ask, listen and give feedback daily to those who struggle: costly, and worth it.",
        "More help, with diminishing returns, out of a limited week.",
        ("coaching", "repair", "time"),
        Experiment(
            "revenue gained by daily feedback",
            "% of revenue",
            "2.5 hours of coaching and support a week against half an hour, for whoever is below 70 % of quota",
            _AS_IS,
            "a year",
            1.0,
            _b5,
        ),
        ("1.18", "5.14", "5.16", "5.19"),
        limits="The model counts hours; whether they come daily or at once makes no difference in it.",
        also=("cannot yet",),
    ),
    Claim(
        "B6",
        "Burn",
        "One more report on one more metric does not tell the story.",
        "Reports cost selling time; what they add to what is known already is little.",
        ("gaming",),
        Experiment(
            "variance of next quarter's attainment that logged activity explains beyond results and pipeline, "
            "counted as negative",
            "% of variance",
            "with the activity count against without",
            f"{_AS_IS}, under the usual practice",
            "the next quarter",
            -1.0,
            _b6,
        ),
        ("3.19", "1.12", "6.16"),
        carried="in part",
        limits="The model knows one further metric, logged activity, and no report tells anything that records do not "
        "hold. Holds where that metric adds 1 % of variance at most.",
    ),
    Claim(
        "B7",
        "Burn",
        "Top producers need a sounding board and a shield from reports.",
        "Reports and pressure cost the best time and nerves.",
        ("time", "pass_on", "intrusion"),
        Experiment(
            "revenue that the best gain",
            "% of their revenue",
            "no reports and little pressure for the best quarter, against the usual practice",
            "the best quarter of each team at the start",
            "a year",
            1.0,
            _b7,
        ),
        ("1.7", "2.15", "6.16"),
        by_construction="Reports bring the manager no information in the model, so taking them away costs nothing; the "
        "size alone is tested.",
        limits="The sounding board has no place in the model.",
    ),
)
