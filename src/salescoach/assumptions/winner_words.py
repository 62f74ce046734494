"""Who wins where, in sentences: who is best and worst how often, who never, and what that hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .effect import describe

if TYPE_CHECKING:
    import pandas as pd

_TOLD = 0.05  # share of worlds; who is best in fewer is not named one by one
_MOVED = 0.1  # change of the share of worlds from which a part is named


def told(table: pd.DataFrame, parts: pd.DataFrame, worlds: int, runs: int) -> tuple[str, str]:
    """The finding in one line, and all of it.

    Args:
        table: shares of each style as it is.
        parts: the same without each of its parts.
        worlds: how many.
        runs: in each.
    """
    lines = [f"Who wins where, over {worlds} worlds with {runs} paired runs each ('clearly': against every other):"]
    for measure in table["measure"].unique():
        here = table[table["measure"] == measure]
        label = describe(str(measure)).label
        lines.append(f"  {label}: best {_named(here, 'best')}; worst {_named(here, 'worst')}.")
        never = here[here["best"] == 0]["style"].tolist()
        if never:
            lines.append(f"    Best in no world: {', '.join(never)}.")
        lines += [f"    {line}" for line in _hangs_on(here, parts[parts["measure"] == measure])]
    return _title(table, worlds), "\n".join(lines)


def _title(table: pd.DataFrame, worlds: int) -> str:
    first = str(table["measure"].iloc[0])
    here = table[table["measure"] == first].sort_values("best", ascending=False, kind="stable")
    top = here.iloc[0]
    winners = int((here["best"] > 0).sum())
    return (
        f"On {describe(first).label} {top['style']} is best in {top['best']:.0%} of {worlds} worlds, clearly in "
        f"{top['clearly_best']:.0%}; {winners} of {len(here)} styles are best somewhere"
    )


def _named(here: pd.DataFrame, column: str) -> str:
    ordered = here.sort_values(column, ascending=False, kind="stable")
    shown = ordered[ordered[column] >= _TOLD]
    return ", ".join(f"{row.style} {share(row, column)}" for row in shown.itertuples()) or "nobody often"


def share(row: object, column: str) -> str:
    """'40% (clearly 22%)'.

    Args:
        row: of a table, as a tuple with names.
        column: best or worst.
    """
    return f"{getattr(row, column):.0%} (clearly {getattr(row, f'clearly_{column}'):.0%})"


def _hangs_on(here: pd.DataFrame, parts: pd.DataFrame) -> list[str]:
    """For every style that is best somewhere, or would be without a part: the parts that move its share most."""
    lines = []
    for row in here.itertuples():
        mine = parts[parts["style"] == row.style]
        moved = mine[(mine["best"] - row.best).abs() >= _MOVED]
        moved = moved.reindex((moved["best"] - row.best).abs().sort_values(ascending=False, kind="stable").index)
        if len(moved):
            named = ", ".join(f"without {one.without} {one.best:.0%}" for one in moved.head(4).itertuples())
            lines.append(f"{row.style} is best in {row.best:.0%}; {named}.")
        elif row.best >= _TOLD and len(mine):
            lines.append(f"{row.style} is best in {row.best:.0%}; no single part moves that by {_MOVED:.0%} or more.")
    return lines
