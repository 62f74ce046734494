"""What the engine in the page is fed with: worlds, kinds of people, and the layout of its memory."""

from __future__ import annotations

from typing import Any

import salescoach as sc
from salescoach.settings.register import CAUSE_SHARES
from salescoach.settings.team import Team
from salescoach.simulation.params import DERIVED, PARAMS, parameters
from salescoach.simulation.state import ACCOUNT, MANAGER, RUN_TOTALS, SEAT
from story.engine.records import offsets
from story.engine.source import page_styles

WORLDS = 20  # confirmed worlds in the page; more would not fit beside three languages
DIGITS = 4  # of their settings: the page says so
CANNOT = {"training": 0.5, "support": 0.3}
WILL_NOT = {"will": 0.8}
TOLD = ("revenue", "leavers", "trust", "strain", "walked", "wins", "vacant_weeks")
SEAT_COLUMNS = ("pass_on", "pressure", "strain", "push", "quota", "recent_revenue", "vacant")
ACCOUNT_COLUMNS = ("trust", "tolerance", "price", "value", "opened_week", "contacts", "stage", "dead", "event")


def page_worlds() -> list[Team]:
    """The typical world, then confirmed ones, with settings rounded as the page holds them."""
    return [sc.Team(), *(_rounded(world) for world in sc.plausible_worlds(WORLDS))]


def kinds_of(world: Team) -> list[Team]:
    """Five kinds of people, from those who cannot yet over the world's own to those who will not."""
    own = {cause: float(world.values[name]) for cause, name in CAUSE_SHARES.items()}
    mixes = (CANNOT, _between(CANNOT, own), own, _between(own, WILL_NOT), WILL_NOT)
    return [world.change(causes={cause: _short(share) for cause, share in mix.items()}) for mix in mixes]


def page_data() -> dict[str, Any]:
    """All numbers that the engine needs, as they stand in the page."""
    worlds = page_worlds()
    base, names = parameters(worlds[0]), PARAMS.names or ()
    mixed = [*CAUSE_SHARES.values(), *DERIVED]
    rows = [parameters(world) for world in worlds]
    varied = [name for name in names if name not in mixed and any(row[name] != base[name] for row in rows)]
    return {
        "names": list(names),
        "base": [_number(base[name]) for name in names],
        "varied": varied,
        "worlds": [[_number(row[name]) for name in varied] for row in rows[1:]],
        "mixed": mixed,
        "kinds": [[_mix_of(team, mixed) for team in kinds_of(world)] for world in worlds],
        "styles": [style.name for style in page_styles()],
        "totals": list(RUN_TOTALS.names or ()),
        "told": list(TOLD),
        "layout": {
            "seat": SEAT.itemsize, "manager": MANAGER.itemsize, "account": ACCOUNT.itemsize,
            "totals": RUN_TOTALS.itemsize,
            "at": {
                "seat": offsets("Seat", *SEAT_COLUMNS), "account": offsets("Account", *ACCOUNT_COLUMNS),
                "manager": offsets("Manager", "above"),
            },
        },
    }  # fmt: skip


def _mix_of(team: Team, names: list[str]) -> list[float | int]:
    row = parameters(team)
    return [_number(float(f"{row[name]:.7g}")) for name in names]


def _between(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {cause: (one.get(cause, 0.0) + other.get(cause, 0.0)) / 2 for cause in CAUSE_SHARES}


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _rounded(world: Team) -> Team:
    rounded: dict[str, Any] = {name: _short(v) for name, v in world.values.items() if isinstance(v, float)}
    return world.change(**rounded)


def _number(value: float) -> float | int:
    """A number as short as JSON can say it without a loss."""
    return int(value) if value == int(value) else float(value)
