"""Does a fitted team get back what is known? The recovery table of docs/own_team.md; it takes a few minutes."""

from __future__ import annotations

import pandas as pd

import salescoach as sc
from scripts.page import ROOT, Page, between

BEGIN, END = "<!-- table: recovery -->", "<!-- end of table -->"
KNOWN: dict[str, dict[str, float]] = {
    "the default world": {},
    "few needs, dear orders": {"need_rate": 0.045, "deal_value": 60_000.0},
    "many needs, small book": {"need_rate": 0.1, "accounts_per_person": 35},
    "hard to win, quick no": {"advance_base": -1.15, "walk_base": -1.4},
    "easy to win": {"advance_base": -0.5, "walk_base": -2.3},
    "people much alike": {"ability_spread": 0.6, "territory_spread": 0.4, "territory_deal_size_spread": 0.4},
    "people far apart": {"ability_spread": 1.2, "territory_spread": 0.95, "territory_deal_size_spread": 0.95},
}
SETTINGS = (
    "need_rate", "advance_base", "walk_base", "quiet_rate", "deal_value", "deal_value_spread", "ability_spread",
    "territory_spread", "territory_deal_size_spread", "quit_rate", "accounts_per_person",
)  # fmt: skip
LOGITS = ("advance_base", "walk_base")
SEEDS = (0, 1)  # companies made in each world; no two share their luck


def fitted(known: dict[str, float], seed: int, teams: int = 3, weeks: int = 104) -> tuple[sc.Team, sc.OwnTeam]:
    """A known world, and the team fitted to the records of a company of ``teams`` teams of eight in it."""
    world = sc.Team(**known)
    made = sc.make_company(seed, teams, 8, weeks, team=world, changes=[("status_quo", None)])
    return world, sc.own_team(made.records)


def measure() -> pd.DataFrame:
    """Known and fitted value, interval and world: one row per setting, world and seed."""
    rows = []
    for place, (name, known) in enumerate(KNOWN.items(), start=1):
        for seed in SEEDS:
            world, own = fitted(known, 10 * place + seed)
            table = own.table.set_index("setting")
            for setting in SETTINGS:
                row = table.loc[setting]
                rows.append((name, seed, setting, float(world.values[setting]), float(row["value"]), row["low"],
                             row["high"], row["from"]))  # fmt: skip
    return pd.DataFrame(rows, columns=["world", "seed", "setting", "known", "fitted", "low", "high", "from"])


def page_table(rows: pd.DataFrame) -> str:
    """The table for the page: how near the fitted values come, and how often the interval holds the known one."""
    head = ["setting", "fitted in", "correlation with it", "middle miss", "worst miss", "interval holds it"]
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for setting in SETTINGS:
        fitted_there = rows[(rows["setting"] == setting) & (rows["from"] == "records")]
        lines.append(page_row(setting, fitted_there, len(rows) // len(SETTINGS)))
    return "\n".join(lines)


def page_row(setting: str, rows: pd.DataFrame, companies: int) -> str:
    """The row of a setting, from the companies in which it was fitted."""
    if not len(rows):
        return f"| `{setting}` | 0 of {companies} | | | | |"
    miss = (rows["fitted"] - rows["known"]).abs()
    miss, word = (miss, "{:.2f} logit") if setting in LOGITS else (miss / rows["known"].abs(), "{:.0%}")
    correlation = f"{rows['known'].corr(rows['fitted']):.2f}" if rows["known"].nunique() > 1 else ""
    ends = rows.dropna(subset=["low"])
    inside = int(((ends["low"] <= ends["known"]) & (ends["known"] <= ends["high"])).sum())
    holds = f"{inside} of {len(ends)}" if len(ends) else ""
    far = f"{word.format(miss.median())} | {word.format(miss.max())}"
    return f"| `{setting}` | {len(rows)} of {companies} | {correlation} | {far} | {holds} |"


PAGE = Page(
    path=ROOT / "docs" / "own_team.md",
    renewed=lambda text: between(text, BEGIN, page_table(measure()), END),
    slow=True,
)
