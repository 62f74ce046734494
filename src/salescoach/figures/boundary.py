"""The map of who wins where."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BETTER, WORSE
from .picture import Picture, lines_of, new_figure, set_title


def boundary_picture(found: Any, label: str, better: int, axes: tuple[str, str]) -> Picture:
    """A map over two settings: blue where the second style is ahead, orange where the first is, hatched where unclear.

    Args:
        found: the result of ``boundary``.
        label: of the colour bar.
        better: +1 where more is better, -1 where less is.
        axes: labels of both axes.

    Returns:
        The picture.
    """
    from matplotlib.colors import LinearSegmentedColormap

    colors = [WORSE, "white", BETTER] if better > 0 else [BETTER, "white", WORSE]
    effect, sign = found.grid("effect"), found.grid("sign")
    x, y = (np.unique(found.table[name]) for name in found.over)
    most = float(np.nanmax(np.abs(effect)))
    figure = new_figure(7.2, 5.0)
    axis = figure.subplots()
    shown = axis.pcolormesh(
        x, y, effect, cmap=LinearSegmentedColormap.from_list("who", colors), vmin=-most, vmax=most, shading="nearest"
    )
    axis.contourf(x, y, (sign == 0).astype(float), levels=[0.5, 1.5], colors="none", hatches=["////"])
    if effect.min() < 0 < effect.max():
        axis.contour(x, y, effect, levels=[0.0], colors="black", linewidths=1.2)
    axis.set(xlim=(x[0], x[-1]), ylim=(y[0], y[-1]))  # cells reach half a step beyond what was asked
    across, up = (lines_of(words, 3.9, 9) for words in axes)
    axis.set_xlabel(f"{across}\nhatched: unclear", fontsize=9)
    axis.set_ylabel(up, fontsize=9)
    bar = figure.colorbar(shown, ax=axis)
    bar.set_label(label)
    title = _title(found, better)
    set_title(axis, title)
    ends = f"effects from {effect.min():+.1f} to {effect.max():+.1f}"
    alt = f"{title}. Map over {found.over[0]} and {found.over[1]}, hatched where unclear; {ends}."
    return Picture(figure, title, alt)


def _title(found: Any, better: int) -> str:
    ahead = float(np.mean(found.table["sign"] == better))
    behind = float(np.mean(found.table["sign"] == -better))
    return f"{found.second} is ahead on {ahead:.0%} of the map, {found.first} on {behind:.0%}"
