"""Make the notebooks to work in: copies without outputs in lab/, beside the kept ones in notebooks/.

    python scripts/lab_copies.py            make them; a copy that you have changed is left as it is
    python scripts/lab_copies.py --again    make all of them again, your changes are lost
    python scripts/lab_copies.py --open     and open JupyterLab on the first one (this is `make lab`)

A copy holds no answer: no outputs, no guess that is filled in. What follows --open is handed on to JupyterLab.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from salescoach.common.files import write_text  # noqa: E402
from scripts.html_printed import source_of  # noqa: E402

FOLDER = "lab"
RECORD = ".made.json"  # name -> what the copy was when it was made
GUESS = re.compile(r"""(sc\.guess\(\s*(?:"[^"]*"|'[^']*')\s*,\s*)-?\d+(?:\.\d+)?""")
OWN_GUESS = re.compile(r"^my_guess = -?\d+(?:\.\d+)?$", re.M)
NOTE = """\
*Press Shift+Enter to run a cell and go to the next one. Put your own guess in before you run on. The same notebook with
its outputs: [{name}](../notebooks/{name}).*"""


def copy_of(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """The notebook without outputs and without a guess, its sliders alive, with a line on how to run it."""
    cells = [_blank(cell) for cell in notebook["cells"]]
    note = {"cell_type": "markdown", "id": "how-to-run", "metadata": {}, "source": NOTE.format(name=name)}
    return {**notebook, "cells": [*cells[:1], note, *cells[1:]]}


def _blank(cell: dict[str, Any]) -> dict[str, Any]:
    if cell["cell_type"] != "code":
        return cell
    source = OWN_GUESS.sub("my_guess = 0  # your number in place of the 0", GUESS.sub(r"\1...", source_of(cell)))
    return {**cell, "source": source + (".live()" if _ends_in_slider(source) else ""), "outputs": [],
            "execution_count": None}  # fmt: skip


def _ends_in_slider(source: str) -> bool:
    """Whether the last line of a cell shows a slider that stands still."""
    try:
        last = ast.parse(source).body[-1]
    except (SyntaxError, IndexError):
        return False
    call = last.value if isinstance(last, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "slider"


def make(root: Path, again: bool = False) -> tuple[list[Path], list[Path]]:
    """Write the copies; returns those that were written and those that were left because they have been changed."""
    folder, record = root / FOLDER, root / FOLDER / RECORD
    made = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    written, left = [], []
    for source in sorted((root / "notebooks").glob("*.ipynb")):
        copy = copy_of(json.loads(source.read_text(encoding="utf-8")), source.name)
        text = json.dumps(copy, ensure_ascii=False, indent=1) + "\n"
        path = folder / source.name
        if path.is_file() and not again and _mark(path.read_text(encoding="utf-8")) != made.get(source.name):
            left.append(path)
            continue
        write_text(path, text)
        made[source.name] = _mark(text)
        written.append(path)
    write_text(record, json.dumps(made, indent=1) + "\n")
    return written, left


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def lab_command(root: Path, first: Path, more: list[str]) -> list[str]:
    """The line that opens JupyterLab with the whole kit as its root, so that links to documents work."""
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={root}", *as_root, *more, str(first)]


def main(arguments: list[str] | None = None) -> int:
    """Make the copies and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--again", action="store_true", help="make all copies again; changes in them are lost")
    parser.add_argument("--open", action="store_true", help="open JupyterLab on the first copy")
    chosen, more = parser.parse_known_args(arguments)
    if more and not chosen.open:
        parser.error(f"{' '.join(more)} is for JupyterLab. Type: python scripts/lab_copies.py --open {' '.join(more)}")
    written, left = make(ROOT, chosen.again)
    print(f"{len(written)} notebooks without outputs in {FOLDER}/; those with outputs are in notebooks/.")
    if left:
        names = ", ".join(path.name for path in left)
        print(f"Left as you changed them: {names}. To begin afresh: python scripts/lab_copies.py --again")
    if not chosen.open:
        return 0
    return subprocess.run(lab_command(ROOT, min([*written, *left]), more), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
