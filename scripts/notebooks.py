"""Write the outputs of the notebooks, or check that they are fresh and follow the rules.

    python scripts/notebooks.py write [names...]   run each notebook and write its outputs
    python scripts/notebooks.py check [names...]   run each notebook again and compare
    python scripts/notebooks.py rules              what a notebook has to keep to

A name is a path, a file name or the start of one: 00 stands for 00_first_five_minutes.ipynb.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.notebook_checks import check, run_failure, unclean_run, why_lax
from scripts.notebook_compare import PICTURE_TOLERANCE
from scripts.notebook_rules import (
    EDIT,
    FEWEST_ALT_WORDS,
    MARK,
    MOST_BYTES,
    MOST_LINES,
    MOST_WIDTH,
    ROOT,
    WRITE,
    Problem,
    rule_problems,
)
from scripts.notebook_run import TIME_LIMIT, NotebookError, fresh, read, this_python, write

FOLDER = ROOT / "notebooks"
RULES = f"""\
The .ipynb file is the one source, and its outputs are kept with it.
 1. The outputs are those of a fresh run, top to bottom: text to the letter, pictures to {PICTURE_TOLERANCE} of 255
    (root mean square). Execution counts run 1, 2, 3 ...; nothing is cleared by hand.
 2. A notebook runs in {TIME_LIMIT} seconds, without error, warning or anything on stderr.
 3. No path of one machine in code, text or outputs; no addresses in memory.
 4. A code cell has at most {MOST_LINES} non-blank lines.
 5. A picture is a PNG of at most {MOST_BYTES // 1000} kB and {MOST_WIDTH} pixels width. The object that
    is shown gives it through _repr_mimebundle_, with its alternative text ({FEWEST_ALT_WORDS} words or more) twice
    and, where the file is finer than the page, the width and height at which it is shown:
        return {{"image/png": base64_text, "text/plain": alt}}, {{"image/png": {{"alt": alt, "width": 730}}}}
 6. A number in the text that a cell works out is marked, and the cell prints it word for word:
        <span class="checked" data-from="extra_deals">8</span>      print("extra_deals = 8")
    A number that is not worked out is marked <span class="given">0.35</span>. Percentages and decimals
    without a mark are refused, except in code, headings, links and dates.
The write command sees to 1 and reports the rest.
"""


def find(names: list[str], folder: Path = FOLDER) -> list[Path]:
    """The notebooks that are meant; all of the folder if none is named."""
    every = sorted(folder.glob("*.ipynb"))
    if not names:
        if not every:
            raise SystemExit(f"There is no notebook in {shown(folder)}.")
        return every
    return [_find_one(name, every) for name in names]


def _find_one(name: str, every: list[Path]) -> Path:
    path = Path(name)
    if path.suffix == ".ipynb" and path.is_file():
        return path.resolve()
    same = [one for one in every if one.stem == path.stem] or [one for one in every if one.stem.startswith(name)]
    if len(same) == 1:
        return same[0]
    known = ", ".join(one.stem for one in same or every) or "none"
    raise SystemExit(f"{name}: {'several notebooks start so' if same else 'no such notebook'}. Here are: {known}")


def shown(path: Path) -> str:
    """A path as it is told: from the folder of the kit if it lies inside."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def told(path: Path, problem: Problem) -> str:
    """A problem in words: where, what, and the command that mends it."""
    name = path.stem if path.parent == FOLDER else shown(path)
    command = f"{this_python()} scripts/notebooks.py write {name}"
    cell = f", cell {problem.number} “{problem.start}”" if problem.number else ""
    mends = {
        WRITE: command,
        EDIT: f"change the cell, then {command}",
        MARK: f"print the number and mark it (see {this_python()} scripts/notebooks.py rules), then {command}",
    }
    return f"{shown(path)}{cell}:\n    {problem.what}\n    To mend: {mends[problem.mend]}"


def write_one(path: Path, limit: float = TIME_LIMIT) -> tuple[str, list[Problem]]:
    """Run a notebook and write its outputs; it is left as it is if the run is not clean."""
    try:
        before = read(path)
    except NotebookError as error:
        return "not written", [Problem(error.what)]
    try:
        made = fresh(path, limit)
    except NotebookError as error:
        return "not written", [run_failure(before, error)]
    unclean = list(dict.fromkeys(unclean_run(made)))
    if unclean:
        return "not written", unclean
    return "written" if write(path, made) else "already fresh", list(rule_problems(made))


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return 1 if any notebook has a problem."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["write", "check", "rules"])
    parser.add_argument("names", nargs="*", help="which notebooks (all of notebooks/ if none is named)")
    parser.add_argument("--lax", action="store_true", help="check: run the notebooks, but do not compare outputs")
    parser.add_argument("--limit", type=float, default=TIME_LIMIT, help="seconds for a notebook (default %(default)s)")
    chosen = parser.parse_args(arguments)
    if chosen.command == "rules":
        print(RULES, end="")
        return 0
    bad = 0
    for path in find(chosen.names):
        start = time.monotonic()
        if chosen.command == "write":
            state, problems = write_one(path, chosen.limit)
        else:
            problems = check(path, chosen.lax, chosen.limit)
            state = "problems" if problems else "in order"
        print(f"{shown(path)}: {state} ({time.monotonic() - start:.0f} s)", flush=True)
        for problem in problems:
            print(told(path, problem), file=sys.stderr, flush=True)
        bad += bool(problems)
    reason = why_lax()
    if bad and reason and chosen.command == "check" and not chosen.lax:
        print(f"Differences may come from this machine: {reason}. --lax does not compare outputs.", file=sys.stderr)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
