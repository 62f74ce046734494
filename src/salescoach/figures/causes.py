"""Help against watching, cause by cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .picture import BLUE, GREY, ORANGE, Picture, new_figure, plain

if TYPE_CHECKING:
    import pandas as pd

_LOOK = {"helped": (BLUE, "o", 0.13), "watched": (ORANGE, "D", -0.13)}


def causes_picture(frame: pd.DataFrame) -> Picture:
    """What each practice brings, a row for each cause, with intervals.

    Args:
        frame: columns cause, practice (helped or watched), effect, low, high; in per cent of revenue.
    """
    causes = list(dict.fromkeys(frame["cause"]))
    figure = new_figure(7.6, 1.4 + 0.42 * len(causes))
    axis = figure.subplots()
    for practice, (color, mark, shift) in _LOOK.items():
        rows = frame[frame["practice"] == practice]
        places = [len(causes) - 1 - causes.index(cause) + shift for cause in rows["cause"]]
        axis.hlines(places, rows["low"], rows["high"], color=color, linewidth=1.5)
        axis.plot(rows["effect"], places, mark, color=color, label=practice, markersize=6)
    axis.axvline(0, color=GREY, linewidth=1)
    axis.set_yticks(range(len(causes)), ["nobody falls short" if c == "none" else c for c in reversed(causes)])
    axis.set_xlabel("revenue against a boss who leaves people alone (%), with 95 % intervals")
    axis.legend(frameon=False, ncols=2, loc="lower left", bbox_to_anchor=(0.0, 1.0))
    plain(axis)
    wide = frame.pivot(index="cause", columns="practice", values="effect")
    better = wide.index[wide["helped"] > wide["watched"]]
    worse = [cause for cause in causes if cause not in better]
    title = (
        f"Help beats watching for {len(better)} of {len(causes)} rows; watching is ahead for: {', '.join(worse) or '-'}"
    )
    figure.suptitle(title, fontsize=11, x=0.01, ha="left")
    ends = f"Help from {wide['helped'].min():+.0f} to {wide['helped'].max():+.0f} %"
    alt = f"{title}. {ends}, watching from {wide['watched'].min():+.0f} to {wide['watched'].max():+.0f} %."
    return Picture(figure, title, alt)
