"""What can be chosen on each seat, as words and numbers; what a card does stands in ``cards.py``."""

from __future__ import annotations

BOSS, MANAGER, SELLER, CUSTOMER = "boss", "manager", "seller", "customer"

# Pressure that a line of the boss puts on the manager, 0-1. Left alone the model's boss stays between 0.3 and 1.
LINES: dict[str, float] = {"trust": 0.1, "forecast": 0.3, "number": 0.6, "heads": 1.0}
# How hard a salesperson pushes, 0-1; None is what the person would do. Half of all natural weeks lie below 0.07.
PUSHES: dict[str, float | None] = {"time": 0.0, "own": None, "date": 0.10, "last": 0.30}
CARD_NAMES = ("pass_on", "ask", "coach", "shield", "in_order")
ANSWER_NAMES = ("buy", "wait", "walk")
