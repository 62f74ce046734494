"""The notebooks of the kit run clean, keep the rules, and their outputs are those of a fresh run."""

from pathlib import Path

import pytest

from scripts.notebook_checks import check
from scripts.notebook_rules import rule_problems
from scripts.notebook_run import TIME_LIMIT, read
from scripts.notebooks import FOLDER, told
from tests.fresh_cells import lax, runs_in_cells

NOTEBOOKS = [pytest.param(path, id=path.stem) for path in sorted(FOLDER.glob("*.ipynb"))]
NONE = pytest.param(FOLDER, id="none", marks=pytest.mark.skip(reason="there is no notebook in notebooks/ yet"))


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS or [NONE])
def test_notebook_is_fresh(path: Path, request: pytest.FixtureRequest) -> None:
    """Where nbval runs the notebook in this session, its cells are compared there, and here the rules are checked."""
    if runs_in_cells(request.config, path):
        problems = list(rule_problems(read(path)))
    else:
        problems = check(path, lax(request.config), limit=5 * TIME_LIMIT)  # a loaded machine is slower
    assert not problems, "\n".join(["", *(told(path, problem) for problem in problems)])
