"""Does a fitted team get back what is known? The recovery table of docs/own_team.md.

python scripts/recovery_table.py           # check the page against what is measured now
python scripts/recovery_table.py write     # write it into the page; a few minutes
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

import salescoach as sc
from salescoach.common.files import write_text
from salescoach.from_records.own_team import OwnTeam, own_team

PAGE = Path(__file__).resolve().parents[1] / "docs" / "own_team.md"
BEGIN, END = "<!-- table: recovery -->", "<!-- end of table -->"
KNOWN: dict[str, dict[str, float]] = {
    "the default world": {},
    "few needs, dear orders": {"need_rate": 0.045, "deal_value": 60_000.0},
    "many needs, small book": {"need_rate": 0.1, "accounts_per_person": 35},
    "hard to win, quick no": {"advance_base": -1.15, "walk_base": -1.4},
    "easy to win": {"advance_base": -0.5, "walk_base": -2.3},
    "people much alike": {"ability_spread": 0.6, "territory_spread": 0.4, "wealth_spread": 0.4},
    "people far apart": {"ability_spread": 1.2, "territory_spread": 0.95, "wealth_spread": 0.95},
}
SETTINGS = ("need_rate", "advance_base", "walk_base", "quiet_rate", "deal_value", "deal_value_spread",
            "ability_spread", "territory_spread", "wealth_spread", "quit_rate", "accounts_per_person")  # fmt: skip
SEEDS = (0, 1)  # companies made in each world; no two share their luck


def fitted(known: dict[str, float], seed: int, teams: int = 3, weeks: int = 104) -> tuple[sc.Team, OwnTeam]:
    """A known world, and the team fitted to the records of a company of ``teams`` teams of eight in it."""
    world = sc.Team(**known)
    made = sc.make_company(seed, teams, 8, weeks, team=world, changes=[("status_quo", None)])
    return world, own_team(made.records)


def measure() -> pd.DataFrame:
    """Known and fitted value, interval and world, a row a setting, world and seed."""
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
    lines = ["| setting | fitted in | correlation with it | middle miss | worst miss | interval holds it |",
             "| --- | --- | --- | --- | --- | --- |"]  # fmt: skip
    for setting in SETTINGS:
        mine = rows[(rows["setting"] == setting) & (rows["from"] == "records")]
        if not len(mine):
            lines.append(f"| `{setting}` | 0 of {len(rows) // len(SETTINGS)} | | | | |")
            continue
        miss = (mine["fitted"] - mine["known"]).abs()
        relative = setting not in ("advance_base", "walk_base")
        miss = miss / mine["known"].abs() if relative else miss
        word = "{:.0%}" if relative else "{:.2f} logit"
        alike = f"{mine['known'].corr(mine['fitted']):.2f}" if mine["known"].nunique() > 1 else ""
        told = mine.dropna(subset=["low"])
        far = f"{word.format(miss.median())} | {word.format(miss.max())}"
        held = f"{int(((told['low'] <= told['known']) & (told['known'] <= told['high'])).sum())} of {len(told)}"
        lines.append(f"| `{setting}` | {len(mine)} of {len(rows) // len(SETTINGS)} | {alike} | "
                     f"{far} | {held if len(told) else ''} |")  # fmt: skip
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Check or write the table; 1 where the page differs."""
    text = PAGE.read_text(encoding="utf-8")
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    new = text[:begin] + "\n" + page_table(measure()) + "\n" + text[end:]
    if arguments == ["write"]:
        write_text(PAGE, new)
        return 0
    print("docs/own_team.md is up to date" if new == text else "docs/own_team.md differs. Type: "
          "python scripts/recovery_table.py write")  # fmt: skip
    return int(new != text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
