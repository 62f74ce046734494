"""Checks for answers that are no numbers: a style, a team, a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..management.contract.check import check_style
from ..management.style import Style, style
from ..settings.team import Team

if TYPE_CHECKING:
    import pandas as pd

Check = Callable[[Any], str | None]


def style_that(then: Callable[[Style], str | None]) -> Check:
    """A check for a style: it must pass ``sc.check_style``, then do what is asked.

    Args:
        then: takes the style, simulates or calls it, returns None where it does what is asked, else a sentence.
    """

    def check(answer: Any) -> str | None:
        if isinstance(answer, str):
            return "a style of your own is asked, not the name of one. Type: @sc.style above def my_style(seen):"
        if not callable(answer):
            return f"a style is asked, not a {type(answer).__name__}. Type: @sc.style above def my_style(seen):"
        own = answer if isinstance(answer, Style) else style(answer)
        report = check_style(own)
        if not report.ok:
            return f"the style breaks a rule.\n{report.text}"
        return then(own)

    return check


def team_that(then: Callable[[Team], str | None]) -> Check:
    """A check for a team.

    Args:
        then: takes the team, returns None where it is as asked, else a sentence.
    """

    def check(answer: Any) -> str | None:
        if not isinstance(answer, Team):
            return f"a team is asked, not a {type(answer).__name__}. Type: sc.Team(people=8)"
        return then(answer)

    return check


def frame_that(columns: tuple[str, ...], then: Callable[[pd.DataFrame], str | None]) -> Check:
    """A check for a frame: it must have these columns, then hold what is asked.

    Args:
        columns: names that must be there; more may be.
        then: takes the frame, returns None or a sentence.
    """

    def check(answer: Any) -> str | None:
        import pandas as pd

        if not isinstance(answer, pd.DataFrame):
            return f"a frame is asked, not a {type(answer).__name__}. Type: frame = results.totals[{list(columns)!r}]"
        missing = [name for name in columns if name not in answer.columns]
        if missing:
            return f"the frame has no column {', '.join(missing)}. It has: {', '.join(map(str, answer.columns))}."
        return then(answer)

    return check
