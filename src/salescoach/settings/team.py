"""The team: every setting of one world in one frozen value."""

from __future__ import annotations

import math
import reprlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..common.given import is_word
from ..common.messages import did_you_mean
from .links import LINKS, known_link
from .presets import PRESETS
from .register import CAUSE_SHARES, SETTINGS, setting
from .setting import Value

_A_MIX = 'Type: sc.Team(causes={"will": 0.3, "training": 0.2})'


class Team:
    """A sales force, its customers, its managers and the strength of every link: one world.

    Frozen: it checks itself when made and changes only by copy (:meth:`change`,
    :meth:`without`). Every name in ``sc.evidence(team)`` is an argument and an attribute.

    Args:
        preset: ``"business_to_business"`` (default) or ``"outbound_campaign"``.
        causes: the whole mix of causes of falling short, e.g. ``{"will": 0.6}``; causes that are not
            named get no share.
        **values: any setting by name, e.g. ``people=8, accounts_per_person=50, weeks=52,
            share_low_will=0.3, pass_through=0.5``; units and ranges stand in ``sc.evidence(team)``.

    Raises:
        ValueError: unknown name, impossible value, or shares of causes above one.

    Example:
        >>> import salescoach as sc
        >>> team = sc.Team(people=3, causes={"will": 0.5})
        >>> team.people, team.share_low_will
        (3, 0.5)
    """

    __slots__ = ("_cut", "_preset", "_values")
    _cut: frozenset[str]
    _preset: str
    _values: Mapping[str, Value]

    def __init__(
        self, preset: str = "business_to_business", *, causes: Mapping[str, float] | None = None, **values: Any
    ) -> None:
        if not is_word(preset, PRESETS):
            raise ValueError(
                f"unknown preset {preset!r}{did_you_mean(str(preset), PRESETS)} Presets: {', '.join(PRESETS)}. "
                'Type: sc.Team(preset="outbound_campaign")'
            )
        chosen: dict[str, Value] = {name: s.default for name, s in SETTINGS.items()}
        chosen.update({name: change.value for name, change in PRESETS[preset].items()})
        chosen.update({name: setting(name).check(value) for name, value in (_mix(causes) | values).items()})
        _check_together(chosen)
        object.__setattr__(self, "_preset", preset)
        object.__setattr__(self, "_values", MappingProxyType(chosen))
        object.__setattr__(self, "_cut", frozenset())

    @property
    def preset(self) -> str:
        """Name of the preset that it was made from."""
        return self._preset

    @property
    def values(self) -> Mapping[str, Value]:
        """All settings by name, read-only."""
        return self._values

    @property
    def cut(self) -> frozenset[str]:
        """Links that are switched off."""
        return self._cut

    def change(self, *, causes: Mapping[str, float] | None = None, **values: Any) -> Team:
        """A copy with these settings changed; what is not named stays, cut links stay cut.

        Args:
            causes: the whole mix of causes of falling short, as in ``sc.Team``.
            **values: any setting by name.

        Returns:
            The changed team.

        Raises:
            ValueError: unknown name, impossible value, or shares of causes above one.

        Example:
            >>> import salescoach as sc
            >>> sc.Team().change(people=20)
            Team(people=20)
        """
        changed = {name: setting(name).check(value) for name, value in (_mix(causes) | values).items()}
        return _copy(self, changed, self._cut)

    def without(self, *links: str) -> Team:
        """A copy with these links cut.

        Args:
            *links: names of links (see ``sc.links()``), or ``"all"``.

        Returns:
            The team in which nothing travels over these links.

        Raises:
            ValueError: no link, or a name that is no link.
        """
        names = tuple(LINKS) if "all" in links else links
        if not names:
            raise ValueError('without() needs a link to cut. Type: sc.without(team, "pass_through")')
        return _copy(self, {}, self._cut | {known_link(name) for name in names})

    def strength(self, link: str) -> float:
        """Strength of a link as it acts.

        Args:
            link: its name (see ``sc.links()``).

        Returns:
            The strength, in the unit of the setting of that name; zero where the link is cut.

        Raises:
            ValueError: a name that is no link.
        """
        return 0.0 if known_link(link) in self._cut else float(self._values[link])

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._values:
            raise AttributeError(f"a team has no setting {name!r}{did_you_mean(name, SETTINGS)}")
        return self._values[name]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a team is frozen. Type: team = team.change({name}={value!r})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a team is frozen: {name!r} cannot be taken away")

    def __dir__(self) -> list[str]:
        return sorted([*super().__dir__(), *SETTINGS])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Team) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[tuple[tuple[str, Value], ...], tuple[str, ...]]:
        return tuple(self._values.items()), tuple(sorted(self._cut))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self._preset, dict(self._values), sorted(self._cut))

    def differences(self, other: Team) -> dict[str, tuple[Value, Value]]:
        """Settings and links in which two teams differ.

        Args:
            other: the other team.

        Returns:
            Name of the setting or link -> (value here, value there).
        """
        rows = {n: (v, other._values[n]) for n, v in self._values.items() if v != other._values[n]}
        for link in sorted(self._cut ^ other._cut):
            rows[link] = (self.strength(link), other.strength(link))
        return rows

    def __repr__(self) -> str:
        base = {n: s.default for n, s in SETTINGS.items()} | {n: c.value for n, c in PRESETS[self._preset].items()}
        shown = {n: v for n, v in self._values.items() if v != base[n]}
        first = [f'preset="{self._preset}"'] if self._preset != "business_to_business" else []
        text = f"Team({', '.join(first + [f'{n}={v!r}' for n, v in shown.items()])})"
        cut = ["all"] if self._cut == set(LINKS) else sorted(self._cut)
        return text + "".join(f'.without("{name}")' for name in cut)


