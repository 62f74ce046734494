"""What a style's lead is made of: Shapley shares of its practices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from ..common.intervals import mean_interval
from ..common.messages import number, whole
from ..management.library import find_style
from ..management.practices import Practices
from ..management.seen import Seen
from ..management.style import Style
from ..settings.team import Team, known_team
from .simulate import simulate

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

# Practices that leaders think of as one thing -> words for it.
PARTS: dict[str, tuple[str, ...]] = {
    "watching": ("oversight_hours",),
    "one-to-ones": ("review_hours",),
    "pipeline reviews": ("process_hours",),
    "coaching": ("coaching_hours", "coaching_fit"),
    "asking and help": ("asking", "support_hours"),
    "stepping in": ("takeover_hours",),
    "shared know-how": ("sharing_hours",),
    "reports": ("report_hours",),
    "pressure passed on": ("pass_on",),
    "push for activity": ("activity_push",),
}
_TOLD = 0.5  # per cent of revenue; smaller parts are summed up in words


@dataclass(frozen=True)
class MadeOf:
    """A style's lead over another, split by practices; ``sc.made_of`` gives it.

    Attributes:
        style: the style.
        against: the style that it is compared with.
        lead: per cent of the other's revenue, with its 95 % interval: mean, low, high.
        table: one row per part, the largest first: part, share, low, high, in per cent of the other's revenue.
        rest: what the parts leave of the lead, per cent; three practices or more acting together.
        text: the same in words.
    """

    style: str
    against: str
    lead: tuple[float, float, float]
    table: pd.DataFrame
    rest: float
    text: str

    def plot(self) -> Picture:
        """The parts as bars with their intervals."""
        from ..figures.parts import parts_picture

        return parts_picture(self)

    def __repr__(self) -> str:
        return self.text


def made_of(
    team: Team,
    style: str | Style,
    against: str | Style = "status_quo",
    runs: int = 100,
    seed: int = 1,
    *,
    threads: int | None = None,
) -> MadeOf:
    """Split a style's lead in revenue over another into shares of its practices.

    The share of a part is the mean of what it adds to the other style alone and of what its lack takes from
    the whole style. That is its Shapley value (Shapley 1953) as long as practices act at most in pairs; what
    larger groups do together is told as the rest.

    Args:
        team: ``sc.Team(...)``.
        style: the style that is split.
        against: the style that it is compared with.
        runs: replications, at least 2; all have the same luck.
        seed: whole number from 0.
        threads: threads to use; all processors by default. Changes no number.

    Returns:
        The shares: ``.table``, ``.text``, ``.plot()``.

    Raises:
        ValueError: a wrong argument, or a style that returns something unusable.

    Example:
        >>> import salescoach as sc
        >>> parts = sc.made_of(sc.Team(people=2), "watch_more", runs=4)
        >>> list(parts.table["part"])
        ['watching']
    """
    known_team(team)
    one, other, count = find_style(style), find_style(against), whole("runs", runs, 2)
    sold: dict[frozenset[str], Array] = {}

    def revenue(parts: frozenset[str]) -> Array:
        if parts not in sold:
            sold[parts] = np.asarray(
                simulate(team, mixed(one, other, parts), count, seed, threads=threads).raw["revenue"], float
            )
        return sold[parts]

    nothing, everything = frozenset[str](), frozenset(PARTS)
    base, whole_style = revenue(nothing), revenue(everything)
    scale = 100.0 / float(base.mean()) if base.mean() > 0 else np.nan
    shares = {
        part: scale * (revenue(frozenset((part,))) - base + whole_style - revenue(everything - {part})) / 2
        for part in PARTS
    }
    return _made_of(one.name, other.name, scale * (whole_style - base), shares)


def mixed(style: Style, other: Style, parts: frozenset[str]) -> Style:
    """The other style with some parts taken from the style.

    Args:
        style: gives the parts.
        other: gives everything else.
        parts: keys of PARTS.
    """
    if not parts:
        return other
    if parts == frozenset(PARTS):
        return style
    taken = [practice for part in PARTS if part in parts for practice in PARTS[part]]

    def rule(seen: Seen) -> Practices:
        from_style = style.rule(seen)
        return replace(other.rule(seen), **{practice: getattr(from_style, practice) for practice in taken})

    return Style(name=f"{other.name} with {', '.join(taken)}", author="made for a test", summary="a mix", rule=rule)


def _made_of(style: str, against: str, lead: Array, shares: Mapping[str, Array]) -> MadeOf:
    import pandas as pd

    rows = [(part, *mean_interval(values, 0.95)) for part, values in shares.items() if np.any(values != 0.0)]
    table = pd.DataFrame(rows, columns=["part", "share", "low", "high"])
    table = table.sort_values("share", key=np.abs, ascending=False, kind="stable", ignore_index=True)
    rest = float(lead.mean() - table["share"].sum())
    whole_lead = mean_interval(lead, 0.95)
    return MadeOf(style, against, whole_lead, table, rest, _words(style, whole_lead, table, rest))


def _words(style: str, lead: tuple[float, float, float], table: pd.DataFrame, rest: float) -> str:
    """One sentence: the lead, then the parts that are clear and large enough to tell."""
    mean, low, high = lead
    total = f"{style} {number(mean, 1, True)} %" if low > 0 or high < 0 else f"{style} no clear lead"
    clear = table[((table["low"] > 0) | (table["high"] < 0)) & (table["share"].abs() >= _TOLD)]
    parts = [f"{row.part} {number(row.share, 1, True)}" for row in clear.itertuples()]
    others = float(table["share"].sum() - clear["share"].sum() + rest)
    if abs(others) >= _TOLD and parts:
        parts.append(f"all else {number(others, 1, True)}")
    return f"{total}: {', '.join(parts)}" if parts else f"{total}: no part of it is clear"
