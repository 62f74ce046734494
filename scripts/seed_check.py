"""Run what prose leans on again with other seeds, and say which numbers and words do not come again.

    python scripts/seed_check.py [names ...]   all, or 03, 00_first_five_minutes, facilitator, README, kit ...
    python scripts/seed_check.py --all 03      every value, and not only those that do not come again

A run of a notebook with one seed is kept in build/seeds until its code, the package or what is stored changes; so a
stopped check goes on where it was, and the guide takes what notebooks have worked out. Exit code 1 if something does
not come again. Rules: scripts/seed_rules.py; what an author writes in a text: scripts/seed_prose.py.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from salescoach.common.files import replacing
from scripts.notebook_run import NotebookError
from scripts.page import ROOT
from scripts.seed_pages import Checked, every, named
from scripts.seed_run import KEPT, Run
from scripts.seed_verdicts import Row, rows

PRINTED_WITH = 1  # the seed of what is printed
SEEDS = (2, 3, 4)


def chosen(names: Sequence[str]) -> list[str]:
    """What is meant by the starts of names; all if none is given."""
    found = []
    for name in names:
        stem = Path(name).stem
        same = [one for one in every() if one == stem] or [o for o in every() if o.lower().startswith(stem.lower())]
        if len(same) != 1:
            raise SystemExit(
                f"{name}: {'several start so' if same else 'no such thing'}. There are: {', '.join(every())}"
            )
        found += same
    return found or every()


def run_one(name: str, seed: int) -> tuple[str, int, Run | str, float]:
    """Run one of them with one seed: what it printed, or what stopped it."""
    start = time.monotonic()
    try:
        made: Run | str = named(name).under(seed - PRINTED_WITH)
    except NotebookError as error:
        made = f"cell {error.number}: {error.what}"
    except Exception as error:  # one that stops must not end the others
        made = f"the run stops with {type(error).__name__}: {error}"
    return name, seed, made, time.monotonic() - start


def run_all(names: Sequence[str], seeds: Sequence[int], jobs: int) -> dict[tuple[str, int], Run | str]:
    """Notebooks first, for the guide, the README and the kit take their runs."""
    made: dict[tuple[str, int], Run | str] = {}
    pages = [name for name in names if name in ("facilitator", "README", "kit")]
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        for part in ([name for name in names if name not in pages], pages):
            waiting = [pool.submit(run_one, name, seed) for name in part for seed in seeds]
            for done in as_completed(waiting):
                name, seed, result, seconds = done.result()
                made[name, seed] = result
                so_far = f"{len(made)} of {len(names) * len(seeds)}"
                print(f"{name}, seed {seed}: {seconds:.0f} s ({so_far})", file=sys.stderr, flush=True)
    return made


def verdicts(checked: Checked, made: Sequence[Run | str], seeds: Sequence[int], fresh: bool = False) -> list[Row]:
    """The rows of one file; with `fresh` the first run stands for what is printed."""
    stopped = [f"with seed {seed} {what}" for seed, what in zip(seeds, made, strict=True) if isinstance(what, str)]
    if stopped:
        return [Row(place=0, what="run", printed="", others=(), fault=fault) for fault in stopped]
    runs = [run for run in made if isinstance(run, Run)]
    if fresh:
        return rows(replace(checked, lines=runs[0].lines), runs[1:])
    return rows(checked, runs)


def told(checked: Checked, row: Row, seeds: Sequence[int]) -> str:
    """One row in words: where, what, the values, the verdict, and what helps."""
    others = "   ".join(f"{seed}: {value}" for seed, value in zip(seeds, row.others, strict=False))
    head = f"{checked.path.relative_to(ROOT).as_posix()}, {checked.place} {row.place}, {row.what}"
    lines = [head, f"    printed {row.printed or '-'}   seeds {others}", f"    {row.fault or 'comes again'}"]
    if row.fault and row.sentence:
        lines.append(f"    In: {row.sentence[:240]}")
    if row.advice:
        lines.append(f"    To mend: {row.advice}. Then: make seeds ARGS={checked.name.split('_')[0]}")
    return "\n".join(lines)


def write_list(path: Path, found: Sequence[tuple[Checked, Row]], seeds: Sequence[int]) -> None:
    """Every row, as a table for a spreadsheet."""
    with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["file", "place", "value", "printed", *(f"seed {s}" for s in seeds), "verdict", "to mend"])
        for checked, row in found:
            others = [*row.others, *[""] * (len(seeds) - len(row.others))]
            table.writerow(
                [checked.name, row.place, row.what, row.printed, *others, row.fault or "comes again", row.advice]
            )


def main(arguments: list[str] | None = None) -> int:
    """Run the check and return 1 if something does not come again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="which notebooks or pages (all if none is named)")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS), help="the other seeds (default 2 3 4)")
    parser.add_argument("--all", action="store_true", help="print every value")
    parser.add_argument("--fresh", action="store_true", help="run seed 1 as well and hold the others against that")
    parser.add_argument("--jobs", type=int, default=2, help="runs side by side (default %(default)s)")
    given = parser.parse_args(arguments)
    names = chosen(given.names)
    seeds = [PRINTED_WITH, *given.seeds] if given.fresh else given.seeds
    made = run_all(names, seeds, given.jobs)
    found = []
    for name in names:
        checked = named(name)
        found += [(checked, row) for row in verdicts(checked, [made[name, s] for s in seeds], seeds, given.fresh)]
    wrong = [(checked, row) for checked, row in found if row.fault]
    for checked, row in found if given.all else wrong:
        print(told(checked, row, given.seeds))
    write_list(KEPT / "list.csv", found, given.seeds)
    intervals = sum(row.interval for _, row in found)
    print(
        f"{len(found) - len(wrong)} of {len(found)} values, orders and conditions come again, {len(wrong)} do not; "
        f"{intervals} have an interval. All of them: {(KEPT / 'list.csv').relative_to(ROOT).as_posix()}"
    )
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
