"""Change the model in one small place at a time, and see whether a test notices: how much are the tests worth?

    python scripts/mutants.py [people customers manager compare] [--workers 2] [--sample 200]

With --sample 200 so many changes of all files are drawn by lot with a fixed seed; the score then has an interval.
A change that no test notices survives, and is printed with its line. Kernels run as plain Python, as in
tests/interpreted.py, for to compile each change would take days. Needs fork, so Linux or macOS; minutes for a file.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from salescoach.common.intervals import share_interval
from scripts.mutations import Mutant, mutants_of

ROOT = Path(__file__).resolve().parents[1]
REBUILT = "tests/docs/test_model_description.py::test_a_life_by_the_page_gives_the_same_numbers"
HOURS = "tests/simulation/test_price_and_use.py::test_what_is_done_with_a_person_takes_the_managers_hours"
# Soonest first: a change that a short life shows is not tried on a long one.
WORLDS = (
    "hardly any clean-up", "small", "campaign", "extreme, process", "extreme, accountability", "extreme, take_over",
    "strain acts inverted_u", "strain acts positive", "strain acts none", "strain acts linear",
    "quarter's end, patient", "next to no needs", "tense people", "beyond all doubt", "more than a list can hold",
    "tiny quota", "extreme, macro", "crowd",
)  # fmt: skip
KERNELS = (
    "-p", "tests.interpreted", "tests/simulation/test_trajectory.py", *(f"{REBUILT}[{world}]" for world in WORLDS[:3]),
    HOURS, "tests/simulation/test_equations.py", *(f"{REBUILT}[{world}]" for world in WORLDS[3:]),
)  # fmt: skip
COMPARISONS = ("tests/results/test_compare.py", "tests/results/test_words.py", "tests/simulation/test_intervals.py")
TARGETS = {
    "people": ("simulation/people.py", KERNELS),
    "customers": ("simulation/customers.py", KERNELS),
    "manager": ("simulation/manager.py", KERNELS),
    "compare": ("results/compare.py", COMPARISONS),
}
SEED = 1  # of the sample
HEAVY = ("matplotlib.pyplot", "numba", "pandas", "pytest", "scipy.stats")  # loaded once, for all children


@dataclass(frozen=True)
class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives Python another source for one module."""

    module: str
    source: str

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The changed module in place of the one on disk."""
        origin = ROOT / "src" / Path(*self.module.split(".")).with_suffix(".py")
        return importlib.util.spec_from_file_location(name, origin, loader=self) if name == self.module else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source."""
        exec(compile(self.source, str(module.__spec__ and module.__spec__.origin), "exec"), vars(module))


def start(module: str, source: str, tests: tuple[str, ...], most_seconds: int) -> int:
    """Run the tests on a changed module in a child of its own; the number of the process."""
    child = os.fork()
    if child:
        return child
    signal.alarm(most_seconds)  # a change may make a loop endless
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    sys.meta_path.insert(0, Changed(module, source))
    import pytest

    os._exit(int(pytest.main(["-x", "-q", "-n0", "-p", "no:cacheprovider", *tests])))


def unnoticed(module: str, mutants: list[Mutant], tests: tuple[str, ...], workers: int) -> Iterator[Mutant]:
    """The changes with which every test passes."""
    began, source = time.monotonic(), (ROOT / "src" / Path(*module.split("."))).with_suffix(".py").read_text("utf-8")
    if os.waitpid(start(module, source, tests, 3600), 0)[1]:
        raise SystemExit(f"{module}: the tests fail before anything is changed. Type: {sys.executable} -m pytest tests")
    most_seconds = 20 + int(4 * (time.monotonic() - began))
    waiting, running = list(reversed(mutants)), dict[int, Mutant]()
    while waiting or running:
        while waiting and len(running) < workers:
            mutant = waiting.pop()
            running[start(module, mutant.source, tests, most_seconds)] = mutant
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:
            yield mutant


def drawn(files: Sequence[str], sample: int) -> dict[str, list[Mutant]]:
    """The changes to try, by file: all, or so many drawn by lot out of all files together."""
    every = {
        name: mutants_of((ROOT / "src" / "salescoach" / TARGETS[name][0]).read_text(encoding="utf-8")) for name in files
    }
    if not sample:
        return every
    places = [(name, place) for name, mutants in every.items() for place in range(len(mutants))]
    kept = set(random.Random(SEED).sample(places, min(sample, len(places))))
    return {name: [m for k, m in enumerate(mutants) if (name, k) in kept] for name, mutants in every.items()}


def main(arguments: list[str] | None = None) -> int:
    """Count what is found of each file, and print what survives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="all if none is named")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--sample", type=int, default=0, help="so many changes, drawn by lot; all by default")
    chosen = parser.parse_args(arguments)
    for name in HEAVY:
        importlib.import_module(name)
    found = of = 0
    for name, mutants in drawn(chosen.files or list(TARGETS), chosen.sample).items():
        file, tests = TARGETS[name]
        module = "salescoach." + file.removesuffix(".py").replace("/", ".")
        alive = 0
        for mutant in unnoticed(module, mutants, tests, chosen.workers):
            alive += 1
            print(f"{file}:{mutant.line}: {mutant.change}", flush=True)
        print(f"{file}: {len(mutants) - alive} of {len(mutants)} changes found", flush=True)
        found, of = found + len(mutants) - alive, of + len(mutants)
    low, high = share_interval(found, of)
    told = f" (95 % interval {100 * low:.1f} to {100 * high:.1f} %)" if chosen.sample else ""
    print(f"{found} of {of} changes found, {100 * found / of:.1f} %{told}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
