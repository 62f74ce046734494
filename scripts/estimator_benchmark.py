"""Run the benchmark of estimators and store its numbers in data/estimator_bench.json; minutes.

    python scripts/estimator_benchmark.py [companies] [--path FILE] [--jobs N]

The coverage of weighting and the doubly robust estimator is measured apart, on more companies of several seeds.
Then: python scripts/pages.py write estimators, which shows them in docs/estimators.md.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pandas as pd

from salescoach.common.files import write_text
from salescoach.common.intervals import share_interval
from salescoach.common.version import versions
from salescoach.estimates.effects.benchmark import benchmark_estimators
from salescoach.estimates.effects.estimators import ESTIMATORS
from salescoach.estimates.effects.worlds import WORLDS
from scripts.estimator_table import STORED

VERSIONS = ("numpy", "pandas", "scikit-learn", "statsmodels", "pyfixest")
DIGITS = 4
COVERED = ("regression", "weighting", "doubly robust")
COVERED_WORLDS = ("by lot", "strugglers watched", "regression to the mean")
SEEDS, PER_SEED = (2, 3, 4, 5), 100  # companies of other seeds than the benchmark's


def run(companies: int, path: Path | None, jobs: int) -> None:
    """Run the benchmark of all estimators and store the numbers with what they were made of."""
    benchmark = benchmark_estimators(companies=companies, seed=1, jobs=jobs, path=path)
    rows = [
        {k: (None if isinstance(v, float) and not math.isfinite(v) else round(v, DIGITS) if isinstance(v, float) else v)
         for k, v in row.items()}
        for row in benchmark.table.to_dict("records")
    ]  # fmt: skip
    lines = ",\n".join(json.dumps(row) for row in rows)
    covered = ",\n".join(json.dumps(row) for row in coverage(path, jobs))
    heading = json.dumps(manifest(companies))[:-1]
    write_text(STORED, f'{heading},\n"coverage": [\n{covered}\n],\n"table": [\n{lines}\n]}}\n')


def coverage(path: Path | None, jobs: int) -> list[dict[str, Any]]:
    """How often the 95 % intervals hold the company's own true effect, over companies of several seeds."""
    parts = []
    for seed in SEEDS:
        journal = None if path is None else path.with_suffix(f".{seed}{path.suffix}")
        found = benchmark_estimators(
            COVERED_WORLDS, companies=PER_SEED, seed=seed, jobs=jobs, path=journal, estimators=COVERED
        )  # fmt: skip
        parts.append(found.estimates)
    rows = []
    for (world, name), one in pd.concat(parts).dropna().groupby(["world", "estimator"], sort=False):
        off = one["effect"] - one["truth"]
        inside = int(((one["low"] <= one["truth"]) & (one["truth"] <= one["high"])).sum())
        low, high = share_interval(inside, len(one))
        values = {"bias": off.mean(), "bias_mc": off.sem(), "coverage": inside / len(one), "low": low, "high": high}
        rows.append({"world": world, "estimator": name, "companies": len(one)}
                    | {key: round(float(value), DIGITS) for key, value in values.items()})  # fmt: skip
    return rows


def manifest(companies: int) -> dict[str, Any]:
    """What the stored numbers were made of."""
    return {
        "made_by": f"python scripts/estimator_benchmark.py {companies}", "companies": companies, "seed": 1,
        "coverage_seeds": list(SEEDS), "versions": versions(*VERSIONS),
        "worlds": {name: world.made_of for name, world in WORLDS.items()}, "estimators": list(ESTIMATORS),
    }  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run it as asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("companies", nargs="?", type=int, default=80)
    parser.add_argument("--path", type=Path, default=None, help="file for resuming, with others beside it")
    parser.add_argument("--jobs", type=int, default=-1)
    asked = parser.parse_args(arguments)
    run(asked.companies, asked.path, asked.jobs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
