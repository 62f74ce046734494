"""The plan of a session: which screens come when. Files that a facilitator can copy and edit."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..common.messages import did_you_mean

# What a phase can be. People choose in the first two; in ``practice`` nothing counts.
CHOOSING = ("practice", "choose")
KINDS = ("join", *CHOOSING, "blame", "trace", "year", "tables", "end")
AFTER = ("blame", "trace", "year", "tables", "end")  # come in this order, once each, behind all choices
MOST_WEEKS = 13
SHIPPED = ("90", "45", "30")


@dataclass(frozen=True, slots=True)
class Phase:
    """One screen of the session.

    Attributes:
        kind: one of KINDS.
        seconds: until the bell.
        round: in which everybody keeps a role; 0 outside of rounds.
        weeks: that people decide about.
        say: sentence for the facilitator; empty for the one that belongs to the kind.
    """

    kind: str
    seconds: int
    round: int = 0
    weeks: int = 0
    say: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All phases in order."""

    name: str
    phases: tuple[Phase, ...]

    def plain(self) -> dict[str, Any]:
        """As plain values."""
        return {"name": self.name, "phases": [asdict(phase) for phase in self.phases]}

    @property
    def choices(self) -> list[int]:
        """Places of the phases that count."""
        return [place for place, phase in enumerate(self.phases) if phase.kind == "choose"]

    def first_week(self, place: int) -> int:
        """The first week that a phase is about."""
        return sum(phase.weeks for phase in self.phases[:place])

    def place_of(self, kind: str) -> int:
        """Where the first phase of a kind stands."""
        return next(place for place, phase in enumerate(self.phases) if phase.kind == kind)


def from_plain(values: dict[str, Any]) -> Agenda:
    """The agenda of plain values that were checked before."""
    return Agenda(values["name"], tuple(Phase(**phase) for phase in values["phases"]))


def read_agenda(name: str) -> Agenda:
    """A shipped agenda (``"90"``, ``"45"``, ``"30"``) or the one in a file.

    Raises:
        ValueError: no such file, no TOML, or a plan that cannot be played; says where and what is allowed.
    """
    if name in SHIPPED:
        text = files(__package__).joinpath("agendas", f"{name}.toml").read_text(encoding="utf-8")
        return _checked(tomllib.loads(text), f"agenda {name}")
    path = Path(name)
    if not path.is_file():
        raise ValueError(
            f"agenda {name!r} is no file and none of {', '.join(SHIPPED)}. Type: salescoach room --agenda 45"
        )
    try:
        return _checked(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name} is no TOML file: {error}. Copy one: salescoach room --print-agenda 45") from None


def agenda_text(name: str) -> str:
    """The file of a shipped agenda, to be copied and edited."""
    return files(__package__).joinpath("agendas", f"{name}.toml").read_text(encoding="utf-8")


def _checked(values: dict[str, Any], where: str) -> Agenda:
    rows = values.get("phase")
    if not isinstance(rows, list) or not rows or set(values) - {"name", "phase"}:
        raise ValueError(f'{where}: it holds a name and phases, each below a line [[phase]]. Type: name = "mine"')
    phases = tuple(_phase(row, f"{where}, phase {number}") for number, row in enumerate(rows, start=1))
    _check_order(phases, where)
    return Agenda(str(values.get("name", where)), phases)


def _phase(row: Any, where: str) -> Phase:
    allowed = ("kind", "minutes", "round", "weeks", "say")
    for name in row if isinstance(row, dict) else {}:
        if name not in allowed:
            raise ValueError(f"{where}: unknown {name!r}{did_you_mean(name, allowed)} Allowed: {', '.join(allowed)}")
    kind, minutes = (row.get("kind"), row.get("minutes")) if isinstance(row, dict) else (None, None)
    if kind not in KINDS:
        raise ValueError(f"{where}: kind={kind!r}{did_you_mean(str(kind), KINDS)} Kinds: {', '.join(KINDS)}")
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not 0.1 <= minutes <= 60:
        raise ValueError(f"{where}: minutes={minutes!r} must lie between 0.1 and 60. Type: minutes = 2")
    whole = {}
    for name, most in (("round", 6), ("weeks", MOST_WEEKS)):
        value = row.get(name, 0)
        least = 1 if kind == "choose" else 0
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= (most if least else 0):
            allowed_here = f"a whole number from 1 to {most}" if least else "left out, because nobody decides here"
            raise ValueError(
                f"{where}: {name}={value!r} of kind {kind!r} must be {allowed_here}. Type: {name} = {least}"
            )
        whole[name] = value
    return Phase(kind, round(60 * minutes), say=str(row.get("say", "")), **whole)


def _check_order(phases: tuple[Phase, ...], where: str) -> None:
    kinds = [phase.kind for phase in phases]
    rounds = [phase.round for phase in phases if phase.kind == "choose"]
    first_after = next((place for place, kind in enumerate(kinds) if kind in AFTER), len(kinds))
    weeks = sum(phase.weeks for phase in phases)
    if kinds[0] != "join" or kinds.count("join") != 1:
        raise ValueError(f'{where}: the first phase, and no other, is kind = "join"')
    if not rounds or rounds != sorted(rounds) or rounds[0] != 1 or set(rounds) != set(range(1, max(rounds) + 1)):
        raise ValueError(f"{where}: rounds of the choices are {rounds}; they go 1, 1, 2, 2, ... upwards")
    if tuple(kinds[first_after:]) != AFTER:
        raise ValueError(f"{where}: behind the choices stand, once each and in this order: {', '.join(AFTER)}")
    if weeks > MOST_WEEKS:
        raise ValueError(f"{where}: {weeks} weeks are decided; a quarter has {MOST_WEEKS}. Take weeks away")
