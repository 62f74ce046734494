"""Conversion by number of contacts: the simulated campaign beside the bank's."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import numpy as np

from .picture import BLUE, GREY, ORANGE, Picture, new_figure, plain

if TYPE_CHECKING:
    import pandas as pd


def campaign_picture(table: pd.DataFrame, title: str) -> Picture:
    """Bank rates with intervals and the simulated rates, a band of contacts a place.

    Args:
        table: columns contacts, bank, bank_low, bank_high, simulated, simulated_clients; rates in per cent.
        title: the finding.
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
    axis.legend(frameon=False, fontsize=9)
    axis.set_title(textwrap.fill(title, 82), loc="left", fontsize=11)
    plain(axis)
    alt = f"{title}. Bank and simulated conversion by calls: " + "; ".join(
        f"{row.contacts}: {row.bank:.1f} and {f'{row.simulated:.1f}' if row.simulated_clients else 'unknown'} %"
        for row in table.itertuples()
    )
    return Picture(figure, title, alt + ".")
