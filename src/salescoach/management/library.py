"""The styles that the articles argue about, and the mixed practice that they are compared with.

Hours are a person's share of the manager's week. A style is its author's words and nothing else: what the
article asks for, or what it warns of. It is what a manager means to do; pressure from above may bend it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..common.messages import did_you_mean
from .practices import Practices
from .seen import Seen
from .style import Style, style

HELP_WITH = ("support", "tools", "environment", "personal")


@style(author="usual practice")
def status_quo(seen: Seen) -> Practices:
    """A bit of everything: short reviews, some coaching, a closer look at the weak."""
    weak = seen.attainment < 0.7
    return Practices(
        review_hours=0.35, coaching_hours=0.4, coaching_fit=0.5,
        oversight_hours=np.where(weak, 0.8, 0.15), support_hours=0.1, process_hours=0.1,
        report_hours=2.0, asking=0.15, pass_on=0.7, activity_push=np.where(weak, 0.4, 0.1),
    )  # fmt: skip


@style(author="what the literature calls monitoring")
def watch_more(seen: Seen) -> Practices:
    """Usual practice with more watching and nothing else."""
    now = status_quo(seen)
    return replace(now, oversight_hours=now.oversight_hours + 0.5)


@style(author="what Colleen warns of")
def hands_off(seen: Seen) -> Practices:
    """Hire them and leave them alone: a word now and then, next to no reports."""
    return Practices(review_hours=0.1, report_hours=0.5, coaching_hours=0.05, pass_on=0.5)


@style(author="what Disney and Burn warn of")
def micromanage(seen: Seen) -> Practices:
    """Watch whoever is below target, many reports, all pressure passed on."""
    below = seen.attainment < 1.0
    return Practices(
        oversight_hours=np.where(below, 2.0, 0.5), review_hours=np.where(below, 0.5, 0.25),
        report_hours=np.where(below, 3.5, 2.5), coaching_hours=0.2, coaching_fit=0.2,
        pass_on=1.0, activity_push=np.where(below, 0.6, 0.2),
    )  # fmt: skip


@style(author="Weinberg")
def accountability(seen: Seen) -> Practices:
    """Results first, then the pipeline, and activity only if both are poor; lets go on recovery."""
    short = seen.attainment < 0.9
    both_poor = short & (seen.pipeline_health < 0.8)
    return Practices(
        review_hours=0.5, process_hours=np.where(short, 0.5, 0.0), oversight_hours=np.where(both_poor, 1.0, 0.0),
        coaching_hours=np.where(both_poor, 0.5, 0.25), coaching_fit=0.5, asking=np.where(both_poor, 0.6, 0.1),
        report_hours=1.0, pass_on=0.6, activity_push=np.where(both_poor, 0.2, 0.0),
    )  # fmt: skip


@style(author="Disney")
def coach(seen: Seen) -> Practices:
    """Ask what is wrong, find the cause, give the help that fits, keep the pressure away."""
    struggling = seen.attainment < 0.8
    needs_help = seen.believes(*HELP_WITH)
    needs_training = struggling & ~needs_help
    return Practices(
        review_hours=0.25, asking=np.where(struggling, 1.0, 0.2),
        support_hours=np.where(needs_help, 1.2, np.where(struggling, 0.4, 0.1)),
        coaching_hours=np.where(needs_training, 1.3, 0.5), coaching_fit=0.9,
        report_hours=0.5, pass_on=0.25,
    )  # fmt: skip


@style(author="Burn")
def macro(seen: Seen) -> Practices:
    """Clear minimum, daily help for whoever is below it, the best shielded from reports."""
    below_minimum = seen.attainment < 0.6
    best = seen.rank <= 0.25
    return Practices(
        review_hours=0.3, asking=np.where(below_minimum, 1.0, 0.2),
        coaching_hours=np.where(below_minimum, 1.6, 0.35), coaching_fit=0.85,
        support_hours=np.where(below_minimum, 0.8, 0.1),
        report_hours=np.where(best, 0.0, 0.8), pass_on=np.where(best, 0.1, 0.4),
    )  # fmt: skip


@style(author="Colleen")
def process(seen: Seen) -> Practices:
    """Know all the data, go through every pipeline, hold people to it, coach regularly and the best most."""
    best = seen.rank <= 0.34
    thin = seen.pipeline_health < 0.8
    return Practices(
        process_hours=np.where(thin, 0.9, 0.5), review_hours=0.4, coaching_hours=np.where(best, 0.9, 0.5),
        coaching_fit=0.7, report_hours=2.5, asking=0.15, pass_on=0.7, activity_push=0.1,
    )  # fmt: skip


@style(author="what Burn warns of")
def take_over(seen: Seen) -> Practices:
    """Step in and take the reins: the manager works the deals of whoever falls short."""
    below = seen.attainment < 0.9
    return Practices(
        takeover_hours=np.where(below, 3.0, 0.5), review_hours=0.2, coaching_hours=0.1, coaching_fit=0.1,
        oversight_hours=0.2, report_hours=1.0, pass_on=0.6,
    )  # fmt: skip


STYLES: dict[str, Style] = {
    s.name: s
    for s in (status_quo, watch_more, hands_off, micromanage, accountability, coach, macro, process, take_over)
}


def find_style(wanted: object) -> Style:
    """The style of that name, or the style itself; ValueError says what there is."""
    if isinstance(wanted, Style):
        return wanted
    if isinstance(wanted, str) and wanted in STYLES:
        return STYLES[wanted]
    if callable(wanted):
        name = getattr(wanted, "__name__", "")
        name = name if name.isidentifier() else "my_style"
        raise ValueError(
            f"{name} is a plain function, not a style. Write @sc.style on the line above def {name}(seen): or "
            f"Type: {name} = sc.style({name})"
        )
    raise ValueError(
        f"unknown style {wanted!r}{did_you_mean(str(wanted), STYLES)} Styles: {', '.join(STYLES)}. "
        'Type: sc.simulate(team, style="coach")'
    )
