"""Pictures that follow one another: one extent and one place for their axes, so that only what is shown moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .picture import Picture


def hold_axes(pictures: Sequence[Picture]) -> None:
    """Give the axes of all pictures the extent that holds every one of them, and the same place in the figure.

    Args:
        pictures: drawn by one function; where they have different numbers of axes there is nothing to hold.
    """
    figures = [picture.figure for picture in pictures]
    if len({len(figure.axes) for figure in figures}) != 1:
        return
    for same in zip(*(figure.axes for figure in figures), strict=True):
        if same[0].get_label() != "<colorbar>":  # its extent is its scale of colours
            _hold(same, "xlim")
            _hold(same, "ylim")
    for picture in pictures:
        picture.lay_out()
    for same in zip(*(figure.axes for figure in figures), strict=True):
        places = [axis.get_position().extents for axis in same]
        left, low = (max(place[k] for place in places) for k in (0, 1))
        right, high = (min(place[k] for place in places) for k in (2, 3))
        for axis in same:
            axis.set_position((left, low, right - left, high - low))


def _hold(same: Sequence[Any], name: str) -> None:
    """The widest extent for all of them, upside down where the first one is."""
    ends = [getattr(axis, f"get_{name}")() for axis in same]
    low, high = min(min(pair) for pair in ends), max(max(pair) for pair in ends)
    for axis in same:
        getattr(axis, f"set_{name}")((low, high) if ends[0][0] <= ends[0][1] else (high, low))
