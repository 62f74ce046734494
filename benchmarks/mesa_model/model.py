"""The sales force as a Mesa model: one replication, week by week, with its totals."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace

import mesa

from salescoach.settings.links import LINKS
from salescoach.settings.team import Team
from salescoach.simulation.params import DERIVED, managers, parameters

from .customer import Customer
from .manager import Manager
from .practices import Rule, status_quo
from .salesperson import Salesperson

SUMS = (
    "revenue", "won", "small_won", "opened", "walked", "no_decision", "contacts", "logged", "left", "dismissed",
    "repaired",
)  # fmt: skip
MEANS = (
    "strain", "skill", "trust", "initiative", "effort", "selling_hours", "pitch", "push", "pressure", "alarm",
    "seen_pipeline", "seen_movement", "seen_activity", "without_cause", "cause_is_known",
)  # fmt: skip
SQUARES = ("strain", "trust", "gamed", "effort", "pitch", "alarm", "seen_movement")


@cache
def settings_of(team: Team) -> SimpleNamespace:
    """Every setting by name, cut links as zero, with the quota that follows from them."""
    record = parameters(team)
    values = {**team.values, **{link: team.strength(link) for link in LINKS}}
    return SimpleNamespace(**values, **{name: float(record[name]) for name in DERIVED})


class SalesForce(mesa.Model):
    """People, their managers and their customers under one rule; the status quo rules the warm-up."""

    def __init__(self, team: Team, rule: Rule = status_quo, seed: int | None = None) -> None:
        super().__init__(seed=seed)
        self.p = settings_of(team)
        self.rule = rule
        self.week = -int(team.warmup_weeks) - 1
        self.urgency = self.closeness = 0.0
        self.totals = dict.fromkeys(
            (*SUMS, *MEANS, *(f"{name} squared" for name in SQUARES), "worked", "customer_trust", "manager_hours"), 0.0
        )
        leaders = [Manager(self) for _ in range(managers(team))]
        for seat in range(int(team.people)):
            seller = Salesperson(self, leaders[seat // int(team.span)])
            seller.customers = [Customer(self, seller) for _ in range(int(team.accounts_per_person))]
            seller.open_deals = seller.seen_pipeline = sum(customer.stage for customer in seller.customers)

    def step(self) -> None:
        """One week: managers plan, people get ready, customers decide, people close the week."""
        self.week += 1
        self.urgency = self.calendar_urgency()
        self.closeness = ((self.week % 13 + 1) / 13.0) ** 2  # 1 in a quarter's last week
        rule = self.rule if self.week >= 0 else status_quo
        self.agents_by_type[Manager].do("plan", rule)
        self.agents_by_type[Salesperson].do("prepare")
        self.agents_by_type[Customer].do("step")
        self.agents_by_type[Salesperson].do("close_week")
        if self.week >= 0:
            self.count()

    def calendar_urgency(self) -> float:
        """Months end in weeks 4, 8 and 13 of a quarter; a quarter's end weighs more."""
        place = self.week % 13
        if place == 12:
            return float(self.p.deadline_quarter)
        return 1.0 if place in (3, 7) else 0.0

    def count(self) -> None:
        """Add a counted week to the totals."""
        totals, people = self.totals, self.agents_by_type[Salesperson]
        for name in SUMS:
            totals[name] += people.agg(name, sum)
        present = people.select(lambda person: person.worked)
        totals["worked"] += len(present)
        for name in MEANS:
            totals[name] += present.agg(name, sum)
        for name in SQUARES:
            totals[f"{name} squared"] += sum(value**2 for value in present.get(name))
        totals["customer_trust"] = people.agg("mean_customer_trust", sum)
        totals["manager_hours"] += self.agents_by_type[Manager].agg("hours_used", sum)


def run_once(team: Team, rule: Rule, seed: int) -> dict[str, float]:
    """One replication from the warm-up to the last week; its totals."""
    model = SalesForce(team, rule, seed)
    for _ in range(int(team.warmup_weeks) + int(team.weeks)):
        model.step()
    # Mesa numbers agents in a table that keeps every model alive; without this, runs would pile up.
    mesa.Agent._ids.pop(model, None)
    return model.totals
