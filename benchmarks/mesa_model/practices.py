"""What a manager gives one person in a week, and three of the kit's styles for one person at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .salesperson import Salesperson

SUPPORT, TOOLS, ENVIRONMENT, PERSONAL = 3, 4, 5, 6
HELP_WITH = (SUPPORT, TOOLS, ENVIRONMENT, PERSONAL)


@dataclass(slots=True)
class Practices:
    """Hours and habits for one person; all hours of the manager but ``reports``, which are the person's.

    A style says what is meant; ``give_way`` and ``scale`` make of it what is done.
    """

    oversight: float = 0.0
    review: float = 0.0
    process: float = 0.0
    coaching: float = 0.0
    support: float = 0.0
    takeover: float = 0.0
    sharing: float = 0.0
    reports: float = 0.0
    asking: float = 0.0
    fit: float = 0.5
    pass_on: float = 1.0
    activity_push: float = 0.0

    @property
    def meetings(self) -> float:
        """Hours that take the person's time as well; work taken over does not."""
        return self.oversight + self.review + self.coaching + self.support + self.process + self.sharing

    def scale(self, factor: float) -> None:
        """Cut all hours, and the time for asking, by the same factor."""
        self.oversight *= factor
        self.review *= factor
        self.process *= factor
        self.coaching *= factor
        self.support *= factor
        self.takeover *= factor
        self.sharing *= factor
        self.reports *= factor
        self.asking *= factor

    def give_way(self, alarm: float, most_hours: float) -> None:
        """Turn a share of what was meant into watching, reports and passing on."""
        self.oversight += most_hours * alarm
        self.reports += most_hours * alarm
        self.pass_on += (1.0 - self.pass_on) * alarm
        self.coaching *= 1.0 - alarm
        self.support *= 1.0 - alarm
        self.asking *= 1.0 - alarm


Rule = Callable[["Salesperson"], Practices]


def status_quo(person: Salesperson) -> Practices:
    """A bit of everything, a closer look at the weak."""
    weak = person.attainment < 0.7
    return Practices(
        review=0.35, coaching=0.4, fit=0.5, oversight=0.8 if weak else 0.15, support=0.1,
        process=0.1, reports=2.0, asking=0.15, pass_on=0.7, activity_push=0.4 if weak else 0.1,
    )  # fmt: skip


def coach(person: Salesperson) -> Practices:
    """Ask, find the cause, give the help that fits, keep the pressure away."""
    struggling = person.attainment < 0.8
    needs_help = person.believed in HELP_WITH
    needs_training = struggling and not needs_help
    return Practices(
        review=0.25, asking=1.0 if struggling else 0.2, support=1.2 if needs_help else 0.4 if struggling else 0.1,
        coaching=1.3 if needs_training else 0.5, fit=0.9, reports=0.5, pass_on=0.25,
    )  # fmt: skip


def accountability(person: Salesperson) -> Practices:
    """Results first, then the pipeline as far as it is seen, and activity only if both are poor."""
    short = person.attainment < 0.9
    both_poor = short and person.pipeline_health < 0.8
    return Practices(
        review=0.5, process=0.5 if short else 0.0, oversight=1.0 if both_poor else 0.0,
        coaching=0.5 if both_poor else 0.25, fit=0.5, asking=0.6 if both_poor else 0.1, reports=1.0, pass_on=0.6,
        activity_push=0.2 if both_poor else 0.0,
    )  # fmt: skip


RULES: dict[str, Rule] = {rule.__name__: rule for rule in (status_quo, coach, accountability)}
