"""A salesperson: works a book of customers, learns, leaves and is replaced."""

from __future__ import annotations

from collections import deque
from math import exp, expm1, sqrt
from typing import TYPE_CHECKING

import mesa

from . import feelings, picture
from .causes import HIRING, NONE, TOOLS, TRAINING, UNKNOWN, WILL, draw_cause, live_on, talk
from .curves import saturating, unit
from .leaving import be_warned, complains, is_dismissed, learn, quits
from .practices import Practices, Rule

if TYPE_CHECKING:
    from .customer import Customer
    from .manager import Manager
    from .model import SalesForce


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
        self.opened = self.won = self.small_won = self.walked = self.no_decision = 0
        self.contacts = self.logged = self.moved = self.open_deals = 0
        self.left = self.dismissed = self.repaired = False
        self.practices = Practices()
        self.seen_pipeline = self.seen_activity = 0
        self.seen_movement = p.usual_movement
        self.seen_before: deque[tuple[int, float]] = deque(maxlen=13)
        self.join()
        self.tenure = int(random.expovariate(1.0) * p.tenure_mean)
        self.skill = self.potential_now() - p.ramp_gap * (1.0 - p.learning_rate) ** self.tenure

    def join(self) -> None:
        """A new person takes the seat."""
        p, random = self.model.p, self.random
        self.vacant = False
        self.cause = draw_cause(self)
        self.believed = UNKNOWN
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
        self.drive = random.gauss(1.0, p.challenge_spread)
        self.feedback_taste = random.gauss(0.0, p.feedback_spread)
        self.habit = 0.0
        self.tenure = self.warned_weeks = 0
        self.recent_revenue = deque([self.quota] * 13, maxlen=13)
        self.recent_moves = deque([p.usual_movement / 4] * 4, maxlen=4)

    def potential_now(self) -> float:
        """Skill that doing the work leads to; lower while training is missing."""
        return self.potential - (self.model.p.training_gap if self.cause == TRAINING else 0.0)

    @property
    def attainment(self) -> float:
        """Results of the last thirteen weeks over their quota."""
        return sum(self.recent_revenue) / (self.quota * len(self.recent_revenue)) if self.quota > 0.0 else 1.0

    @property
    def pipeline_health(self) -> float:
        """Number and movement of deals as the manager sees them; 1 is usual."""
        return picture.health(self)

    @property
    def without_cause(self) -> bool:
        """Whether nothing stands in the way."""
        return self.cause == NONE

    @property
    def cause_is_known(self) -> bool:
        """Whether the manager is right about the cause, or about there being none."""
        return self.believed == self.cause

    def receive(self, rule: Rule) -> None:
        """The manager's plan for this person; nobody spends time on an empty seat."""
        self.shortfall = 0.0 if self.vacant else max(0.0, 1.0 - self.attainment)
        self.practices = Practices(fit=0.0, pass_on=0.0) if self.vacant else rule(self)

    def prepare(self) -> None:
        """The week up to the customers."""
        self.worked = not self.vacant
        self.left = self.dismissed = self.repaired = False
        self.open_before, self.open_deals = self.open_deals, 0
        self.opened = self.won = self.small_won = self.walked = self.no_decision = self.contacts = self.moved = 0
        self.revenue = self.customer_trust = 0.0
        self.meet_the_calendar()
        if self.vacant:
            self.be_covered()
        else:
            talk(self)
            self.feel()
            self.sell()

    def meet_the_calendar(self) -> None:
        """Deadlines: last-minute closing, discounts and tidied records; tidied too where deals are gone through."""
        p, hurry = self.model.p, self.model.urgency
        inspected = p.inspection * saturating(feelings.gone_through(self) * self.manager.effect, p.dose_half)
        self.closing = p.deadline * p.deadline_closing * hurry
        self.discount = min(0.9, p.deadline * p.deadline_discount * hurry)
        self.tidy = min(1.0, p.tidy_rate * (1.0 + p.deadline * p.deadline_tidy * hurry) + inspected)

    def be_covered(self) -> None:
        """An empty seat: colleagues do a part of the work."""
        p = self.model.p
        self.push = self.gamed = self.effort = self.selling_hours = self.pressure = self.intrusion = 0.0
        self.sight = 1.0
        self.pitch = p.advance_base
        self.work(p.vacancy_cover * self.usual_work())

    def feel(self) -> None:
        """Pressure, control and what they do to the person."""
        p = self.model.p
        self.clarity = saturating(self.practices.review * self.manager.effect, p.dose_half)
        self.sight = picture.sight(self)
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
        hours = (normal - p.time * (given.reports + self.hours_met())) * (1.0 - p.hiding_cost * self.intrusion)
        return max(0.1 * normal, hours * (1.0 - p.tools_loss) if self.cause == TOOLS else hours)

    def hours_met(self) -> float:
        """Hours with the manager, open asking among them."""
        return self.practices.meetings + self.model.p.asking_hours * self.practices.asking

    def usual_work(self) -> float:
        """Hours that a willing person works at customers in an undisturbed week."""
        p = self.model.p
        return p.week_hours * p.selling_share * p.will_high

    def sell(self) -> None:
        """What customers will meet: skill, effort, guiding, pushing."""
        p, factor = self.model.p, feelings.output_factor(self)
        self.effort = feelings.effort(self)
        self.habit += p.challenge_fading * (self.pressure - self.habit)
        self.gamed = self.contacts_for_show()
        self.push = unit(self.urge() * (1.0 - self.adaptiveness))
        guiding = self.adaptiveness * (1.0 - feelings.strain_above(self))
        skill = self.taken * p.manager_selling + (1.0 - self.taken) * self.skill
        self.pitch = (
            p.advance_base
            + p.skill_weight * skill
            + p.guiding_gain * (guiding - p.adaptiveness)
            + p.effort_weight * (self.effort - p.will_high)
            - p.strain_on_skill * (1.0 - factor)
            + feelings.feedback(self)
        )
        worked = self.selling_hours * self.effort * factor
        self.practised = (1.0 - self.taken) * min(1.0, worked / self.usual_work())
        self.work(worked + self.taken_hours())

    def taken_hours(self) -> float:
        """Selling hours that the manager works in the person's place."""
        return self.model.p.takeover_yield * self.practices.takeover * self.manager.effect

    def urge(self) -> float:
        """Pressure that would go on to customers: strain, a pressed shortfall, and pay that is nearly earned."""
        p = self.model.p
        felt = max(0.0, self.strain - self.baseline_strain) + p.push_shortfall * self.shortfall * self.pressure
        urge = p.pass_through * felt
        if self.shortfall > 0.0:
            urge += p.pay * self.model.closeness * max(0.0, 1.0 - self.shortfall / p.quota_window)
        return urge * (1.0 + p.push_deadline * p.deadline * self.model.urgency)

    def contacts_for_show(self) -> float:
        """Share of contacts that only count, under a push for activity."""
        p, pressed = self.model.p, max(self.pressure, self.intrusion)
        readiness = p.gaming_unpressed + (1.0 - p.gaming_unpressed) * pressed
        return min(0.9, p.gaming * self.gaming_propensity * self.practices.activity_push * readiness)

    def work(self, hours: float) -> None:
        """Hours become chances to reach open deals, small ones first under pressure, and needs that are found."""
        p = self.model.p
        contacts = hours * (1.0 - p.prospecting_share) * p.contacts_per_hour
        contacts *= (1.0 + p.activity * self.practices.activity_push) * (1.0 - self.gamed)
        each = contacts / max(1, self.open_before)
        shift = min(1.0, p.mix * max(self.pressure, self.intrusion))
        self.reach_small, self.reach_large = -expm1(-each * (1.0 + shift)), -expm1(-each * (1.0 - shift))
        against_usual = hours * p.prospecting_share / (self.usual_work() * p.usual_prospecting)
        searched = max(0.0, 1.0 + p.prospecting_weight * (against_usual - 1.0))
        demand = exp(self.demand_fluctuation - 0.5 * p.demand_fluctuation_sd**2)
        self.lead_rate = p.need_rate * p.market * self.territory * demand * searched

    def close_week(self) -> None:
        """After the customers: results are noted, people learn, are helped, leave and come."""
        p, random = self.model.p, self.random
        self.mean_customer_trust = self.customer_trust / len(self.customers)
        self.recent_revenue.append(self.revenue)
        self.recent_moves.append(self.moved)
        self.logged = round(self.contacts * (1.0 + p.gaming_inflation * self.gamed) / (1.0 - self.gamed))
        picture.look(self)
        if not self.vacant:
            learn(self)
            self.complaint = complains(self)
            quit_now = quits(self)
            self.tenure += 1
            live_on(self)
            be_warned(self)
            self.dismissed = is_dismissed(self)
            self.left = quit_now or self.dismissed
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
