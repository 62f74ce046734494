"""What docs/worlds.md shows of the shipped set: how it was found, how it stands a third look, what patterns move."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill
from typing import Any

import numpy as np

import salescoach as sc
from salescoach.assumptions.moved import MovedByPatterns
from salescoach.assumptions.plausible import share_of, shipped_manifest
from scripts.model_tables import table
from scripts.page import ROOT, Page, between

END = "<!-- end of numbers -->"
AIM = 0.8  # share of confirmed worlds that a third look should keep
FEW = 100  # worlds that are often taken: how wide is a share of them?


def found(manifest: dict[str, Any]) -> str:
    """How the set was found: wave by wave, confirmed, looked at a third time."""
    if "third_look" not in manifest:
        raise ValueError(
            "the set does not say how it was found. Type: salescoach worlds --out data/plausible_worlds.json"
        )
    worlds, third = len(manifest["worlds"]), manifest["third_look"]
    head = ("wave", "candidates", "simulated", "kept by the first look", "confirmed", "given up unseen", "ruled out by")
    versions = ", ".join(f"{name} {version}" for name, version in manifest["versions"].items())
    said = (
        f"The shipped set was made by `{manifest['made_by']}` ({versions}). It holds {worlds:,} confirmed worlds out "
        f"of {_sum(manifest, 'simulated'):,} that were simulated and {_sum(manifest, 'candidates'):,} candidates. "
        "*Given up unseen* is the share of what could have been confirmed that the emulator gave up with the other "
        "candidates, by its own reckoning; *ruled out by* names the patterns that were most often the worst one of a "
        "world that was simulated and not confirmed.",
        f"A third look, with luck that took no part in the finding, keeps {third['kept']:,} of "
        f"{third['of']:,} confirmed worlds, picked evenly: {_share(third)}. What it does not keep stays in the "
        f"set, for to take it out would be one more choice by luck. {_aim(third)}",
        _given_up(manifest),
        _missed(manifest),
        f"A share of all {worlds:,} worlds has a 95 % interval of up to {_half(worlds):.0f} points to either side, one "
        f"of {FEW} worlds of up to {_half(FEW):.0f}.",
    )
    first, *rest = (_filled(words) for words in said)
    return "\n\n".join([first, table(head, map(_wave, manifest["waves"])).rstrip("\n"), *rest])


def _sum(manifest: dict[str, Any], what: str) -> int:
    return sum(int(wave[what]) for wave in manifest["waves"])


def _wave(wave: dict[str, Any]) -> list[str]:
    most = ", ".join(f"`{name}` {count:,}" for name, count in wave["ruled_out_most_by"].items())
    counts = [f"{wave[what]:,}" for what in ("candidates", "simulated", "kept", "confirmed")]
    return [str(wave["wave"]), *counts, f"{wave['given_up']:.1%}", most or "-"]


def _share(third: dict[str, Any]) -> str:
    return f"{third['share']:.0%} ({third['low']:.0%} to {third['high']:.0%})"


def _aim(third: dict[str, Any]) -> str:
    """Whether a third look keeps as many as it should."""
    if third["low"] >= AIM:
        return f"The aim of {AIM:.0%} is reached."
    if third["high"] < AIM:
        return f"The aim of {AIM:.0%} is missed."
    return f"The aim of {AIM:.0%} lies within this interval, so it cannot be told whether it is reached."


def _given_up(manifest: dict[str, Any]) -> str:
    """What share of all that could have been confirmed was given up, over the waves."""
    confirmed = sum(wave["confirmed"] for wave in manifest["waves"])
    lost = sum(wave["confirmed"] * wave["given_up"] / (1 - min(wave["given_up"], 0.999)) for wave in manifest["waves"])
    share = lost / max(lost + confirmed, 1)
    return (
        f"Over all waves about {share:.0%} of what could have been confirmed was given up unseen, by the emulator's "
        "reckoning: so much of the space of worlds that are not ruled out is thin in the set."
    )


def _missed(manifest: dict[str, Any]) -> str:
    """How many published ranges the worlds miss, the discrepancy not counted."""
    many, rows = [int(row[2]) for row in manifest["worlds"]], len(manifest["patterns"])
    low, middle, high = np.quantile(many, (0.1, 0.5, 0.9))
    return (
        f"Discrepancy aside, the typical world lies outside {middle:.0f} of {rows} published ranges with its whole "
        f"95 % interval; eight worlds in ten lie outside {low:.0f} to {high:.0f}."
    )


def _half(worlds: int) -> float:
    _, low, high = share_of(worlds // 2, worlds)
    return 50 * (high - low)


def moved(seen: MovedByPatterns) -> str:
    """Which settings the patterns move, and where to; then the others."""
    rows = [
        [f"`{row['setting']}`", row["to"], _span(row["low"], row["high"]),
         _span(row["low_quarter"], row["high_quarter"]), f"{row['distance']:.2f}"]
        for row in seen.table[seen.table["moved"]].to_dict("records")
    ]  # fmt: skip
    head = ("setting", "where to", "drawn from", "half of the worlds between", "distance")
    rest = ", ".join(f"`{name}`" for name in seen.table.loc[~seen.table["moved"], "setting"])
    shown = [table(head, rows).rstrip("\n")] if rows else []
    return "\n\n".join([_filled(f"{seen.title}."), *shown, *([_filled(f"Not moved: {rest}.")] if rest else [])])


def _span(low: Any, high: Any) -> str:
    words = [value if isinstance(value, str) else f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
             for value in (low, high)]  # fmt: skip
    return words[0] if words[0] == words[1] else " to ".join(words)


def _filled(words: str) -> str:
    return fill(words, 120, break_long_words=False, break_on_hyphens=False)


def parts() -> dict[str, str]:
    """The parts of the page; instead of one that cannot be known, how to make the set."""
    return {"found": _known(lambda: found(shipped_manifest())), "moved": _known(lambda: moved(sc.moved_by_patterns()))}


def _known(part: Callable[[], str]) -> str:
    try:
        return part()
    except ValueError as fault:
        return _filled(f"Not known at present: {fault}")


def renewed(page: str) -> str:
    """The page with the numbers of the set as it lies there.

    Args:
        page: as it was.
    """
    for name, text in parts().items():
        page = between(page, f"<!-- numbers: {name} -->", text, END)
    return page


PAGE = Page(path=ROOT / "docs" / "worlds.md", renewed=renewed)
