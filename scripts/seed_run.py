"""Run the code of a notebook with other luck: every seed that a cell hands to the kit is moved on by the same number.

Nothing in the package knows of this: the public names that take a seed are wrapped while the cells run. What is stored
(worlds, verdicts, the example company and its answer key) stays. A single year (runs=1) keeps its seed, for it is shown
as an example. Sliders, exercises and their hints are left out.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import inspect
import io
import json
import os
import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

import salescoach as sc
from salescoach.common.files import write_text
from scripts.notebook_run import NotebookError, read
from scripts.page import ROOT
from scripts.seed_values import Line, lines_of

KEPT = ROOT / "build" / "seeds"
LEFT_OUT = ("slider", "check", "hint", "answer")


Asked = tuple[int, str]  # how many, and of what: runs or companies; 0 where it is not known
COUNTED = ("runs", "companies")


@dataclass
class Run:
    """What the cells printed, and how many runs each cell asked for (in its own calls or the last before it)."""

    lines: list[Line] = field(default_factory=list)
    asked: dict[int, Asked] = field(default_factory=dict)


def stored(notebook: NotebookNode) -> list[Line]:
    """What the cells printed when the notebook was written."""
    return [
        line
        for number, cell in enumerate(notebook.cells, start=1)
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stdout"
        for line in lines_of(number, output.text)
    ]


def run_notebook(path: Path, shift: int, kept: Path | None = KEPT) -> Run:
    """Run the notebook with all seeds moved on; a run that was made before, of the same code, is read from its file."""
    cells = [(n, str(c.source)) for n, c in enumerate(read(path).cells, start=1) if c.cell_type == "code"]
    name = f"{path.stem}-{shift}-{_fingerprint(json.dumps(cells))}.json"
    file = kept / name if kept else None
    if file and file.exists():
        found = json.loads(file.read_text(encoding="utf-8"))
        return Run(
            [Line(**line) for line in found["lines"]],
            {int(n): (count, kind) for n, (count, kind) in found["asked"].items()},
        )
    with contextlib.chdir(path.parent):
        run = run_cells(cells, shift)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.glob(f"{path.stem}-{shift}-*.json"):
            old.unlink()
        write_text(file, json.dumps(asdict(run)))
    return run


def run_cells(cells: Sequence[tuple[int, str]], shift: int) -> Run:
    """Run numbered pieces of code one after the other, in one namespace."""
    os.environ["MPLBACKEND"] = "Agg"
    run, asked = Run(), [(0, "runs")]
    space: dict[str, Any] = {"__name__": "__main__", "display": lambda *_, **__: None}
    with moved(shift, asked.append):
        for number, source in cells:
            said = io.StringIO()
            try:
                with contextlib.redirect_stdout(said):
                    exec(compile(source, f"<cell {number}>", "exec"), space)
            except Exception as error:
                what = f"the cell stops with {type(error).__name__}: {error} where seeds are moved on by {shift}"
                raise NotebookError(what, number) from error
            run.lines += lines_of(number, said.getvalue())
            run.asked[number] = asked[-1]
    return run


@contextlib.contextmanager
def moved(shift: int, told: Callable[[Asked], object] = lambda asked: None) -> Iterator[None]:
    """While this lasts, every public function with a seed gets another one, and the number of runs is told."""
    before = dict(vars(sc))
    try:
        for name in dir(sc):
            made = getattr(sc, name, None)
            if name in LEFT_OUT:
                setattr(sc, name, lambda *_, **__: None)
            elif isinstance(made, types.FunctionType) and "seed" in inspect.signature(made).parameters:
                setattr(sc, name, _moved(made, shift, told))
        yield
    finally:
        for name in set(vars(sc)) - set(before):
            delattr(sc, name)
        vars(sc).update(before)


def _moved(made: Callable[..., Any], shift: int, told: Callable[[Asked], object]) -> Callable[..., Any]:
    signature = inspect.signature(made)

    @functools.wraps(made)
    def with_other_luck(*given: Any, **named: Any) -> Any:
        call = signature.bind(*given, **named)
        call.apply_defaults()
        seed = call.arguments["seed"]
        if call.arguments.get("runs") != 1 and isinstance(seed, int):
            call.arguments["seed"] = seed + shift
            counts = [(call.arguments.get(kind), kind) for kind in COUNTED]
            told(next(((count, kind) for count, kind in counts if isinstance(count, int)), (0, "runs")))
        return made(*call.args, **call.kwargs)

    return with_other_luck


@functools.cache
def _package() -> str:
    """A fingerprint of the package and of all that is stored."""
    found = hashlib.sha256()
    for path in sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "data").rglob("*")]):
        if path.is_file():
            found.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def _fingerprint(code: str) -> str:
    return hashlib.sha256((_package() + code).encode()).hexdigest()[:16]
