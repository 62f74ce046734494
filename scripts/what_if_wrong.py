"""Work out what changes if a setting is wrong, and keep it in data/what_if_wrong.json.

    python scripts/what_if_wrong.py write    ask many worlds; stop with Ctrl-C, start again, and it goes on
    python scripts/what_if_wrong.py check    exit code 1 if the file is missing or stale

Then: python scripts/pages.py write evidence, which prints the changes in docs/evidence.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from salescoach.assumptions.sensitivity.wrong import (
    ASKED,
    MAKE_AGAIN,
    SHIPPED,
    ask_worlds,
    changes,
    hash_of_settings,
    shipped_changes,
)
from salescoach.common.files import write_text
from salescoach.common.progress import bar
from salescoach.common.version import versions
from salescoach.doctor import KNOWN_REVENUE

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "data" / SHIPPED
WORLDS, RUNS, SEED = 3000, 12, 1  # worlds differ far more than runs, so worlds are what makes intervals narrow


def manifest() -> dict[str, Any]:
    """The file as it is."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def stale() -> str:
    """Why the file cannot be read as today's model; empty where it can."""
    try:
        shipped_changes()
    except ValueError as fault:
        return str(fault)
    if manifest()["known_revenue"] != KNOWN_REVENUE:
        return f"data/{SHIPPED} was made with other equations or styles. Make it again with: {MAKE_AGAIN}"
    return ""


def made(worlds: int, runs: int, seed: int, path: Path | None, jobs: int) -> dict[str, Any]:
    """What is kept: how it was made, the middle of each answer, and the changes."""
    with bar(worlds, "asking", "world") as shown:
        places, asked = ask_worlds(worlds, runs, seed, path, jobs, shown.at)
    return {
        "made_by": f"python scripts/what_if_wrong.py write --worlds {worlds} --runs {runs} --seed {seed}",
        "versions": versions("numpy", "numba", "scipy"),
        "worlds": worlds, "runs": runs, "seed": seed, "settings_hash": hash_of_settings(),
        "known_revenue": KNOWN_REVENUE,
        "asked": ASKED,
        "median": {n: round(float(np.median(np.exp(v) if n == "revenue" else v)), 2) for n, v in asked.items()},
        "changes": {
            setting: {name: [round(v, 2) for v in (c.change, c.low, c.high)] for name, c in row.items()}
            for setting, row in changes(places, asked).items()
        },
    }  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("write", "check"))
    parser.add_argument("--worlds", type=int, default=WORLDS, help=f"how many worlds (default: {WORLDS})")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs of each style in each (default: {RUNS})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the worlds and of the luck (default: {SEED})")
    parser.add_argument("--jobs", type=int, default=-1, help="threads (default: all)")
    parser.add_argument("--out", type=Path, default=FILE, help="file to write")
    options = parser.parse_args(arguments)
    if options.what == "check":
        fault = stale()
        print(fault or f"data/{SHIPPED} fits the settings.")
        return int(bool(fault))
    begun = ROOT / "output" / "what_if_wrong.jsonl"
    found = made(options.worlds, options.runs, options.seed, begun, options.jobs)
    text = json.dumps({k: v for k, v in found.items() if k != "changes"}, indent=1)[:-2]
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in found["changes"].items())
    write_text(options.out, f'{text},\n "changes": {{\n{rows}\n }}\n}}\n')
    print(f"{options.out.name}: {options.worlds} worlds, {options.runs} runs of each style. "
          "Now: python scripts/pages.py write evidence")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
