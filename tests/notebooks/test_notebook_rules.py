"""Each rule for notebooks notices a planted fault.

No test here starts a kernel: the faults are planted in a written notebook and compared with one shared
run. The project has this check beside nbval because nbval passes a stale picture and a notebook whose
outputs were all cleared.
"""

import copy
import sys
from pathlib import Path

import pytest
from nbformat import NotebookNode

from scripts.notebook_checks import check
from scripts.notebook_run import read, text
from tests.notebooks.faults import (
    HOME_FOLDER,
    STREAM,
    Change,
    add_output,
    clear_all,
    error,
    kernel_details,
    no_alt,
    no_cell_id,
    no_plain_alt,
    other_kind,
    paint,
    prints,
    put_picture,
    says,
    short_alt,
    shows,
    stale_alt,
    stale_text,
    stderr,
    timings,
    twice,
    wrong_count,
)


def found(path: Path, kept: NotebookNode, run: NotebookNode, lax: bool = False) -> list[tuple[str, int]]:
    """What the check says of a notebook whose fresh run is already there, with the cell numbers."""
    path.write_text(text(kept), encoding="utf-8")
    return [(problem.what, problem.number) for problem in check(path, lax, run=lambda _: run)]


# Planted in the file: the fresh run does not have it.


def test_the_notebook_without_a_fault_passes(demo: Path, run: NotebookNode, tmp_path: Path) -> None:
    assert found(tmp_path / "a.ipynb", read(demo), run) == []


@pytest.mark.parametrize(
    ("change", "what", "cell"),
    [
        (lambda n: paint(n, 0.1), "the picture is stale: it differs from a fresh one by", 3),
        (lambda n: put_picture(n, 300), "the picture is stale: it differs from a fresh one by its size", 3),
        (stale_text, "the text is stale: the file says '1     19', a fresh run '1     18'", 5),
        (stale_alt, "the alternative text or other data about the output is stale", 3),
        (add_output, "the file has an output where a fresh run gives none", 2),
        (other_kind, "the output is execute_result (text/plain) where a fresh run gives execute_result", 5),
        (twice, "the file has 2 outputs where a fresh run gives 1", 5),
        (wrong_count, "the execution count is 7 where a run from the top gives 3", 4),
        (timings, "the metadata or the cell ids are not as the write command leaves them", 0),
        (kernel_details, "the metadata or the cell ids are not as the write command leaves them", 0),
        (no_cell_id, "the metadata or the cell ids are not as the write command leaves them", 0),
    ],
)
def test_a_stale_notebook_is_noticed(
    demo: Path, run: NotebookNode, tmp_path: Path, change: Change, what: str, cell: int
) -> None:
    kept = read(demo)
    change(kept)
    said = found(tmp_path / "a.ipynb", kept, run)
    assert any(one.startswith(what) and number == cell for one, number in said), said


def test_cleared_outputs_are_noticed_in_each_cell(demo: Path, run: NotebookNode, tmp_path: Path) -> None:
    kept = read(demo)
    clear_all(kept)
    said = found(tmp_path / "a.ipynb", kept, run)
    assert [number for what, number in said if what.startswith("the outputs were cleared")] == [3, 4, 5]


def test_a_trace_of_a_difference_is_no_stale_picture(demo: Path, run: NotebookNode, tmp_path: Path) -> None:
    kept = read(demo)
    paint(kept, 0.1, by=1)
    assert kept != read(demo)
    assert found(tmp_path / "a.ipynb", kept, run) == []


def test_the_lax_check_does_not_compare(demo: Path, run: NotebookNode, tmp_path: Path) -> None:
    kept = read(demo)
    paint(kept, 0.5)
    stale_text(kept)
    assert found(tmp_path / "a.ipynb", kept, run, lax=True) == []


def test_a_warning_that_only_the_fresh_run_gives_is_noticed(demo: Path, run: NotebookNode, tmp_path: Path) -> None:
    noisy = copy.deepcopy(run)
    stderr(noisy)
    said = found(tmp_path / "a.ipynb", read(demo), noisy, lax=True)
    assert said == [("the cell writes to stderr: 'a note'", 2)]


# Planted in the file and in the run: fresh outputs that break a rule.


@pytest.mark.parametrize(
    ("change", "what", "cell"),
    [
        (stderr, "the cell writes to stderr: 'a note'", 2),
        (error, "the output is an error: ValueError", 2),
        (prints("UserWarning: old"), "the output has the text of a warning: 'UserWarning'", 4),
        (prints("Traceback (most recent call last):"), "the output has a traceback", 4),
        (prints("<Team at 0x7f3a2c1b>"), "the output has an address in memory", 4),
        (prints(HOME_FOLDER), f"the output names a path of one machine: '{HOME_FOLDER}'", 4),
        (prints("C:\\Users\\Anna"), "the output names a path of one machine", 4),
        (prints(sys.prefix), "the output names a path of one machine", 4),
        (shows("text/html", f"<b>{HOME_FOLDER}</b>"), "the output names a path of one machine", 5),
        (says(f"It lies in {HOME_FOLDER} now."), "the cell names a path of one machine", 1),
        (says(f'open("{HOME_FOLDER}")', STREAM), "the cell names a path of one machine", 4),
        (says("x = 1\n" * 19, STREAM), "the cell has 21 lines of code, more than 20", 4),
        (lambda n: put_picture(n, 2001), "the picture is 2001 pixels wide, more than 2000", 3),
        (lambda n: put_picture(n, 300, noise=True), "the picture has 271 kB, more than 150 kB", 3),
        (no_alt, "the picture has no alternative text", 3),
        (short_alt, "the picture has no alternative text", 3),
        (no_plain_alt, "the alternative text is not given as text/plain", 3),
        (shows("image/svg+xml", "<svg/>"), "a picture is shown as image/svg+xml", 5),
        (shows("text/html", "<img src='data:'>"), "a picture is shown as HTML", 5),
        (shows("image/png", "bm8="), "the picture is not a PNG file", 5),
        (says("![ ](team.png)"), "a picture in the text has no alternative text", 1),
        (says('<img src="team.png" alt="">'), "a picture in the text has no alternative text", 1),
        (says("Sales rise by 12 %."), "the number “12 %” in the text has no mark", 1),
        (prints("extra = 9"), "extra is printed with several values: 8, 9", 1),
    ],
)
def test_a_broken_rule_is_noticed(
    demo: Path, run: NotebookNode, tmp_path: Path, change: Change, what: str, cell: int
) -> None:
    kept, made = read(demo), copy.deepcopy(run)
    change(kept)
    change(made)
    said = found(tmp_path / "a.ipynb", kept, made)
    assert said, "not noticed"
    assert said[0][0].startswith(what)
    assert {number for _, number in said} == {cell}


def test_twenty_lines_and_blank_ones_are_allowed(demo: Path, run: NotebookNode, tmp_path: Path) -> None:
    kept = read(demo)
    says("x = 1\n\n" * 18, STREAM)(kept)
    assert found(tmp_path / "a.ipynb", kept, run) == []
