"""The first number of README.md: of what micromanaging costs, the part that is lost at the customer, measured."""

from __future__ import annotations

from functools import cache
from textwrap import fill

import salescoach as sc
from salescoach.results.chain.lost import WITHIN, LostAtCustomers
from scripts.page import ROOT, Page, between

SEED = 1  # as in `make run`
BEGIN, END = "<!-- measured: lost at customers -->", "<!-- end of measured -->"


@cache
def measured(seed: int = SEED) -> LostAtCustomers:
    """The number in the default world.

    Args:
        seed: of the luck.
    """
    return sc.lost_at_customers(within=WITHIN, seed=seed)


def lines() -> str:
    """The sentences as they stand on the page."""
    lost = measured()
    said = [fill(sentence, 120) for sentence in lost.sentences]
    return "\n\n".join([*said, f"(default world, seed {lost.seed}, {lost.runs:,} paired runs; 95 % intervals)"])


PAGE = Page(path=ROOT / "README.md", renewed=lambda page: between(page, BEGIN, lines(), END))
