"""A manager: sees results, chooses practices, is pressed from above and has only so many hours."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

import mesa

if TYPE_CHECKING:
    from .model import SalesForce
    from .practices import Rule
    from .salesperson import Salesperson

USUAL_SELLING = 0.8  # skill of the seller whom a manager usually was


class Manager(mesa.Agent):
    """Leads the people in ``team``."""

    def __init__(self, model: SalesForce) -> None:
        super().__init__(model)
        p, random = model.p, self.random
        lost = p.star_manager_cost * max(0.0, p.manager_selling - USUAL_SELLING)
        self.coach_skill = min(1.0, max(0.0, random.gauss(p.coach_skill - lost, p.manager_spread)))
        self.people_skill = min(1.0, max(0.0, random.gauss(p.people_skill, p.manager_spread)))
        self.diagnosis_skill = min(1.0, max(0.0, random.gauss(p.diagnosis_skill, p.manager_spread)))
        self.leak = exp(random.gauss(0.0, p.leak_spread))
        self.team: list[Salesperson] = []
        self.reputation = p.trust_start
        self.recent_leavers = 0.0
        self.best_skill = self.above = self.overload = self.hours_used = 0.0
        self.effect = 1.0

    def plan(self, rule: Rule) -> None:
        """Choose the week's practices from last week's results, then fit them into the hours there are."""
        self.look_back()
        for person in self.team:
            person.receive(rule)
        self.above = self.pressure_from_above()
        self.keep_to_budget()

    def look_back(self) -> None:
        """The best colleague, the customers' talk and who has left."""
        p, team = self.model.p, self.team
        skills = [person.skill for person in team if not person.vacant]
        self.best_skill = max(skills, default=0.0)
        self.recent_leavers = p.contagion_memory * self.recent_leavers + sum(person.left for person in team)
        self.reputation = p.trust_start
        if p.memory > 0.0:
            trust = sum(person.mean_customer_trust for person in team) / len(team)
            self.reputation += p.word_of_mouth * (trust - p.trust_start)

    def pressure_from_above(self) -> float:
        """Senior management's temper and the shortfall to date, sharper towards the quarter's end."""
        p = self.model.p
        sold = sum(sum(person.recent_revenue) for person in self.team)
        quota = sum(person.quota * len(person.recent_revenue) for person in self.team)
        shortfall = max(0.0, 1.0 - sold / quota) if quota > 0.0 else 0.0
        closeness = ((self.model.week % 13 + 1) / 13.0) ** 2
        pressed = (p.baseline_pressure + p.target_slope * shortfall) * (1.0 + p.target_sharpen * closeness)
        return min(1.0, max(0.0, p.target * pressed))

    def hours_asked(self) -> float:
        """Hours that the practices ask of the manager."""
        reading = self.model.p.reading_hours
        return sum(
            person.practices.meetings + person.practices.takeover + reading * person.practices.reports
            for person in self.team
        )

    def keep_to_budget(self) -> None:
        """Scale everything back where the hours do not suffice; what is too much costs effect."""
        p, asked = self.model.p, self.hours_asked()
        self.overload, self.hours_used = 0.0, asked
        if asked > p.manager_hours_per_week:
            self.overload = asked / p.manager_hours_per_week - 1.0
            for person in self.team:
                person.practices.scale(p.manager_hours_per_week / asked)
            self.hours_used = p.manager_hours_per_week
        self.effect = 1.0 / (1.0 + p.overload_cost * self.overload)
