"""The plans of a workshop, as plan.toml holds them, and what may be wrong with one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("plan.toml")
UNGUESSED = ("trust", "rest", "handout")  # blocks that show nothing to guess


@dataclass(frozen=True)
class Card:
    """A guess card.

    Attributes:
        name: of its texts, card.<name>.
        page: number of the notebook that asks the same; empty where none does.
        place: of the question among those of the notebook, from 1.
        number: name of the number that answers it, where no notebook does.
        unit: of the answer; empty where it is no number.
        sign: whether more and less are two answers.
    """

    name: str
    page: str = ""
    place: int = 0
    number: str = ""
    unit: str = ""
    sign: bool = False

    @property
    def truth(self) -> str:
        """Name of the number that answers it; empty where the room does."""
        return f"guess_{self.page}_{self.place}" if self.page else self.number


@dataclass(frozen=True)
class Step:
    """A block of a plan.

    Attributes:
        start: its first minute.
        end: the first minute after it.
        block: name of its texts, step.<block>.
        lines: which of them are said, in order.
        page: number of the notebook on the wall; empty where the screen is dark.
        dark: minutes at the start in which the screen is dark all the same.
        show: words of the page's headings that are shown, in order.
    """

    start: int
    end: int
    block: str
    lines: tuple[str, ...]
    page: str = ""
    dark: int = 0
    show: tuple[str, ...] = ()

    @property
    def screen(self) -> str:
        """What is on the screen: wall, dark, or dark_first and then a page."""
        return "dark" if not self.page else "dark_first" if self.dark else "wall"

    @property
    def cards(self) -> list[str]:
        """Names of the guess cards in it."""
        return [line.partition("_")[2] for line in self.lines if line.startswith("card_")]


@dataclass(frozen=True)
class Plan:
    """A workshop from its first to its last minute.

    Attributes:
        name: of its texts, plan.<name>.
        minutes: how long it takes.
        steps: its blocks.
        online: whether the room is an online meeting.
    """

    name: str
    minutes: int
    steps: tuple[Step, ...]
    online: bool = False


@cache
def cards() -> tuple[Card, ...]:
    """All guess cards, in the order of the day."""
    return tuple(Card(**entry) for entry in _file()["card"])


@cache
def plans() -> tuple[Plan, ...]:
    """All plans. Raises ValueError for one that cannot be led, with all that is wrong."""
    made = tuple(_plan(entry) for entry in _file()["plan"])
    most, known = int(_file()["most_projected"]), {card.name for card in cards()}
    if found := [f"plan.toml, {plan.name}: {fault}" for plan in made for fault in faults(plan, most, known)]:
        raise ValueError("\n".join(found))
    return made


def faults(plan: Plan, most: int, known: set[str]) -> Iterator[str]:
    """What is wrong with a plan.

    Args:
        plan: to look at.
        most: minutes of projected pages at a stretch.
        known: names of the guess cards.
    """
    if plan.steps[0].start or any(step.end <= step.start for step in plan.steps):
        yield "it has to start in minute 0 and go forward"
    if "book" not in [step.block for step in plan.steps]:
        yield "the heavy book is left out"
    if plan.steps[0].block != "trust" or plan.steps[-1].block != "handout":
        yield "it has to begin with why to trust this, and end with the handout"
    for step in plan.steps:
        if step.block not in UNGUESSED and not step.cards:
            yield f"{step.block} asks for no guess"
        yield from (f"{step.block}: there is no card {card}" for card in step.cards if card not in known)
    longest = longest_stretch(plan)
    if longest > most:
        yield f"{longest} minutes of projected pages at a stretch, more than {most}: put a break in"


def longest_stretch(plan: Plan) -> int:
    """Most minutes of projected pages without a dark screen between.

    Args:
        plan: to look at.
    """
    longest = stretch = 0
    for step in plan.steps:
        lit = step.end - step.start - step.dark if step.page else 0
        stretch = lit if step.dark or not step.page else stretch + lit
        longest = max(longest, stretch)
    return longest


def _plan(entry: dict[str, Any]) -> Plan:
    starts = [int(step["from"]) for step in entry["steps"]]
    ends = [*starts[1:], int(entry["minutes"])]
    steps = tuple(
        Step(
            start,
            end,
            one["block"],
            tuple(one["lines"]),
            one.get("page", ""),
            one.get("dark", 0),
            tuple(one.get("show", ())),
        )
        for start, end, one in zip(starts, ends, entry["steps"], strict=True)
    )
    return Plan(entry["name"], int(entry["minutes"]), steps, bool(entry.get("online", False)))


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
