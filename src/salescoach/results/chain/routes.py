"""The arrows of the chain as things that can be cut, alone and in order from the customer up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...settings.team import Team

ABOVE, MANAGER, PERSON, CUSTOMER = (
    "senior management to manager", "manager to person", "person to customer", "customer to no sale",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Something that is cut, under both styles, to see what travels over it.

    Attributes:
        name: of the route.
        arrow: of the chain that it belongs to.
        words: what it is.
        links: that are cut.
        zero: settings that are set to 0, where no link stands for the route alone.
        whole: whether it is all of its arrow.
    """

    name: str
    arrow: str
    words: str
    links: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    whole: bool = False

    @property
    def cut(self) -> str:
        """What is cut, in words."""
        return " and ".join((*self.links, *(f"{name}=0" for name in self.zero)))

    def out_of(self, team: Team) -> Team:
        """The team without it.

        Args:
            team: gives everything else.
        """
        cut = team.without(*self.links) if self.links else team
        zeros: dict[str, Any] = dict.fromkeys(self.zero, 0.0)
        return cut.change(**zeros) if zeros else cut


UNCUT = Route(name="nothing", arrow="", words="nothing is cut")
PRESSING = Route(
    name="pressing", arrow=PERSON, words="strained people press customers", links=("pass_through",), whole=True
)
_FROM_ABOVE, _ON_PERSON, _ANSWER = ("drift", "pass_on"), ("intrusion", "strain", "time"), ("reaction", "memory")

# Each cut alone. Arrows stand in a row, so what travels over one travels over the next: these overlap.
ALONE: tuple[Route, ...] = (
    Route(name="pressure from above", arrow=ABOVE, words="all of the arrow", links=_FROM_ABOVE, whole=True),
    Route(name="giving way", arrow=ABOVE, words="a pressed manager watches more and helps less", links=("drift",)),
    Route(name="passing on", arrow=ABOVE, words="the manager hands pressure on", links=("pass_on",)),
    Route(name="control and strain", arrow=MANAGER, words="all of the arrow", links=_ON_PERSON, whole=True),
    Route(name="intrusion", arrow=MANAGER, words="control as felt", links=("intrusion",)),
    Route(name="strain", arrow=MANAGER, words="pressure and control wear people out", links=("strain",)),
    Route(name="time", arrow=MANAGER, words="reports and meetings take selling hours", links=("time",)),
    Route(name="trust", arrow=MANAGER, words="trust in the manager lost", zero=("trust_loss",)),
    Route(name="initiative", arrow=MANAGER, words="initiative lost", zero=("initiative_loss",)),
    PRESSING,
    Route(name="guiding", arrow=PERSON, words="strained people guide customers less", zero=("guiding_gain",)),
    Route(name="answer", arrow=CUSTOMER, words="all of the arrow", links=_ANSWER, whole=True),
    Route(name="turning away", arrow=CUSTOMER, words="pressed customers advance or walk away", links=("reaction",)),
    Route(name="remembering", arrow=CUSTOMER, words="pressed customers trust the company less", links=("memory",)),
)

# Cut one after the other, from the customer up: what is left after each is what was lost further up.
IN_ORDER: tuple[Route, ...] = (
    Route(name="at the customers", arrow=CUSTOMER, words="they are pressed and do not buy", links=_ANSWER),
    Route(name="at the people", arrow=MANAGER, words="they work less well, or leave", links=(*_ANSWER, *_ON_PERSON)),
    Route(name="at the managers", arrow=ABOVE, words="they are pressed and give way",
          links=(*_ANSWER, *_ON_PERSON, *_FROM_ABOVE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cuts:
    """All worlds that have to be lived for a table.

    Attributes:
        chain: whether all arrows are asked about, or pressing alone.
        routes: what is cut, each world once; the first cuts nothing.
    """

    chain: bool
    routes: tuple[Route, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Leave out what cuts the same as another one."""
        asked = (UNCUT, *(ALONE if self.chain else (PRESSING,)), *(IN_ORDER if self.chain else ()))
        object.__setattr__(self, "routes", tuple({route.cut: route for route in reversed(asked)}.values())[::-1])
