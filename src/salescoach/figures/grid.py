"""Three ways of control against the coach: who the people are, how long one looks, in the middle world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .picture import BLUE, GREEN, GREY, ORANGE, Picture, new_figure, plain

if TYPE_CHECKING:
    import pandas as pd

_COLORS = {"micromanage": ORANGE, "accountability": BLUE, "process": GREEN}
_MARKS = {"micromanage": "o", "accountability": "s", "process": "D"}


def grid_picture(frame: pd.DataFrame, reference: str) -> Picture:
    """Middle world and eight worlds in ten of each style, a row for each group of people and horizon.

    Args:
        frame: columns people, horizon, style, low, middle, high; effects in per cent of the reference's revenue.
        reference: the style that all are held against.
    """
    groups = list(dict.fromkeys(zip(frame["people"], frame["horizon"], strict=True)))
    styles = list(dict.fromkeys(frame["style"]))
    figure = new_figure(8.6, 1.3 + 0.62 * len(groups))
    axis = figure.subplots()
    for row in frame.itertuples():
        across = len(groups) - 1 - groups.index((row.people, row.horizon))
        _draw(axis, row, across + 0.22 * (1 - styles.index(row.style)))
    axis.axvline(0, color=GREY, linewidth=1)
    axis.set_yticks(range(len(groups)), [f"{people}, {horizon}" for people, horizon in reversed(groups)])
    axis.set_xlabel(f"revenue against {reference} (%): middle world, and eight worlds in ten")
    handles = [
        axis.plot([], [], _MARKS.get(name, "o"), color=_COLORS.get(name, GREY), label=name)[0] for name in styles
    ]
    axis.legend(handles=handles, frameon=False, ncols=len(styles), loc="lower left", bbox_to_anchor=(0.0, 1.0))
    plain(axis)
    title = _title(frame, styles, len(groups), reference)
    figure.suptitle(title, fontsize=11, x=0.01, ha="left")
    ends = f"Middle worlds from {frame['middle'].min():+.0f} to {frame['middle'].max():+.0f} %."
    return Picture(figure, title, f"{title}. {ends}")


def _draw(axis: Any, row: Any, place: float) -> None:
    color = _COLORS.get(row.style, GREY)
    axis.hlines(place, row.low, row.high, color=color, linewidth=1.5, alpha=0.6)
    axis.plot(row.middle, place, _MARKS.get(row.style, "o"), color=color, markersize=6)


def _title(frame: pd.DataFrame, styles: list[str], groups: int, reference: str) -> str:
    ahead = [int((frame.loc[frame["style"] == name, "middle"] > 0).sum()) for name in styles]
    parts = [f"{name} in {count}" for name, count in zip(styles, ahead, strict=True)]
    return f"Ahead of {reference} in the middle world, of {groups} settings: {', '.join(parts)}"
