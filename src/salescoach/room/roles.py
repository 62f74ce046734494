"""Who plays what: places at a table, how they move, and what each can choose."""

from __future__ import annotations

from .choices import ANSWER_NAMES, BOSS, CARD_NAMES, CUSTOMER, LINES, MANAGER, PUSHES, SELLER

# Round the table. Each round everybody moves one place on: boss, manager, salesperson, customer.
PLACES = ("boss", "manager", "seller1", "customer1", "seller2", "customer2")
# The order in which chairs are filled, so that a table with few people has the middle of the chain.
CHAIRS = (1, 2, 0, 3, 4, 5)
ROLE_OF = {"boss": BOSS, "manager": MANAGER, "seller1": SELLER, "seller2": SELLER, "customer1": CUSTOMER,
           "customer2": CUSTOMER}  # fmt: skip
KINDS_OF_CHOICE: dict[str, tuple[str, ...]] = {
    BOSS: tuple(LINES), MANAGER: CARD_NAMES, SELLER: tuple(PUSHES), CUSTOMER: ANSWER_NAMES,
}  # fmt: skip
COLOURS = ("red", "blue", "green", "yellow", "purple", "orange", "brown", "pink", "grey", "black")


def place_of(chair: int, round_: int) -> str:
    """The place of a chair in a round, counted from 1."""
    return PLACES[(chair + round_ - 1) % len(PLACES)]


def chair_of(place: str, round_: int) -> int:
    """The chair that has a place in a round."""
    return (PLACES.index(place) - round_ + 1) % len(PLACES)


def role_of(place: str) -> str:
    """The role of a place: boss, manager, seller or customer."""
    return ROLE_OF[place]


def colour_of(table: int) -> tuple[str, int]:
    """The colour of a table, and a number where colours come again."""
    return COLOURS[table % len(COLOURS)], table // len(COLOURS) + 1
