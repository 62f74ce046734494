"""Run the benchmark of estimators and store its numbers in data/estimator_bench.json; minutes.

    python scripts/estimator_benchmark.py [companies] [--path FILE] [--jobs N]

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

from salescoach.common.files import write_text
from salescoach.common.version import versions
from salescoach.estimates.effects.benchmark import benchmark_estimators
from salescoach.estimates.effects.estimators import ESTIMATORS
from salescoach.estimates.effects.worlds import WORLDS
from scripts.estimator_table import STORED

VERSIONS = ("numpy", "pandas", "scikit-learn", "statsmodels", "pyfixest")
DIGITS = 4


def run(companies: int, path: Path | None, jobs: int) -> None:
    """Run the benchmark of all estimators and store the numbers with what they were made of."""
    benchmark = benchmark_estimators(companies=companies, seed=1, jobs=jobs, path=path)
    rows = [
        {k: (None if isinstance(v, float) and not math.isfinite(v) else round(v, DIGITS) if isinstance(v, float) else v)
         for k, v in row.items()}
        for row in benchmark.table.to_dict("records")
    ]  # fmt: skip
    lines = ",\n".join(json.dumps(row) for row in rows)
    heading = json.dumps(manifest(companies))[:-1]
    write_text(STORED, f'{heading},\n"table": [\n{lines}\n]}}\n')


def manifest(companies: int) -> dict[str, Any]:
    """What the stored numbers were made of."""
    return {
        "made_by": f"python scripts/estimator_benchmark.py {companies}", "companies": companies, "seed": 1,
        "versions": versions(*VERSIONS),
        "worlds": {name: world.made_of for name, world in WORLDS.items()}, "estimators": list(ESTIMATORS),
    }  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run it as asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("companies", nargs="?", type=int, default=80)
    parser.add_argument("--path", type=Path, default=None, help="file for resuming")
    parser.add_argument("--jobs", type=int, default=-1)
    asked = parser.parse_args(arguments)
    run(asked.companies, asked.path, asked.jobs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
