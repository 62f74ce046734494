"""What happens in a room: one event, as it stands in the log."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        kind: ``join``, ``choice``, ``bell`` and so on; ``state.py`` has a function for each.
        data: plain values.
        seat: random number of the seat that it belongs to; empty where it belongs to none.
        id: made where the event was made, on a phone for instance; a second event with the same id changes nothing.
        at: seconds since 1970 by the clock of the laptop.
    """

    kind: str
    data: dict[str, Any] = field(default_factory=dict)
    seat: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    at: float = 0.0

    def row(self) -> tuple[str, float, str, str, str]:
        """As a row of the log."""
        return self.id, self.at, self.kind, self.seat, json.dumps(self.data, ensure_ascii=False, sort_keys=True)


def from_row(row: tuple[str, float, str, str, str]) -> Event:
    """The event of a row; ValueError where the data is not JSON."""
    id_, at, kind, seat, data = row
    return Event(kind, json.loads(data), seat, id_, at)
