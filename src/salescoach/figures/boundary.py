"""The map of who wins where, with words in its areas."""

from __future__ import annotations

from typing import Any

import numpy as np

from .colours import BAND, GREY, INK
from .picture import Picture, lines_of, new_figure, set_title
from .styles import looks_of_two, quoted

_WIDTH = 7.3


def boundary_picture(
    found: Any, label: str, better: int, axes: tuple[str, str], here: tuple[float, float] | None = None
) -> Picture:
    """A map over two settings: each style's colour where it is clearly ahead, grey where that is not clear.

    Args:
        found: the result of ``boundary``.
        label: of the colour bar.
        better: +1 where more is better, -1 where less is.
        axes: labels of both axes.
        here: values of both settings of a team, which is marked "you are here".

    Returns:
        The picture.
    """
    from matplotlib.colors import LinearSegmentedColormap

    looks = looks_of_two(found.first, found.second)
    colours = [looks[0].colour, "white", looks[1].colour][::better]
    effect, sign = found.grid("effect"), better * found.grid("sign")
    x, y = (np.unique(found.table[name]) for name in found.over)
    most = float(np.nanmax(np.abs(effect))) or 1.0
    figure = new_figure(_WIDTH, 5.4)
    axis = figure.subplots()
    axis.set_facecolor(BAND)
    shown = axis.pcolormesh(
        x, y, np.ma.masked_where(sign == 0, effect), cmap=LinearSegmentedColormap.from_list("who", colours),
        vmin=-most, vmax=most, shading="nearest",
    )  # fmt: skip
    names = {-1: f"{looks[0].label}\nahead", 0: "not clear", 1: f"{looks[1].label}\nahead"}
    inks = {-1: looks[0].colour, 0: GREY, 1: looks[1].colour}
    areas = {side: sign == side for side in names if (sign == side).any()}
    for side, area in areas.items():
        _name_area(axis, (x, y), area, names[side], inks[side], here)
    if here is not None:
        _mark(axis, here, (x, y))
    axis.set(xlim=(x[0], x[-1]), ylim=(y[0], y[-1]))  # cells reach half a step beyond what was asked
    axis.set_xlabel(lines_of(axes[0], 4.6, 9))
    axis.set_ylabel(lines_of(axes[1], 4.0, 9))
    figure.colorbar(shown, ax=axis).set_label(lines_of(label, 4.2, 9))
    title = _title(found, sign)
    set_title(figure, title)
    told = "; ".join(f"{' '.join(names[side].split())} {_where(area)}" for side, area in areas.items())
    ends = f"effects from {effect.min():+.1f} to {effect.max():+.1f}"
    where = f" You are here: {found.over[0]} {here[0]:.3g}, {found.over[1]} {here[1]:.3g}." if here else ""
    alt = f"{title}. Map over {found.over[0]} (to the right) and {found.over[1]} (up). {told}; {ends}.{where}"
    return Picture(figure, title, alt)


def _name_area(
    axis: Any, sides: tuple[Any, Any], area: Any, name: str, ink: str, here: tuple[float, float] | None
) -> None:
    """Its name at the place that is farthest from the rest of the map; nothing where the area is too small for it."""
    if area.mean() < 0.06:
        return
    x, y = sides
    taken = np.zeros_like(area)
    if here is not None:
        taken[np.abs(y - here[1]).argmin(), np.abs(x - here[0]).argmin()] = True
    row, column = _inside(area & ~taken)
    across = "left" if column < 0.15 * len(x) else "right" if column > 0.85 * (len(x) - 1) else "center"
    up = "bottom" if row < 0.1 * len(y) else "top" if row > 0.9 * (len(y) - 1) else "center"
    axis.text(
        x[column], y[row], name, ha=across, va=up, color=ink, fontweight="bold", zorder=4,
        bbox={"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": "none"},
    )  # fmt: skip


def _inside(area: Any) -> tuple[int, int]:
    """The point with the largest distance to what is outside an area; next to its middle where several have it."""
    inside, outside = np.argwhere(area), np.argwhere(~np.pad(area, 1)) - 1  # beyond the map is outside
    middle = np.square(inside - inside.mean(axis=0)).sum(axis=1)
    far = np.array([np.square(outside - place).sum(axis=1).min() for place in inside], float)
    row, column = inside[np.lexsort((middle, -far))[0]]
    return int(row), int(column)


def _where(area: Any) -> str:
    """'everywhere', or on which side of the map an area lies."""
    if area.all():
        return "everywhere"
    middles = [(np.argwhere(area).mean(axis=0)[side] + 0.5) / area.shape[side] - 0.5 for side in (0, 1)]
    parts = [
        near if place < -0.08 else far if place > 0.08 else ""
        for place, near, far in zip(
            middles, ("at the bottom", "on the left"), ("at the top", "on the right"), strict=True
        )
    ]
    words = " ".join(part for part in parts if part) or "across the middle"
    return f"{words}, {100 * area.mean():.0f} % of the map"


def _mark(axis: Any, here: tuple[float, float], sides: tuple[Any, Any]) -> None:
    axis.plot(*here, "o", color="white", markeredgecolor=INK, markeredgewidth=2.5, markersize=11, zorder=5)
    right = here[0] > (sides[0][0] + sides[0][-1]) / 2
    axis.annotate(
        "you are here", here, (-10 if right else 10, 8), textcoords="offset points", ha="right" if right else "left",
        va="bottom", color=INK, fontweight="bold", zorder=6,
        bbox={"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": INK},
    )  # fmt: skip


def _title(found: Any, sign: Any) -> str:
    ahead, behind = (f"{100 * np.mean(sign == side):.0f} %" for side in (1, -1))
    return f"{quoted(found.second)} is ahead on {ahead} of the map, {quoted(found.first)} on {behind}"
