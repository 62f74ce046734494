"""All that is said about a team of one's own: the fit, its misfits, the answers, what stays unknown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..common.messages import wrapped
from ..records.records import Records
from .answers import Answer
from .in_records import too_little
from .own_team import OwnTeam, own_team
from .words import UNTESTED, unknown_lines

ASKED = (("micromanage", "coach"), ("status_quo", "accountability"))
WORLDS, RUNS = 40, 10
FIT_STEPS = 36  # simulations of most fits


@dataclass(frozen=True, kw_only=True)
class About:
    """What is said about the team of some records.

    Attributes:
        own: the fitted team; None where there are too few records.
        why: why there is none, a sentence.
        answers: two comparisons of styles, with and without the records.
        origin: where the compared worlds are from, a sentence.
    """

    own: OwnTeam | None
    why: str
    answers: tuple[Answer, ...]
    origin: str

    @property
    def lines(self) -> list[str]:
        """The same for the screen."""
        if self.own is None:
            return [f"About your own team: {self.why}"]
        fit, told = self.own.fit_lines, (line for answer in self.answers for line in answer.lines)
        return [
            "Your own team, simulated:", *map(_sentence, fit), "",
            f"What the kit answers, in a year of {self.own.team.weeks} weeks:", *map(_sentence, told),
            wrapped(self.origin),
            *([wrapped(UNTESTED)] if any(answer.with_records for answer in self.answers) else []),
            *unknown_lines(self.own.unknown),
        ]  # fmt: skip


def _sentence(line: str) -> str:
    """A sentence in lines that fit; rows of a table stay as they are."""
    indent = line[: len(line) - len(line.lstrip())]
    return wrapped(line.strip(), indent) if line.endswith((".", ":")) else line


def about(
    records: Records, worlds: int = WORLDS, runs: int = RUNS, progress: Callable[[int], None] | None = None
) -> About:
    """Fit a team to records and ask the two questions of it, with and without the records.

    Args:
        records: what was read.
        worlds: how many worlds to compare in.
        runs: paired runs in each.
        progress: called with 1 after every part; ``steps_of(worlds)`` are expected.
    """
    why = too_little(records)
    if why:
        return About(own=None, why=why, answers=(), origin="")
    own = own_team(records, progress=progress)
    answers, origin = own.answers(ASKED, n=worlds, runs=runs, progress=progress)
    return About(own=own, why="", answers=tuple(answers), origin=origin)


def steps_of(worlds: int) -> int:
    """How many parts ``about`` has, as a rule.

    Args:
        worlds: how many are compared in.
    """
    return FIT_STEPS + worlds * (1 + 2 * len(ASKED))
