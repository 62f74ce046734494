"""Calls of a campaign: the simulated one beside the bank's, and two stories about the chance of a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .colours import BLUE, GREEN, GREY, ORANGE
from .picture import Picture, despine, new_figure, set_title

if TYPE_CHECKING:
    import pandas as pd


def campaign_picture(table: pd.DataFrame, title: str) -> Picture:
    """Bank rates with intervals and the simulated rates, one place per band of contacts.

    Args:
        table: columns contacts, bank, bank_low, bank_high, simulated, simulated_clients; rates in per cent.
        title: the finding.

    Returns:
        The picture.
    """
    figure = new_figure(8.4, 4.2)
    axis = figure.subplots()
    places = np.arange(len(table))
    error = np.vstack([table.bank - table.bank_low, table.bank_high - table.bank])
    axis.errorbar(places - 0.08, table.bank, error, fmt="o", color=GREY, capsize=3, label="bank, with 95 % interval")
    axis.plot(places + 0.08, table.simulated, "D", color=BLUE, markersize=6, label="simulated campaign")
    for place, row in zip(places, table.itertuples(), strict=True):
        if not row.agrees:
            axis.plot([place + 0.08], [row.simulated], "D", color=ORANGE, markersize=6)
    axis.plot([], [], "D", color=ORANGE, label="simulated, outside the bank's interval")
    axis.set_xticks(places, list(table.contacts))
    axis.set_xlabel("calls to the client in the campaign")
    axis.set_ylabel("clients who bought (%)")
    axis.set_ylim(0, None)
    axis.legend(frameon=False, fontsize=9, loc="best")
    set_title(axis, title)
    despine(axis)
    alt = f"{title}. Bank and simulated conversion by calls: " + "; ".join(
        f"{row.contacts}: {row.bank:.1f} and {f'{row.simulated:.1f}' if row.simulated_clients else 'unknown'} %"
        for row in table.itertuples()
    )
    return Picture(figure, title, alt + ".")


def stories_picture(curve: Any, stories: list[str]) -> Picture:
    """Chance of a yes at each call with intervals, and the curve of each story.

    Args:
        curve: call, chance, low, high and one column per story, in per cent.
        stories: the columns.

    Returns:
        The picture.
    """
    title = "Different clients and tiring calls fit the same curve: the counts cannot tell"
    figure = new_figure(7.8, 3.8)
    axis = figure.subplots()
    error = np.vstack([curve["chance"] - curve["low"], curve["high"] - curve["chance"]])
    axis.errorbar(curve["call"], curve["chance"], error, fmt="o", color=GREY, capsize=3, label="seen, 95 % interval")
    for story, color, dash in zip(stories, (BLUE, ORANGE, GREEN), ("-", (0, (4, 4)), ":"), strict=False):
        axis.plot(curve["call"], curve[story], color=color, linestyle=dash, linewidth=2, label=story)
    axis.set_xlabel("call to the client")
    axis.set_ylabel("yes, of those who got it (%)")
    axis.set_ylim(0, None)
    axis.legend(frameon=False, fontsize=9, loc="best")
    set_title(axis, title)
    despine(axis)
    values = "; ".join(f"{r['call']}: {r['chance']:.2f}" for r in curve.to_dict("records"))
    return Picture(figure, title, f"{title}. Chance by call, in per cent: {values}.")
