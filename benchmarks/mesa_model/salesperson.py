"""A salesperson: works a book of customers, learns, leaves and is replaced."""

from __future__ import annotations

from collections import deque
from math import exp, expm1, sqrt
from typing import TYPE_CHECKING

import mesa

from . import feelings
from .causes import HIRING, TOOLS, TRAINING, WILL, draw_cause, live_on, talk
from .feelings import saturating, unit
from .leaving import complains, learn, leaves
from .practices import Practices, Rule

if TYPE_CHECKING:
    from .customer import Customer
    from .manager import Manager
    from .model import SalesForce

USUAL_PROSPECTING = 0.3  # share of selling time for which ``need_rate`` is meant


class Salesperson(mesa.Agent):
    """A seat in the sales force and whoever sits in it. Territory, quota and customers stay with the seat."""

    def __init__(self, model: SalesForce, manager: Manager) -> None:
        super().__init__(model)
        p, random = model.p, self.random
        self.manager = manager
        manager.team.append(self)
        self.customers: list[Customer] = []
        self.territory = exp(random.gauss(-0.5 * p.territory_spread**2, p.territory_spread))
        self.territory_deal_size = exp(
            random.gauss(-0.5 * p.territory_deal_size_spread**2, p.territory_deal_size_spread)
        )
        self.demand_fluctuation = random.gauss(0.0, p.demand_fluctuation_sd)
        quota = round(p.quota_base * (self.territory * self.territory_deal_size) ** p.quota_fairness)
        self.quota = max(1.0, quota) if p.quota_base > 0.0 else 0.0
        self.mean_customer_trust = p.trust_start
        self.customer_trust = self.revenue = self.year_revenue = 0.0
        self.opened = self.won = self.walked = self.no_decision = self.contacts = self.moved = self.open_deals = 0
        self.left = False
        self.practices = Practices()
        self.join()
        tenure = int(random.expovariate(1.0) * p.tenure_mean)
        self.skill = self.potential_now() - p.ramp_gap * (1.0 - p.learning_rate) ** tenure

    def join(self) -> None:
        """A new person takes the seat."""
        p, random = self.model.p, self.random
        self.vacant = False
        self.cause = draw_cause(self)
        self.believed = -1
        self.potential = random.gauss(0.0, p.ability_spread) - (p.hiring_gap if self.cause == HIRING else 0.0)
        self.ceiling = self.potential + p.room * random.expovariate(1.0)
        will = random.gauss(p.will_low if self.cause == WILL else p.will_high, p.will_spread)
        self.will = self.initiative = min(0.99, max(0.02, will))
        self.adaptiveness = unit(random.gauss(p.adaptiveness, p.adaptiveness_spread))
        self.skill = self.potential_now() - p.ramp_gap
        self.baseline_strain = self.strain = min(
            0.9, max(0.0, random.gauss(p.baseline_strain, p.baseline_strain_spread))
        )
        self.baseline_trust = self.trust = min(0.95, max(0.05, random.gauss(0.5, p.baseline_trust_spread)))
        self.gaming_propensity = exp(random.gauss(-0.5 * p.gaming_propensity_spread**2, p.gaming_propensity_spread))
        self.recent_revenue = deque([self.quota] * 13, maxlen=13)

    def potential_now(self) -> float:
        """Skill that doing the work leads to; lower while training is missing."""
        return self.potential - (self.model.p.training_gap if self.cause == TRAINING else 0.0)

    @property
    def attainment(self) -> float:
        """Results of the last thirteen weeks over their quota."""
        return sum(self.recent_revenue) / (self.quota * len(self.recent_revenue)) if self.quota > 0.0 else 1.0

    def receive(self, rule: Rule) -> None:
        """The manager's plan for this person; nobody spends time on an empty seat."""
        self.practices = Practices(fit=0.0, pass_on=0.0) if self.vacant else rule(self)

    def prepare(self) -> None:
        """The week up to the customers."""
        self.worked, self.left = not self.vacant, False
        self.open_before, self.open_deals = self.open_deals, 0
        self.opened = self.won = self.walked = self.no_decision = self.contacts = self.moved = 0
        self.revenue = self.customer_trust = 0.0
        self.meet_the_calendar()
        if self.vacant:
            self.be_covered()
        else:
            talk(self)
            self.feel()
            self.sell()

    def meet_the_calendar(self) -> None:
        """Deadlines: last-minute closing, discounts and tidied records; tidied too where the process is looked at."""
        p, hurry, given = self.model.p, self.model.urgency, self.practices
        inspected = p.inspection * saturating(given.process * self.manager.effect, p.process_half)
        self.closing = p.deadline * p.deadline_closing * hurry
        self.discount = min(0.9, p.deadline * p.deadline_discount * hurry)
        self.tidy = min(1.0, p.tidy_rate * (1.0 + p.deadline * p.deadline_tidy * hurry) + inspected)

    def be_covered(self) -> None:
        """An empty seat: colleagues do a part of the work."""
        p = self.model.p
        self.push = self.gamed = self.effort = self.selling_hours = 0.0
        self.pitch = p.advance_base
        self.work(p.vacancy_cover * p.week_hours * p.selling_share * p.will_high)

    def feel(self) -> None:
        """Pressure, control and what they do to the person."""
        p = self.model.p
        self.shortfall = max(0.0, 1.0 - self.attainment)
        self.clarity = saturating(self.practices.review * self.manager.effect, p.review_half)
        self.pressure = feelings.pressure(self)
        self.intrusion = feelings.intrusion(self)
        self.selling_hours = self.hours_left()
        by_manager = self.taken_hours()
        self.taken = by_manager / (by_manager + max(self.selling_hours, 1e-9))
        strain, trust = feelings.strain_after(self), feelings.trust_after(self)
        self.initiative = feelings.initiative_after(self, self.taken)
        self.strain, self.trust = strain, trust

    def hours_left(self) -> float:
        """Selling time beside meetings, reports and looking busy."""
        p, given = self.model.p, self.practices
        normal = p.week_hours * p.selling_share
        hours = (normal - p.time * (given.reports + given.meetings)) * (1.0 - p.hiding_cost * self.intrusion)
        return max(0.1 * normal, hours * (1.0 - p.tools_loss) if self.cause == TOOLS else hours)

    def sell(self) -> None:
        """What customers will meet: skill, effort, guiding, pushing."""
        p, factor = self.model.p, feelings.output_factor(self)
        self.effort = feelings.effort(self)
        self.gamed = self.contacts_for_show()
        urge = self.urge()
        self.push = unit(urge * (1.0 - self.adaptiveness))
        skill = self.taken * p.manager_selling + (1.0 - self.taken) * self.skill
        self.pitch = (
            p.advance_base
            + p.skill_weight * skill
            + p.guiding_gain * unit(urge * self.adaptiveness)
            + p.effort_weight * (self.effort - p.will_high)
            - p.strain_on_skill * (1.0 - factor)
        )
        self.work(self.selling_hours * self.effort * factor + self.taken_hours())

    def taken_hours(self) -> float:
        """Selling hours that the manager works in the person's place."""
        return self.model.p.takeover_yield * self.practices.takeover * self.manager.effect

    def urge(self) -> float:
        """Pressure that would go on to customers: strain above rest and a pressed shortfall, more near deadlines."""
        p = self.model.p
        felt = max(0.0, self.strain - self.baseline_strain) + p.push_shortfall * self.shortfall * self.pressure
        return p.pass_through * felt * (1.0 + p.push_deadline * p.deadline * self.model.urgency)

    def contacts_for_show(self) -> float:
        """Share of contacts that only count, under a push for activity."""
        pressed = max(self.pressure, self.intrusion)
        readiness = self.model.p.gaming * self.gaming_propensity
        return min(0.9, readiness * self.practices.activity_push * (0.5 + 0.5 * pressed))

    def work(self, hours: float) -> None:
        """Hours become the chance to reach an open deal and the rate at which needs are found."""
        p = self.model.p
        contacts = hours * (1.0 - p.prospecting_share) * p.contacts_per_hour * (1.0 - self.gamed)
        self.reach = -expm1(-contacts / max(1, self.open_before))
        against_usual = hours * p.prospecting_share / (p.week_hours * p.selling_share * p.will_high * USUAL_PROSPECTING)
        searched = max(0.0, 1.0 + p.prospecting_weight * (against_usual - 1.0))
        swing = exp(self.demand_fluctuation - 0.5 * p.demand_fluctuation_sd**2)
        self.lead_rate = p.need_rate * p.market * self.territory * swing * searched

    def close_week(self) -> None:
        """After the customers: results are noted, people learn, are helped, leave and come."""
        p, random = self.model.p, self.random
        self.mean_customer_trust = self.customer_trust / len(self.customers)
        self.recent_revenue.append(self.revenue)
        if not self.vacant:
            learn(self)
            self.complaint = complains(self)
            self.left = leaves(self)
            live_on(self)
            if self.left:
                self.hand_over()
        elif random.random() < 1.0 / p.vacancy_weeks:
            self.join()
        self.demand_fluctuation = p.demand_memory * self.demand_fluctuation + sqrt(
            1.0 - p.demand_memory**2
        ) * random.gauss(0.0, p.demand_fluctuation_sd)

    def hand_over(self) -> None:
        """The person goes, and the personal relations with them."""
        self.vacant = True
        for customer in self.customers:
            customer.relation = 0.0
