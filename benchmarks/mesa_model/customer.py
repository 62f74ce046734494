"""A customer: has needs, is contacted, moves on, refuses, falls silent, trusts more or less."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

import mesa

if TYPE_CHECKING:
    from .model import SalesForce
    from .salesperson import Salesperson

FAR = 300.0  # a logit beyond all doubt


class Customer(mesa.Agent):
    """One account in a salesperson's book; ``stage`` is 0 without an open opportunity."""

    def __init__(self, model: SalesForce, seller: Salesperson) -> None:
        super().__init__(model)
        p, random = model.p, self.random
        self.seller = seller
        size = random.gauss(0.0, p.deal_value_spread)
        self.small = size < 0.0
        self.value = p.deal_value * seller.territory_deal_size * exp(size)
        self.fit = random.gauss(0.0, 1.0) - p.large_slow * size
        self.tolerance = p.tolerance_median * exp(random.gauss(0.0, p.tolerance_spread))
        self.trust = min(1.0, max(0.0, random.gauss(p.trust_start, p.trust_spread)))
        self.relation = random.random()
        self.stage = 1 if random.random() < p.start_open else 0
        self.contacts = 0
        self.dead = False

    def step(self) -> None:
        """One week."""
        p, seller = self.model.p, self.seller
        self.trust += p.trust_recovery * (p.trust_start - self.trust)
        if self.stage == 0:
            self.wait()
        elif self.random.random() < (seller.reach_small if self.small else seller.reach_large):
            self.be_contacted()
        else:
            self.be_left_alone()
        if self.dead and self.random.random() < seller.tidy:
            self.stage, self.dead = 0, False
            seller.no_decision += 1
        self.trust = min(1.0, max(0.0, self.trust))
        seller.customer_trust += self.trust
        if self.stage > 0:
            seller.open_deals += 1

    def wait(self) -> None:
        """No opportunity is open: a need may arise."""
        p, seller = self.model.p, self.seller
        self.relation *= 1.0 - p.relation_fade
        if self.random.random() < seller.lead_rate * (1.0 + 2.0 * p.need_trust * (self.trust - 0.5)):
            self.stage, self.contacts = 1, 0
            seller.opened += 1

    def be_left_alone(self) -> None:
        """An open opportunity without contact may die in silence."""
        p = self.model.p
        self.relation *= 1.0 - p.relation_fade
        if self.random.random() < p.quiet_rate:
            self.dead = True

    def be_contacted(self) -> None:
        """The salesperson got through; what a live opportunity does then."""
        self.contacts += 1
        self.seller.contacts += 1
        if not self.dead:
            excess = max(0.0, self.seller.push - self.tolerance)
            self.choose(excess)
            self.remember(excess)

    def choose(self, excess: float) -> None:
        """Step forward, walk away or stay put, by a multinomial logit."""
        p, seller = self.model.p, self.seller
        advance, walk = exp(min(FAR, self.readiness(excess))), exp(min(FAR, self.refusal(excess)))
        choice = self.random.random() * (1.0 + advance + walk)
        if choice < advance:
            seller.moved += 1
            self.stage += 1
            if self.stage > p.stages:
                self.buy()
        elif choice < advance + walk:
            seller.walked += 1
            self.stage = 0
        elif self.random.random() < 1.0 - (1.0 - p.indecision_rate) * (1.0 - p.abandon_rate):
            self.dead = True

    def readiness(self, excess: float) -> float:
        """Logit of the next step against staying put."""
        p, seller = self.model.p, self.seller
        ready = (
            seller.pitch
            + p.fit_weight * self.fit
            + p.trust_weight * (self.trust - 0.5)
            + p.relation_weight * (self.relation - 0.5)
            - p.fatigue * (self.contacts - 1)
            + p.reaction * p.reaction_urgency * min(seller.push, self.tolerance)
            - p.reaction * p.reaction_refusal * excess
        )
        if self.stage == p.stages:
            ready += seller.closing
        return ready

    def refusal(self, excess: float) -> float:
        """Logit of walking away against staying put."""
        p = self.model.p
        patience = p.tolerance_staying * log(self.tolerance / p.tolerance_median)
        return p.walk_base + p.reaction * excess - patience

    def buy(self) -> None:
        """An order: the opportunity is closed and won."""
        p, seller = self.model.p, self.seller
        self.stage = 0
        noise = exp(self.random.gauss(0.0, p.deal_noise))
        seller.won += 1
        seller.small_won += self.small
        seller.revenue += round(self.value * noise * (1.0 - seller.discount))

    def remember(self, excess: float) -> None:
        """What a contact leaves behind: goodwill, unless pressure beyond tolerance costs more of it."""
        p = self.model.p
        self.trust += p.goodwill * (1.0 - self.trust) - min(1.0, p.memory * excess) * self.trust
        self.relation += p.relation_gain * (1.0 - self.relation)
