"""Kinds of selling: what differs from the default book of business-to-business accounts, and why."""

from __future__ import annotations

from dataclasses import dataclass

from .setting import Value


@dataclass(frozen=True, slots=True)
class Change:
    """A setting's value under a preset, with its source and reason."""

    value: Value
    source: str
    reason: str


_CAMPAIGN = "fitted by hand to the conversion of real bank clients by number of contacts"
PRESETS: dict[str, dict[str, Change]] = {
    "business_to_business": {},
    "outbound_campaign": {
        "accounts_per_person": Change(200, "design", "a calling list instead of a book"),
        "warmup_weeks": Change(0, "design", "a campaign starts on its first day"),
        "start_open": Change(1.0, "design", "everybody on the list is called"),
        "need_rate": Change(0.0, "design", "no second need within one campaign"),
        "stages": Change(1, "design", "a yes on the phone is the sale"),
    },
}
