"""What docs/winners.md shows: who wins where over plausible worlds, and what the chain loses at each link."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import salescoach as sc
from salescoach.assumptions.lost_over import LostOverWorlds
from salescoach.assumptions.who_wins import WhoWins
from salescoach.results.chain.routes import ALONE, IN_ORDER
from salescoach.results.measures import MEASURES
from scripts.model_tables import table
from scripts.page import ROOT, Page, between

WORLDS, SEED = 60, 1
RUNS, CHAIN_RUNS, DEFAULT_RUNS = 60, 250, 1000
JOURNALS = ROOT / "output"
END = "<!-- end of measured -->"
BLOCKS = ("winners", "parts", "chain", "chain over worlds")
_LABELS = {name: measure.label for name, measure in MEASURES.items()}


def winners(found: WhoWins) -> str:
    """How often each style is best and worst on each measure."""
    intro = f"{found.title}.\n\n{found.worlds} worlds, {found.runs} paired runs in each; in brackets: clearly.\n\n"
    head = ("measure", "style", "best", "worst", "lead over usual practice", "eight in ten")
    return intro + table(head, (_winner(row) for row in found.table.to_dict("records")))


def _winner(row: dict[Any, Any]) -> list[str]:
    return [
        _LABELS[row["measure"]], f"`{row['style']}`", f"{row['best']:.0%} ({row['clearly_best']:.0%})",
        f"{row['worst']:.0%} ({row['clearly_worst']:.0%})", f"{row['middle']:+.1f}", _ends(row),
    ]  # fmt: skip


def parts(found: WhoWins, measure: str = "revenue") -> str:
    """How often each style is best without each of its parts, where that is ever or the whole style is."""
    whole = found.table[found.table["measure"] == measure].set_index("style")["best"]
    rows = [
        [f"`{row.style}`", f"{whole[row.style]:.0%}", row.without, f"{row.best:.0%}", f"{row.middle:+.1f}"]
        for row in found.parts[found.parts["measure"] == measure].itertuples()
        if whole[row.style] > 0 or row.best > 0
    ]
    return table(("style", "best", "without", "best then", "lead over usual practice then"), rows)


def chain() -> str:
    """Every route in the default world."""
    found = sc.lost_at_customers(runs=DEFAULT_RUNS, seed=SEED, chain=True)
    words = {route.name: route.words for route in (*ALONE, *IN_ORDER)}
    head = ("years", "kind", "what", "cut under both styles", "points of conversion", "% of revenue")
    rows = (
        [
            str(row.years), row.kind, f"{row.route}: {words[row.route]}" if row.route in words else row.route,
            row.cut or "-", f"{row.conversion:+.2f} ({row.conversion_low:+.2f} to {row.conversion_high:+.2f})",
            f"{row.revenue:+.1f} ({row.revenue_low:+.1f} to {row.revenue_high:+.1f})",
        ]
        for row in found.table.itertuples()
    )  # fmt: skip
    said = "\n\n".join(found.sentences)
    return f"Default world, {found.runs:,} paired runs (seed {found.seed}).\n\n{said}\n\n{table(head, rows)}"


def chain_over(found: LostOverWorlds) -> str:
    """The routes over the worlds."""
    head = ("years", "kind", "what", "measure", "typical world", "eight in ten", "lost", "won", "unclear", "share, %")
    rows = (
        [
            str(row["years"]), row["kind"], row["route"], row["measure"], f"{row['middle']:+.2f}", _ends(row, 2),
            f"{row['lost']:.0%}", f"{row['won']:.0%}", f"{row['unclear']:.0%}",
            "-" if row["share"] != row["share"] else f"{row['share']:.0f}",
        ]
        for row in found.table.to_dict("records")
    )  # fmt: skip
    said = "\n\n".join(found.text.split("\n"))
    return f"{said}\n\n{table(head, rows)}"


def _ends(row: dict[Any, Any], digits: int = 1) -> str:
    return f"{row['low']:+.{digits}f} to {row['high']:+.{digits}f}"


def renewed(page: str) -> str:
    """The page with everything measured again, and its pictures; goes on from its journals where it was stopped."""
    worlds = sc.plausible_worlds(WORLDS)
    found = sc.who_wins(worlds, runs=RUNS, seed=SEED, path=JOURNALS / "winners_page.jsonl")
    lost = sc.lost_at_customers_over(
        worlds, runs=CHAIN_RUNS, seed=SEED, chain=True, path=JOURNALS / "winners_page_chain.jsonl"
    )
    picture = partial(_picture, PAGE.path)
    texts = (
        f"{picture(found.plot(), '')}\n\n{winners(found)}",
        f"{picture(found.plot_parts(), '_parts')}\n\n{parts(found)}",
        chain(),
        f"{picture(lost.plot(), '_chain')}\n\n{chain_over(lost)}",
    )
    for name, text in zip(BLOCKS, texts, strict=True):
        page = between(page, f"<!-- measured: {name} -->", text, END)
    return page


def _picture(page: Path, picture: Any, name: str) -> str:
    """Save a picture beside the page; the line that shows it."""
    path = page.with_name(f"{page.stem}{name}.png")
    picture.save(path)
    return f"![{picture.title}]({path.name})"


PAGE = Page(path=ROOT / "docs" / "winners.md", renewed=renewed, slow=True)
