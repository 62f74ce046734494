"""All settings in one ordered table, by name."""

from __future__ import annotations

from dataclasses import replace

from ..common.messages import did_you_mean
from .setting import Setting
from .values.customers import CUSTOMERS
from .values.link_shapes import LINK_SHAPES
from .values.link_strengths import LINK_STRENGTHS
from .values.manager import MANAGER
from .values.people import PEOPLE
from .values.structure import STRUCTURE

GROUPS: dict[str, tuple[Setting, ...]] = {
    "structure": STRUCTURE,
    "customers": CUSTOMERS,
    "people": PEOPLE,
    "manager": MANAGER,
    "link strength": LINK_STRENGTHS,
    "link shape": LINK_SHAPES,
}
SETTINGS: dict[str, Setting] = {
    setting.name: replace(setting, group=group) for group, table in GROUPS.items() for setting in table
}
CAUSES: tuple[str, ...] = ("none", "hiring", "training", "support", "tools", "environment", "personal", "will")
CAUSE_SHARES: dict[str, str] = {c: "share_low_will" if c == "will" else f"share_{c}" for c in CAUSES[1:]}


def setting(name: str) -> Setting:
    """The setting of that name; ValueError with the nearest name where there is none."""
    try:
        return SETTINGS[name]
    except KeyError:
        raise ValueError(
            f"unknown setting {name!r}{did_you_mean(name, SETTINGS)} "
            "Type: sc.evidence(sc.Team()) for the list of all settings"
        ) from None
