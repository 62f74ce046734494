"""Write the benchmark of estimators into docs/estimators.md, or check that page and stored numbers belong together.

    python scripts/estimator_table.py run [companies]   run the benchmark (minutes), store data/estimator_bench.json
    python scripts/estimator_table.py write              replace the block between the markers
    python scripts/estimator_table.py check              exit code 1 if page, numbers and code do not belong together

``check`` compares the manifest, the worlds, the estimators and the printed block, not a new run of the benchmark.
"""

from __future__ import annotations

# ruff: noqa: E402
import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pandas as pd

from salescoach.common.files import write_text
from salescoach.common.version import versions
from salescoach.estimates.effects.benchmark import benchmark_estimators
from salescoach.estimates.effects.benchmark_table import finding
from salescoach.estimates.effects.estimators import ESTIMATORS
from salescoach.estimates.effects.worlds import WORLDS
from scripts.model_tables import table

PAGE = ROOT / "docs" / "estimators.md"
STORED = ROOT / "data" / "estimator_bench.json"
BEGIN, END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"
VERSIONS = ("numpy", "pandas", "scikit-learn", "statsmodels", "pyfixest")
DIGITS = 4
HEAD = (
    "estimator", "mean estimate", "bias", "± 2 MC", "RMSE", "± 2 MC", "covers", "± 2 MC", "companies", "verdict",
)  # fmt: skip


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
        "made_by": f"python scripts/estimator_table.py run {companies}", "companies": companies, "seed": 1,
        "versions": versions(*VERSIONS),
        "worlds": {name: world.made_of for name, world in WORLDS.items()}, "estimators": list(ESTIMATORS),
    }  # fmt: skip


def stored() -> dict[str, Any]:
    """The stored numbers."""
    found: dict[str, Any] = json.loads(STORED.read_text(encoding="utf-8"))
    return found


def signed(value: float | None) -> str:
    return "-" if value is None or not math.isfinite(value) else f"{value:+.1f}"


def block(found: dict[str, Any]) -> str:
    """The part of the page that is generated."""
    versions = ", ".join(f"{k} {v}" for k, v in found["versions"].items())
    parts = [
        BEGIN,
        f"{found['companies']} companies per world, seed {found['seed']}; {versions}; made by `{found['made_by']}`.\n",
    ]
    frame = pd.DataFrame(found["table"]).astype({"bias": float, "bias_mc": float})
    for world in found["worlds"]:
        here = frame[frame["world"] == world]
        parts.append(f"### {world}\n\n{WORLDS[world].wrong}\n")
        parts.append(f"True effect on the treated: {signed(here['truth'].iloc[0])} points of quota.\n")
        rows = [_row(r) for r in here.to_dict("records")]
        parts.append(table(HEAD, rows) + "\n")
    return "\n".join([*parts, END])


def _row(r: dict[str, Any]) -> tuple[str, ...]:
    if not math.isfinite(r["bias"]):
        return (r["estimator"], *["-"] * 7, str(r["companies"]), "no answer")
    return (
        r["estimator"], signed(r["estimate"]), signed(r["bias"]), f"{2 * r['bias_mc']:.1f}", f"{r['rmse']:.1f}",
        f"{2 * r['rmse_mc']:.1f}", f"{100 * r['coverage']:.0f} %", f"{200 * r['coverage_mc']:.0f}",
        str(r["companies"]), finding(r),
    )  # fmt: skip


def faults(page: str, found: dict[str, Any]) -> list[str]:
    """Why page, numbers and code do not belong together; empty where they do."""
    wrong = []
    if list(found["worlds"]) != list(WORLDS) or found["estimators"] != list(ESTIMATORS):
        wrong.append("worlds or estimators have changed since the numbers were made")
    changed = [name for name, made in found["worlds"].items() if name in WORLDS and WORLDS[name].made_of != made]
    wrong += [f"the world {name!r} has changed since the numbers were made" for name in changed]
    if len(found["table"]) != len(found["worlds"]) * len(found["estimators"]):
        wrong.append("rows are missing in the stored numbers")
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        return [*wrong, "the page has lost its markers"]
    if not wrong and page[page.index(BEGIN) : page.index(END) + len(END)] != block(found):
        wrong.append("the block on the page is not that of the stored numbers")
    return wrong


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("run", "write", "check"))
    parser.add_argument("companies", nargs="?", type=int, default=80)
    parser.add_argument("--path", type=Path, default=None, help="file for resuming")
    parser.add_argument("--jobs", type=int, default=-1)
    asked = parser.parse_args(arguments)
    if asked.what == "run":
        run(asked.companies, asked.path, asked.jobs)
        return 0
    page, found = PAGE.read_text(encoding="utf-8"), stored()
    if asked.what == "write":
        before, after = page[: page.index(BEGIN)], page[page.index(END) + len(END) :]
        write_text(PAGE, before + block(found) + after)
        print(f"{PAGE.name} is written.")
        return 0
    wrong = faults(page, found)
    for fault in wrong:
        print(f"{fault}. Run: python scripts/estimator_table.py run, then write")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
