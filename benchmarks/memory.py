"""Peak memory of long simulations, each in a process of its own.

Run as a program it simulates and prints its own peak: ``python -m benchmarks.memory STYLE RUNS THREADS``.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import salescoach as sc
from salescoach.simulation.params import managers
from salescoach.simulation.state import RUN_TOTALS, bytes_per_run

from .report import Row, Table

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 2**30
MIB = 2**20


def own_peak() -> int:
    """Largest resident memory of this process so far, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # Linux hands the peak of the parent on to a child in getrusage, but not in VmHWM.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource  # not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def peak_of(style: str, runs: int, threads: int = 2) -> int:
    """Peak memory in bytes of a fresh process that simulates default years and keeps the totals."""
    command = [sys.executable, "-m", "benchmarks.memory", style, str(runs), str(threads)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return int(done.stdout)


def measure(runs: int = 100_000, styles: tuple[str, ...] = ("status_quo", "coach")) -> Table:
    """The table of peaks, with what the arithmetic says."""
    team = sc.Team()
    each = bytes_per_run(int(team.people), int(team.accounts_per_person), managers(team))
    table = Table("Memory", {"MiB": ",.2f", "limit MiB": ",.0f", "seconds": ",.1f"})
    for name, size, sentence in (
        ("one run alive", each, "seats, accounts, manager and totals of one replication of the default team."),
        ("totals of all runs", runs * RUN_TOTALS.itemsize, f"{RUN_TOTALS.itemsize} bytes a run, all that is kept."),
        ("all runs alive", runs * each, "what holding every run at once would take; blocks avoid it."),
    ):
        table.rows.append(Row(name, {"MiB": size / MIB}, sentence))
    for style, count in (("status_quo", 1), *((style, runs) for style in styles)):
        start = time.perf_counter()
        peak = peak_of(style, count)
        numbers = {"MiB": peak / MIB, "limit MiB": LIMIT / MIB, "seconds": time.perf_counter() - start}
        table.rows.append(
            Row(f"{style}, {count:,} runs", numbers, "peak of the whole process, Python and numba included.")
        )
    return table


if __name__ == "__main__":
    sc.simulate(sc.Team(), sys.argv[1], runs=int(sys.argv[2]), threads=int(sys.argv[3]))
    print(own_peak())
