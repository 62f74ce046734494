"""Kinds of selling: what differs from the default book of business-to-business accounts, and why."""

from __future__ import annotations

from dataclasses import dataclass

from .setting import Basis, Value


@dataclass(frozen=True, slots=True)
class Change:
    """A setting's value under a preset, with its source and reason."""

    value: Value
    source: str
    reason: str
    basis: Basis = "fitted"


_BANK = "moro2014"
_CURVE = "set with the other four so that the chance of a yes at each call follows 45,211 bank clients"
PRESETS: dict[str, dict[str, Change]] = {
    "business_to_business": {},
    "outbound_campaign": {
        "accounts_per_person": Change(200, "design", "a calling list instead of a book of accounts"),
        "warmup_weeks": Change(0, "design", "a campaign starts on its first day"),
        "start_open": Change(1.0, "design", "everybody on the list is called"),
        "need_rate": Change(0.0, "design", "no second need within one campaign"),
        "stages": Change(1, "design", "a yes on the phone is the sale"),
        "relation_weight": Change(0.0, "design", "strangers on a list have no personal relation"),
        "deadline": Change(0.0, "design", "a list has no month end"),
        "quiet_rate": Change(0.0, "design", "nobody on a list goes quiet: the call ends it"),
        "indecision_rate": Change(0.0, "design", "a list has no open proposals"),
        "tidy_rate": Change(1.0, "design", "a dropped client is off the list at once"),
        "advance_base": Change(-2.99, _BANK, _CURVE),
        "fit_weight": Change(1.4, _BANK, _CURVE),
        "walk_base": Change(-0.53, _BANK, _CURVE),
        "tolerance_staying": Change(1.0, _BANK, _CURVE),
        "fatigue": Change(
            0.14, _BANK, _CURVE + "; the data cannot tell tiring clients from easy ones who said yes first"
        ),
        "deal_value": Change(100.0, "design", "money is a scale only", "figure"),
    },
}