def without(team: Team, *links: str) -> Team:
    """A copy of the team with these links cut, every unrelated draw untouched.

    Args:
        team: the team; it is not changed.
        *links: names of links (see ``sc.links()``), or ``"all"``.

    Returns:
        The team in which nothing travels over these links.

    Raises:
        ValueError: no team, no link, or a name that is no link.

    Example:
        >>> import salescoach as sc
        >>> sc.without(sc.Team(people=3), "pass_through")
        Team(people=3).without("pass_through")
    """
    return known_team(team).without(*links)


def known_team(team: object) -> Team:
    """The team itself; ValueError where it is something else."""
    if isinstance(team, Team):
        return team
    raise ValueError(f"{reprlib.repr(team)} is not a team. Type: team = sc.Team(people=8)")


def _copy(team: Team, changed: Mapping[str, Value], cut: frozenset[str]) -> Team:
    values = {**team.values, **changed}
    _check_together(values)
    new = object.__new__(Team)
    object.__setattr__(new, "_preset", team.preset)
    object.__setattr__(new, "_values", MappingProxyType(values))
    object.__setattr__(new, "_cut", cut)
    return new


def _rebuild(preset: str, values: dict[str, Any], cut: list[str]) -> Team:
    team = Team(preset, **values)
    return team.without(*cut) if cut else team


def _mix(causes: Mapping[str, float] | None) -> dict[str, Any]:
    """Shares of all causes from a mix; none where there is no mix."""
    if causes is None:
        return {}
    if not isinstance(causes, Mapping):
        raise ValueError(f"causes={reprlib.repr(causes)} is not a mix of shares. {_A_MIX}")
    for cause in causes:
        if cause not in CAUSE_SHARES:
            raise ValueError(
                f"unknown cause {cause!r}{did_you_mean(str(cause), CAUSE_SHARES)} Causes: {', '.join(CAUSE_SHARES)}. "
                f"{_A_MIX}"
            )
    return {share: causes.get(cause, 0.0) for cause, share in CAUSE_SHARES.items()}


def _check_together(values: Mapping[str, Value]) -> None:
    shares = {name: float(values[name]) for name in CAUSE_SHARES.values()}
    total = sum(shares.values())
    if total > 1 + 1e-9:
        fitting = {name: math.floor(100 * share / total) / 100 for name, share in shares.items()}
        raise ValueError(
            f"shares of causes add up to {total:.4g}, at most 1 is allowed: "
            f"{', '.join(f'{n}={v:g}' for n, v in shares.items() if v)}; in the same proportion these fit. "
            f"Type: sc.Team({', '.join(f'{n}={v:g}' for n, v in fitting.items())})"
        )
