"""What docs/practices.md shows: one more unit of each practice over drawn worlds, measured, with its picture."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import fill
from typing import Any

import numpy as np

import salescoach as sc
from salescoach.assumptions.effect import Effect, Question
from salescoach.assumptions.practices import UNITS, PracticesOver, Unit, more_of
from scripts.model_tables import table
from scripts.page import ROOT, Page

WORLDS, RUNS, SEEDS = 200, 60, (1, 2)
FIGURES = re.compile(r"(<!-- table: published -->\n).*?(<!-- end of table -->)", re.DOTALL)
BLOCK = re.compile(r"(<!-- measured: practices -->\n).*?(<!-- end of measured -->)", re.DOTALL)
ASKED = 60  # worlds in which asking is tried beside support
ENDS, AGAIN_RUNS, AGAIN_SEED = 5, 1000, 3  # worlds at each end that are measured again, with fresh luck
HEAD = ("one more", "middle", "nine in ten", "least and most", "better", "worse", "again: better", "worse")
PUBLISHED = ("one more", "published", "row", "what it found")


def measured(seed: int) -> PracticesOver:
    """All practices over the worlds of a seed, with luck of the same seed."""
    return sc.practices_over(sc.worlds(WORLDS, seed=seed), runs=RUNS, seed=seed)


def lines(first: PracticesOver, again: PracticesOver) -> str:
    """One row per practice; the last shares come from other worlds with other luck."""
    intro = (
        f"{WORLDS} worlds of seed {SEEDS[0]} with {RUNS} paired runs each, in per cent of revenue; *again* is the same "
        f"for other worlds and other luck (seed {SEEDS[1]}).\n\n"
    )
    both = zip(first.table.to_dict("records"), again.table.to_dict("records"), strict=True)
    return intro + table(HEAD, (_row(one, other) for one, other in both))


def _row(one: dict[Any, Any], other: dict[Any, Any]) -> list[str]:
    return [
        one["more"], f"{one['middle']:+.1f}", _ends(one["low"], one["high"]), _ends(one["least"], one["most"]),
        f"{one['up']:.0%}", f"{one['down']:.0%}", f"{other['up']:.0%}", f"{other['down']:.0%}",
    ]  # fmt: skip


def published() -> str:
    """What is published for each practice, for the same unit where that can be said."""
    known = [unit for unit in UNITS.values() if unit.row]
    return table(PUBLISHED, ([unit.more, _published(unit), unit.row, unit.found] for unit in known))


def _published(unit: Unit) -> str:
    return _ends(unit.low, unit.high) if unit.low == unit.low else "-"


def _ends(low: float, high: float) -> str:
    return f"{low:+.1f} to {high:+.1f}"


def both_signs(found: PracticesOver) -> str:
    """How many of the worlds at both ends keep their sign with many runs and fresh luck."""
    worlds = sc.worlds(WORLDS, seed=SEEDS[0])
    intro = (
        f"The {ENDS} worlds with the largest effect and the {ENDS} with the smallest, measured again with "
        f"{AGAIN_RUNS:,} runs and fresh luck: in how many the 95 % interval is on that side, and the clearest.\n\n"
    )
    rows = []
    for practice, effects in found.effects.groupby("practice", sort=False):
        ordered = effects.sort_values("effect")["world"].tolist()
        low, high = ([_again(worlds[k], str(practice)) for k in part] for part in (ordered[:ENDS], ordered[-ENDS:]))
        rows.append([UNITS[str(practice)].more, *_clear(high, 1), *_clear(low, -1)])
    return intro + table(("one more", "better", "the clearest", "worse", "the clearest"), rows)


def _again(world: sc.Team, practice: str) -> Effect:
    question = Question(
        first="status_quo", second=more_of(practice), measure="revenue", runs=AGAIN_RUNS, seed=AGAIN_SEED
    )
    return question.ask(world)


def _clear(effects: list[Effect], sign: int) -> list[str]:
    kept = [effect for effect in effects if effect.sign == sign]
    clearest = max(effects, key=lambda effect: sign * (effect.low if sign > 0 else effect.high))
    return [f"{len(kept)} of {len(effects)}", f"{clearest.mean:+.1f} ({_ends(clearest.low, clearest.high)})"]


def asking_where_help_follows() -> str:
    """What asking adds where half an hour of support stands beside it, in words."""
    support = more_of("support_hours")

    @sc.style
    def support_and_asking(seen: sc.Seen) -> sc.Practices:
        return replace(support(seen), asking=more_of("asking")(seen).asking)

    worlds = sc.worlds(ASKED, seed=SEEDS[0])
    over = sc.compare_over(worlds, support, support_and_asking, runs=2 * RUNS, seed=AGAIN_SEED)
    low, middle, high = np.percentile(over.table["effect"], (5, 50, 95))
    return (
        "Asking is a special case: alone it finds causes that usual practice has no hours to mend. With half an hour "
        f"of support beside it, in {ASKED} worlds, the same asking adds {middle:+.1f} % in the typical world and "
        f"{_ends(low, high)} in nine of ten; it is clearly better in {over.shares['second']:.0%} and clearly worse in "
        f"{over.shares['first']:.0%}."
    )


def renewed(page: str) -> str:
    """The page with everything measured again, and its picture."""
    first, again = (measured(seed) for seed in SEEDS)
    first.plot().save(PAGE.path.with_suffix(".png"))
    page = FIGURES.sub(lambda match: f"{match[1]}{published()}\n{match[2]}", page)
    return BLOCK.sub(
        lambda match: (
            f"{match[1]}{lines(first, again)}\n\n{both_signs(first)}\n\n"
            f"{fill(asking_where_help_follows(), 120)}\n{match[2]}"
        ),
        page,
    )


PAGE = Page(path=ROOT / "docs" / "practices.md", renewed=renewed, slow=True)
