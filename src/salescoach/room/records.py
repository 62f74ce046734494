"""A session afterwards: its records as frames, and each table's quarter to be lived again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..common.messages import did_you_mean
from ..common.shipped import shipped
from ..management.library import find_style
from ..management.style import Style
from ..results.simulate import Results
from ..settings.team import Team
from .choices import LINES
from .facts import SEEN, trace_of
from .log import read_log
from .play import live, style_of
from .replay import replay
from .roles import PLACES
from .state import Room
from .steps import Step, steps_of
from .teams import hidden_of, team_of

if TYPE_CHECKING:
    import pandas as pd

SHIPPED = "demo_session.room"  # a session played by bots; scripts/demo_session.py makes it
_LINKS = ["table", "week", "above", "pressure", "push", "lost_per_100"]


class RoomSession:
    """A session of the room, read from its log."""

    def __init__(self, room: Room) -> None:
        self._room = room

    @property
    def seed(self) -> int:
        """Seed of the luck."""
        return self._room.seed

    @property
    def tables(self) -> int:
        """How many tables there were."""
        totals = [len(tables) for tables in self._room.lived.values()]
        return max([self._room.tables, *totals])

    @property
    def choices(self) -> pd.DataFrame:
        """One row per table, phase and place, and what was chosen there; ``model`` where nobody did.

        Columns ``table``, ``round``, ``first_week`` (from 0), ``weeks``, ``place`` and ``pick``.
        """
        import pandas as pd

        rows: list[dict[str, Any]] = []
        agenda = self._room.agenda
        for table in range(self._room.tables):
            places = [place for place in agenda.choices if place in self._room.lived]
            for place, step in zip(places, steps_of(self._room, table), strict=False):
                first = agenda.first_week(place)
                for name in PLACES:
                    rows.append({
                        "table": table, "round": agenda.phases[place].round, "first_week": first, "weeks": step.weeks,
                        "place": name, "pick": step.picks[name] or "model",
                    })  # fmt: skip
        return pd.DataFrame(rows, columns=["table", "round", "first_week", "weeks", "place", "pick"])

    @property
    def weeks(self) -> pd.DataFrame:
        """One row per table and week, with the pressure at each link.

        Columns ``table``, ``week`` (from 0), ``above``, ``pressure`` and ``push`` (0-1), and ``lost_per_100``.
        """
        import pandas as pd

        last = self._room.lived[max(self._room.lived)] if self._room.lived else {}
        rows = [
            (int(table), week, *row) for table, facts in last.items() for week, row in enumerate(facts["trace"])
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=_LINKS)

    def weeks_under(self, boss: str) -> pd.DataFrame:
        """The quarter of every table once more, with the same luck and the same choices, under another boss.

        Args:
            boss: line that is said all the time: ``"trust"``, ``"forecast"``, ``"number"`` or ``"heads"``.

        Returns:
            Columns as in ``weeks``.

        Raises:
            ValueError: no such line, or the choices were deleted.
        """
        import pandas as pd

        above, rows = _pressure(boss), []
        for table in range(self.tables):
            steps = self._steps(table)
            team = self.team(table, sum(step.weeks for step in steps) or 1)
            trace = trace_of(live(team, self.seed, steps, SEEN, 1, above))
            rows += [(table, week, *row) for week, row in enumerate(trace)]
        return pd.DataFrame(rows, columns=_LINKS)

    @property
    def hidden(self) -> list[str]:
        """Which of the hidden teams each table had (unwilling, untrained, unhelped, keen or thin_skinned)."""
        return [hidden_of(self.seed, table) for table in range(self.tables)]

    def team(self, table: int, weeks: int = 52) -> Team:
        """The team that a table had.

        Args:
            table: its number, from 0.
            weeks: to be lived.

        Returns:
            The team.

        Raises:
            ValueError: no such table.
        """
        return team_of(hidden_of(self.seed, self._known(table)), weeks)

    def style(self, table: int) -> Style:
        """What a table's manager chose, week by week, over and over.

        Args:
            table: its number, from 0.

        Returns:
            A style for ``sc.simulate``.

        Raises:
            ValueError: no such table, or its choices were deleted.
        """
        return style_of(self._steps(table), f"table {table}")

    def simulate(
        self, table: int, style: str | Style | None = None, runs: int = 200, weeks: int = 52, boss: str | None = None
    ) -> Results:
        """A table's year as it was played, boss, sellers and customers included; or under another manager or boss.

        Args:
            table: its number, from 0.
            style: of the manager; the table's own where it is None.
            runs: lucks; run 0 is the one that was played.
            weeks: to be lived; habits go on beyond the quarter.
            boss: line that the boss says all the time (``"trust"``, ``"forecast"``, ``"number"``, ``"heads"``); the
                table's own lines where it is None.

        Returns:
            Results whose totals ``sc.compare`` takes. Their weekly frames live the style alone, without
            what boss, salespeople and customers chose.

        Raises:
            ValueError: no such table, its choices were deleted, no such style, or no such line of a boss.
        """
        team, steps = self.team(table, weeks), self._steps(table)
        chosen = self.style(table) if style is None else find_style(style)
        above = None if boss is None else _pressure(boss)
        history = live(team, self.seed, steps, None, runs, above, chosen)
        return Results(team, chosen, runs, self.seed, 0, find_style("status_quo"), 1, history.totals)

    def _known(self, table: int) -> int:
        if not 0 <= table < self.tables:
            raise ValueError(f"there is no table {table}; there are {self.tables}, from 0. Type: session.team(0)")
        return table

    def _steps(self, table: int) -> list[Step]:
        self._known(table)
        if not self._room.seats:
            raise ValueError("the choices of this session were deleted; its totals are in session.weeks")
        return steps_of(self._room, table)

    def __repr__(self) -> str:
        room = self._room
        return (
            f"RoomSession: {self.tables} tables, {len(room.seats)} seats, seed {self.seed}, "
            f"{len(room.lived)} of {len(room.agenda.choices)} choices lived\n"
            "  .choices  .weeks  .weeks_under(boss)  .hidden  .team(t)  .style(t)\n"
            "  .simulate(t)  ->  sc.compare(played, other)"
        )


def _pressure(boss: str) -> float:
    if boss not in LINES:
        raise ValueError(f"no boss says {boss!r}{did_you_mean(boss, LINES)} Lines: {', '.join(LINES)}")
    return LINES[boss]


def read_room(path: str | Path | None = None) -> RoomSession:
    """Read a session of the room from its log.

    Args:
        path: of the log; ``salescoach room`` and ``salescoach room demo`` print it. A shipped session of thirty bots
            where it is None.

    Returns:
        Its records and a replay of every table.

    Raises:
        ValueError: no file, no log of a room, or a damaged one; says which.

    Example:
        >>> import salescoach as sc
        >>> sc.read_room().tables
        5
        >>> sc.read_room("missing.room")
        Traceback (most recent call last):
            ...
        salescoach.room.log.LogError: missing.room is no file. Type: salescoach room --new
    """
    return RoomSession(replay(read_log(shipped(SHIPPED) if path is None else Path(path))[1]))
