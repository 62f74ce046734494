"""Persistence of a measure from period to period."""

from __future__ import annotations

from typing import Any

from .colours import BLUE, GREY
from .picture import Picture, despine, new_figure, set_title


def persistence_picture(persistence: Any, table: Any) -> Picture:
    """Correlations by lag with intervals, beside the share of variance between people.

    Args:
        persistence: of ``between_and_within``.
        table: its parts.

    Returns:
        The picture.
    """
    share = float(table["share"].iloc[0])
    title = f"{100 * share:.0f} % of the variance lies between people"
    figure = new_figure(7.2, 3.4)
    axis = figure.subplots()
    axis.axhline(share, color=GREY, linewidth=1.5, label="share between people: nothing fades")
    axis.vlines(persistence["lag"], persistence["low"], persistence["high"], color=BLUE, linewidth=1.5)
    axis.plot(persistence["lag"], persistence["correlation"], "o", color=BLUE, label="correlation, 95 % interval")
    axis.set_xticks(persistence["lag"])
    axis.set_xlabel("periods later")
    axis.set_ylabel("correlation of a person's distances")
    axis.set_ylim(min(0.0, float(persistence[["correlation", "low"]].min().min())) - 0.02, None)
    axis.legend(frameon=False, fontsize=8, loc="best")
    set_title(axis, title)
    despine(axis)
    values = "; ".join(f"{r.lag}: {r.correlation:+.2f}" for r in persistence.itertuples())
    return Picture(figure, title, f"{title}. Correlation by lag: {values}.")
