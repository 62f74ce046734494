"""What practices bring: for the manager's hours, cause by cause, and when they come late."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.signs import more_or_less
from .colours import BLUE, GREY, ORANGE
from .picture import Picture, despine, new_figure, set_title
from .styles import look_of, quoted, style_label

if TYPE_CHECKING:
    import pandas as pd

_LETTER, _RISE = 0.015, 0.11  # width of a letter and height of a label over its point, shares of what the axes span
_WHAT = {
    "none": "nothing is wrong",
    "hiring": "wrong for the job",
    "training": "training is missing",
    "support": "support is missing",
    "tools": "tools do not work",
    "environment": "a bad environment",
    "personal": "trouble at home",
    "will": "they will not",
}
_HELP_OR_WATCH = {"helped": (BLUE, "o", 0.13), "watched": (ORANGE, "D", -0.13)}


def hours_picture(tables: dict[str, pd.DataFrame], reference: str) -> Picture:
    """Revenue gained over a reference against the hours that a manager spends, one panel per team.

    Args:
        tables: name of a team -> frame, index style, columns hours (per week) and percent (of revenue gained).
        reference: the style that all are compared with, at zero per cent.

    Returns:
        The picture.
    """
    best = {team: str(table["percent"].idxmax()) for team, table in tables.items()}
    title = "What sells most: " + "; ".join(f"{quoted(style)} ({team})" for team, style in best.items())
    figure = new_figure(7.3, 0.8 + 2.4 * len(tables))
    axes = figure.subplots(len(tables), 1, sharex=True, squeeze=False)[:, 0]
    for axis, (team, table) in zip(axes, tables.items(), strict=True):
        _points(axis, table, best[team])
        axis.set_title(team, loc="left", fontsize=10, fontweight="bold")
        axis.set_ylabel(f"revenue over {style_label(reference)} (%)")
    axes[-1].set_xlabel("hours per week that the manager spends on people")
    set_title(figure, title)
    values = " ".join(
        f"{team}: "
        + ", ".join(
            f"{style_label(n)} {more_or_less(r['percent'])} for {r['hours']:.0f} hours" for n, r in table.iterrows()
        )
        + "."
        for team, table in tables.items()
    )
    return Picture(figure, title, f"{title}. {values}")


def _points(axis: Any, table: pd.DataFrame, best: str) -> None:
    axis.axhline(0, color=GREY, linewidth=1)
    above = _labels_above(table)
    for name, row in table.iterrows():
        look = look_of(name)
        axis.plot(row["hours"], row["percent"], look.mark, color=look.colour, markersize=11 if name == best else 8)
        off = (0, 9) if above[style_label(name)] else (0, -15)
        at = (row["hours"], row["percent"])
        axis.annotate(
            look.label, at, xytext=off, textcoords="offset points", ha="center", color=look.colour,
            fontweight="bold" if name == best else "normal",
        )  # fmt: skip
    axis.set_xlim(0, 1.12 * float(table["hours"].max()))
    axis.margins(y=0.15)
    despine(axis)


def _labels_above(table: pd.DataFrame) -> dict[str, bool]:
    """Whether each label stands above its point: the choice with the fewest labels on labels or points."""
    names = [style_label(name) for name in table.index]
    points = table[["hours", "percent"]].to_numpy(float)

    letter = _LETTER * float(points[:, 0].max())
    rise = _RISE * max(1e-9, float(np.ptp(np.append(points[:, 1], 0.0))))

    def clashes(sides: tuple[bool, ...]) -> int:
        boxes = [
            (x, y + (rise if up else -rise), letter * len(name) / 2)
            for name, (x, y), up in zip(names, points, sides, strict=True)
        ]
        labels = sum(abs(a[0] - b[0]) < a[2] + b[2] and abs(a[1] - b[1]) < rise for a, b in combinations(boxes, 2))
        dots = sum(abs(x - box[0]) < box[2] and abs(y - box[1]) < 0.8 * rise for x, y in points for box in boxes)
        return int(labels + dots)

    choices: list[tuple[bool, ...]] = list(product((True, False), repeat=len(names)))
    best = min(choices, key=clashes)
    return dict(zip(names, best, strict=True))


def causes_picture(frame: pd.DataFrame) -> Picture:
    """What each practice brings, a row for each cause, with intervals.

    Args:
        frame: columns cause, practice (helped or watched), effect, low, high; in per cent of revenue.

    Returns:
        The picture.
    """
    causes = list(dict.fromkeys(frame["cause"]))
    figure = new_figure(7.6, 1.4 + 0.42 * len(causes))
    axis = figure.subplots()
    for practice, (color, mark, shift) in _HELP_OR_WATCH.items():
        rows = frame[frame["practice"] == practice]
        places = [len(causes) - 1 - causes.index(cause) + shift for cause in rows["cause"]]
        axis.hlines(places, rows["low"], rows["high"], color=color, linewidth=1.5)
        axis.plot(rows["effect"], places, mark, color=color, markersize=6)
        top = max(range(len(places)), key=places.__getitem__)
        axis.annotate(
            practice, (float(rows["high"].iloc[top]), places[top]), (6, 0), textcoords="offset points", va="center",
            color=color, fontweight="bold", bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )  # fmt: skip
    axis.axvline(0, color=GREY, linewidth=1)
    axis.set_yticks(range(len(causes)), [_WHAT.get(cause, cause) for cause in reversed(causes)])
    axis.set_xlabel("% less ← sales against being left alone → % more; lines: 95 % intervals")
    despine(axis)
    title = _helped_or_watched(frame, causes)
    set_title(figure, title)
    rows = [
        f"{_WHAT.get(cause, cause)}: {', '.join(_said(frame, cause, name) for name in _HELP_OR_WATCH)}"
        for cause in causes
    ]
    return Picture(figure, title, f"{title}. Rows from top to bottom, more sales on the right. {'; '.join(rows)}.")


def _helped_or_watched(frame: pd.DataFrame, causes: list[str]) -> str:
    """Where help sells clearly more: its whole interval lies above that of watching."""
    low = frame[frame["practice"] == "helped"].set_index("cause")["low"]
    high = frame[frame["practice"] == "watched"].set_index("cause")["high"]
    rest = [_WHAT.get(cause, cause) for cause in causes if not low[cause] > high[cause]]
    head = f"Help clearly beats watching in {len(causes) - len(rest)} of {len(causes)} teams"
    if not rest:
        return head
    return f"{head}. The exception{'s' if len(rest) > 1 else ''}: {', '.join(rest)}"


def _said(frame: pd.DataFrame, cause: str, practice: str) -> str:
    row = frame[(frame["cause"] == cause) & (frame["practice"] == practice)].iloc[0]
    return f"{practice} {more_or_less(row['effect'], 1)}"


def delay_picture(frame: pd.DataFrame) -> Picture:
    """The loss against looking from the start, with its interval.

    Args:
        frame: columns noticed_week, effect, low, high; effects in per cent of the year's revenue.

    Returns:
        The picture.
    """
    figure = new_figure(7.3, 3.8)
    axis = figure.subplots()
    week, effect = frame["noticed_week"], frame["effect"]
    axis.fill_between(week, frame["low"], frame["high"], color=ORANGE, alpha=0.25, linewidth=0)
    axis.plot(week, effect, "o-", color=ORANGE)
    axis.axhline(0, color=GREY, linewidth=1)
    for row in frame.itertuples():
        axis.annotate(
            more_or_less(row.effect), (row.noticed_week, row.low), (0, -6), textcoords="offset points", ha="center",
            va="top", color=ORANGE,
        )  # fmt: skip
    axis.set_xlabel("weeks until the leader notices")
    axis.set_ylabel("the year's sales (%)")
    axis.set_xticks(week)
    axis.margins(x=0.08)
    axis.set_ylim(min(-10.0, 1.3 * float(frame["low"].min())), max(1.0, float(frame["high"].max())))
    despine(axis)
    first, last = frame.iloc[0], frame.iloc[-1]
    title = (
        f"Notice {first.noticed_week:.0f} weeks late, and the year sells {more_or_less(first.effect)}; "
        f"{last.noticed_week:.0f} weeks late, {more_or_less(last.effect)}"
    )
    set_title(axis, title)
    points = ", ".join(f"{row.noticed_week:.0f} weeks {more_or_less(row.effect, 1)}" for row in frame.itertuples())
    alt = f"{title}. A line from left to right with a 95 % band, below zero where less is sold: {points}."
    return Picture(figure, title, alt)
