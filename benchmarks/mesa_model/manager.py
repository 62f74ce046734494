"""A manager: sees results, chooses practices, gives way to pressure from above and has only so many hours."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

import mesa

from .causes import UNKNOWN, WILL

if TYPE_CHECKING:
    from .model import SalesForce
    from .practices import Rule
    from .salesperson import Salesperson


class Manager(mesa.Agent):
    """Leads the people in ``team``."""

    def __init__(self, model: SalesForce) -> None:
        super().__init__(model)
        p, random = model.p, self.random
        lost = p.star_manager_cost * max(0.0, p.manager_selling - p.usual_selling)
        self.coach_skill = min(1.0, max(0.0, random.gauss(p.coach_skill - lost, p.manager_spread)))
        self.people_skill = min(1.0, max(0.0, random.gauss(p.people_skill, p.manager_spread)))
        self.diagnosis_skill = min(1.0, max(0.0, random.gauss(p.diagnosis_skill, p.manager_spread)))
        self.leak = exp(random.gauss(0.0, p.leak_spread))
        self.team: list[Salesperson] = []
        self.nerves = exp(random.gauss(-0.5 * p.drift_spread**2, p.drift_spread))
        self.recent_leavers = 0.0
        self.best_skill = self.above = self.overload = self.hours_used = 0.0
        self.effect = 1.0

    def plan(self, rule: Rule) -> None:
        """Choose the week's practices from what is seen, give way to pressure, keep to the hours there are."""
        self.look_back()
        for person in self.team:
            person.receive(rule)
        self.above = self.pressure_from_above()
        for person in self.team:
            self.give_way(person)
        self.keep_to_budget()

    def look_back(self) -> None:
        """The best colleague and who has left."""
        p, team = self.model.p, self.team
        skills = [person.skill for person in team if not person.vacant]
        self.best_skill = max(skills, default=0.0)
        self.recent_leavers = p.contagion_memory * self.recent_leavers + sum(person.left for person in team)

    def pressure_from_above(self) -> float:
        """What senior management always presses and the shortfall to date, sharper towards the quarter's end."""
        p = self.model.p
        sold = sum(sum(person.recent_revenue) for person in self.team)
        quota = sum(person.quota * len(person.recent_revenue) for person in self.team)
        shortfall = max(0.0, 1.0 - sold / quota) if quota > 0.0 else 0.0
        pressed = (p.baseline_pressure + p.target_slope * shortfall) * (1.0 + p.target_sharpen * self.model.closeness)
        return min(1.0, max(0.0, p.target * pressed))

    def give_way(self, person: Salesperson) -> None:
        """Watch more and help less than was meant; pressure does it, and doubt about why somebody falls short."""
        p = self.model.p
        person.alarm = 0.0
        if not person.vacant:
            doubted = person.shortfall if person.believed in (UNKNOWN, WILL) else 0.0
            person.alarm = min(1.0, p.drift * self.nerves * self.above * (1.0 + p.drift_doubt * doubted))
            person.practices.give_way(person.alarm, p.drift_hours)

    def hours_asked(self) -> float:
        """Hours that the practices ask of the manager."""
        p = self.model.p
        return sum(
            person.hours_met() + person.practices.takeover + p.reading_hours * person.practices.reports
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
