"""What a user waits for: the import, the first result, and a pair of styles."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import salescoach as sc
from salescoach.settings.team import Team

from .report import Row, Table
from .timing import by_turns, wall_seconds

_START = "import time; t = time.perf_counter(); import salescoach as sc; "
_TELL = "print(time.perf_counter() - t)"
IMPORT = _START + _TELL
FIRST = _START + "sc.simulate(sc.Team(), runs=1, threads=1); " + _TELL


def fresh(code: str, rounds: int) -> float:
    """Median of the seconds that the code prints in fresh processes; one more goes before, to fill caches."""
    command = [sys.executable, "-c", code]
    told = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(rounds + 1)]
    return statistics.median(float(text) for text in told[1:])


def whole_process(rounds: int) -> float:
    """Median seconds from starting Python to its end, with the import between."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import salescoach"], check=True)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def pair(team: Team, runs: int = 200) -> None:
    """Two styles on the same people and luck."""
    for style in ("micromanage", "coach"):
        sc.simulate(team, style, runs=runs, threads=2)


def measure(rounds: int) -> Table:
    """The table of waits."""
    team = sc.Team()
    paired = by_turns({"pair": wall_seconds(lambda: pair(team))}, 2 * rounds)
    table = Table("Waiting", {"seconds": ".3f", "expected below": ".1f"})
    for name, seconds, below, sentence in (
        ("import salescoach", fresh(IMPORT, rounds), 0.3, "in a fresh process, timed inside it."),
        ("python -c 'import salescoach'", whole_process(rounds), None, "the same with the start and end of Python."),
        ("to the first result", fresh(FIRST, rounds), None, "import and one run in a fresh process, kernels cached."),
        ("200 paired runs", paired.median("pair"), 0.5, "two styles, 200 runs each of a default year, two threads."),
        ("the fastest of them", paired.fastest("pair"), 0.5, "nearest to a machine without other users."),
    ):  # fmt: skip
        numbers = {"seconds": seconds} if below is None else {"seconds": seconds, "expected below": below}
        table.rows.append(Row(name, numbers, sentence))
    return table
