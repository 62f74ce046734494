"""Seats, accounts and managers as the page's tables of state have them, before anything was drawn."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from types import SimpleNamespace as Record

from .page import starts


@dataclass(frozen=True, slots=True)
class Force:
    """A sales force: its seats with their accounts, and managers with their seats."""

    seats: list[Record]
    managers: list[Record]

    @property
    def accounts(self) -> list[Record]:
        """All accounts, seat by seat."""
        return [account for seat in self.seats for account in seat.accounts]


def force(page: str, p: Record) -> Force:
    """As many of each as the settings say; columns that section 5 sets are not there yet."""
    seats = _some(page, "q", int(p.people), p)
    for seat in seats:
        seat.accounts, seat.seen = _some(page, "c", int(p.accounts_per_person), p), Record()
    managers, span = _some(page, "m", ceil(p.people / p.span), p), int(p.span)
    for manager in managers:
        manager.seats = seats[manager.number * span : (manager.number + 1) * span]
    return Force(seats, managers)


def _some(page: str, record: str, many: int, p: Record) -> list[Record]:
    table = starts(page, record).items()
    set_later = ("3.", "5.")
    plain = {name: _start(kind, start, p) for name, (kind, start) in table if not start.startswith(set_later)}
    places = {name: int(kind.split()[0]) for name, (kind, _) in table if kind.endswith("floats")}
    return [Record(number=k, **plain, **{name: [None] * n for name, n in places.items()}) for k in range(many)]


def _start(kind: str, cell: str, p: Record) -> float:
    """A number, or a setting, or minus a setting."""
    sign, _, name = cell.rpartition("p.")
    found = (-1 if sign == "-" else 1) * getattr(p, name) if "p." in cell else float(cell)
    return int(found) if kind == "whole" else found
