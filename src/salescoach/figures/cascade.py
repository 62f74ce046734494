"""The chain in one drawing: boss, manager, salesperson, customer, sale or no sale, with what each link carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .colours import BETTER, GREY, INK, LIGHT, WORSE
from .picture import Picture, least_size, lines_of, new_figure, set_title

WIDTH, HEIGHT = 10.0, 3.9  # inches; a unit of the drawing is about an inch
PEOPLE = ("boss", "manager", "salesperson", "customer")
LINKS = tuple(f"{one} to {other}" for one, other in zip(PEOPLE, (*PEOPLE[1:], "sale"), strict=True))
_PLACES, _LEVEL, _TOP = (0.6, 2.9, 5.2, 7.25, 9.25), 2.05, 3.1
_THICK = 0.26  # of the link that carries most


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What one link of the chain carries, and what happens at its end.

    Attributes:
        carries: the number on the arrow, with its word.
        what: that is carried, in words, above it.
        share: how much of what the strongest link carries, 0 to 1, as the arrow's width.
        sign: -1 where it clearly does harm, +1 where it clearly helps, 0 where that is not clear.
        below: words under the one whom it reaches; none by default.
    """

    carries: str
    what: str
    share: float
    sign: int
    below: str = ""


def cascade_picture(links: Sequence[Link], title: str, foot: str) -> Picture:
    """The chain from the boss to a sale or no sale.

    Args:
        links: four: boss to manager, manager to salesperson, salesperson to customer, customer to sale.
        title: the finding.
        foot: how to read the numbers, below the drawing.

    Returns:
        The picture.

    Raises:
        ValueError: not four links.
    """
    if len(links) != len(LINKS):
        raise ValueError(f"{len(links)} links; there are four: {', '.join(LINKS)}. Type: results.plot_cascade()")
    figure = new_figure(WIDTH, HEIGHT)
    axis = figure.subplots()
    axis.set(xlim=(0, WIDTH - 0.15), ylim=(0, _TOP))
    axis.set_axis_off()
    size = least_size(WIDTH)
    for name, place in zip(PEOPLE, _PLACES, strict=False):
        _person(axis, place, name, size)
    for place, link in enumerate(links):
        _arrow(axis, place, link, size)
    _outcomes(axis, links[-1], size)
    axis.text(0.05, 0.0, lines_of(foot, WIDTH - 0.6, size), fontsize=size, color=GREY, va="bottom")
    set_title(figure, title, size=13)
    told = "; ".join(
        f"{name}: {link.what}, {link.carries}{f' ({link.below})' if link.below else ''}"
        for name, link in zip(LINKS, links, strict=True)
    )
    spread = "A drawing from left to right: boss, manager, salesperson, customer, then sale above or no sale below."
    return Picture(figure, title, f"{title}. {spread} On the arrows, {' '.join(told.split())}. {foot}")


def _person(axis: Any, x: float, name: str, size: float) -> None:
    """A head and shoulders with a name."""
    from matplotlib.patches import Circle, Wedge

    axis.add_patch(Circle((x, _LEVEL + 0.3), 0.2, facecolor="white", edgecolor=INK, linewidth=2))
    axis.add_patch(Wedge((x, _LEVEL - 0.28), 0.36, 0, 180, facecolor="white", edgecolor=INK, linewidth=2))
    axis.text(x, _LEVEL - 0.38, name, ha="center", va="top", fontsize=size + 1, fontweight="bold", color=INK)


def _arrow(axis: Any, place: int, link: Link, size: float) -> None:
    """From one to the next, as wide as what it carries."""
    from matplotlib.patches import FancyArrow

    start, end = _PLACES[place] + 0.5, _PLACES[place + 1] - (0.5 if place < len(LINKS) - 1 else 0.48)
    color, wide = {-1: WORSE, 0: LIGHT, 1: BETTER}[link.sign], max(0.035, _THICK * min(1.0, link.share))
    look = {"facecolor": color} if link.sign else {"facecolor": "white", "linestyle": (0, (3, 2))}
    arrow = FancyArrow(
        start, _LEVEL, end - start, 0, width=wide, head_width=wide + 0.22, head_length=0.22,
        length_includes_head=True, edgecolor=color, **look,
    )  # fmt: skip
    axis.add_patch(arrow)
    words, middle = GREY if link.sign == 0 else color, (start + end) / 2
    number = lines_of(link.carries, 1.45, size + 2)
    over = _LEVEL + 0.3 + 0.24 * (1 + number.count("\n"))
    axis.text(
        middle, _LEVEL + 0.28, number, ha="center", va="bottom", fontsize=size + 2, color=words, fontweight="bold",
        linespacing=1.0,
    )  # fmt: skip
    axis.text(middle, over, lines_of(link.what, 1.6, size), ha="center", va="bottom", fontsize=size, color=INK)
    if link.below and place < len(LINKS) - 1:
        axis.text(
            _PLACES[place + 1], _LEVEL - 0.64, lines_of(link.below, 1.85, size), ha="center", va="top",
            fontsize=size, color=INK,
        )  # fmt: skip


def _outcomes(axis: Any, link: Link, size: float) -> None:
    """The customer's two answers."""
    box = {"boxstyle": "round,pad=0.35", "facecolor": "white", "linewidth": 2}
    x = _PLACES[-1] - 0.03
    for name, y, color in (("sale", _LEVEL + 0.25, BETTER), ("no sale", _LEVEL - 0.25, WORSE)):
        axis.text(x, y, name, ha="center", va="center", fontsize=size, color=color, bbox=box | {"edgecolor": color})
    if link.below:
        axis.text(x, _LEVEL - 0.64, lines_of(link.below, 1.35, size), ha="center", va="top", fontsize=size, color=INK)
