"""Check a notebook: the rules for the file, a clean run, and outputs that are those of the run."""

import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nbformat import NotebookNode
from packaging.requirements import Requirement

from scripts.notebook_compare import stale_outputs
from scripts.notebook_rules import EDIT, ROOT, Problem, rule_problems, run_problems
from scripts.notebook_run import TIME_LIMIT, NotebookError, fresh, read, words

# Where the committed outputs are made: elsewhere the last digits and the pictures may differ.
HOME = ("Linux", "x86_64", "3.11")
DECIDING = ("matplotlib", "numba", "numpy", "pandas", "scikit-learn", "scipy", "seaborn")

Run = Callable[[Path], NotebookNode]


def check(path: Path, lax: bool = False, limit: float = TIME_LIMIT, run: Run | None = None) -> list[Problem]:
    """All problems of a notebook; the lax check runs it but does not compare the outputs."""
    try:
        kept = read(path)
    except NotebookError as error:
        return [Problem(error.what)]
    problems = list(rule_problems(kept))
    try:
        made = run(path) if run else fresh(path, limit)
    except NotebookError as error:
        return [*problems, run_failure(kept, error)]
    problems += unclean_run(made)
    if not lax:
        problems += stale_outputs(kept, made)
    return list(dict.fromkeys(problems))


def run_failure(notebook: NotebookNode, error: NotebookError) -> Problem:
    """The problem that stopped a run."""
    start = words(notebook.cells[error.number - 1]) if error.number else ""
    return Problem(error.what, error.number, start, EDIT)


def unclean_run(run: NotebookNode) -> Iterator[Problem]:
    """Errors, warnings and the like in the outputs of a run."""
    for number, cell in enumerate(run.cells, start=1):
        for output in cell.get("outputs", []):
            for what in run_problems(output):
                yield Problem(what, number, words(cell))


def why_lax(pins: str | None = None) -> str:
    """Why outputs cannot be compared exactly on this machine; empty if they can."""
    here = (platform.system(), platform.machine(), f"{sys.version_info[0]}.{sys.version_info[1]}")
    if here != HOME:
        return f"the outputs were made on {' '.join(HOME)}, this is {' '.join(here)}"
    if pins is None:
        pins = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for line in pins.splitlines():
        name = line.split("==")[0].strip()
        if name in DECIDING:
            pin = Requirement(line.removesuffix("\\"))
            if (pin.marker is None or pin.marker.evaluate()) and not pin.specifier.contains(_installed(name)):
                return f"the outputs were made with {name}{pin.specifier}, here is {_installed(name)}"
    return ""


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "0"
