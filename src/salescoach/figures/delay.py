"""What noticing late costs: the year's revenue by the week in which somebody began to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .picture import GREY, ORANGE, Picture, new_figure, plain

if TYPE_CHECKING:
    import pandas as pd


def delay_picture(frame: pd.DataFrame) -> Picture:
    """The loss against looking from the start, with its interval.

    Args:
        frame: columns noticed_week, effect, low, high; effects in per cent of the year's revenue.
    """
    figure = new_figure(6.6, 3.4)
    axis = figure.subplots()
    week, effect = frame["noticed_week"], frame["effect"]
    axis.fill_between(week, frame["low"], frame["high"], color=ORANGE, alpha=0.25, linewidth=0)
    axis.plot(week, effect, "o-", color=ORANGE)
    axis.axhline(0, color=GREY, linewidth=1)
    axis.set_xlabel("week in which somebody begins to look (of 52)")
    axis.set_ylabel("the year's revenue (%)")
    axis.set_xticks(week)
    plain(axis)
    first, last = frame.iloc[0], frame.iloc[-1]
    title = (
        f"Noticing in week {first.noticed_week:.0f} costs {-first.effect:.0f} % of the year, "
        f"in week {last.noticed_week:.0f} {-last.effect:.0f} %"
    )
    axis.set_title(title, fontsize=11, loc="left")
    ends = f"from {first.effect:+.0f} to {last.effect:+.0f} %"
    return Picture(figure, title, f"{title}. A line {ends}, with a 95 % band.")
