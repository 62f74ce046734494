"""The notebooks of the kit run clean, keep the rules, and their outputs are those of a fresh run."""

from pathlib import Path

import pytest

from scripts.notebook_checks import check, why_lax
from scripts.notebook_run import TIME_LIMIT
from scripts.notebooks import FOLDER, told

NOTEBOOKS = [pytest.param(path, id=path.stem) for path in sorted(FOLDER.glob("*.ipynb"))]
NONE = pytest.param(FOLDER, id="none", marks=pytest.mark.skip(reason="there is no notebook in notebooks/ yet"))


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS or [NONE])
def test_notebook_is_fresh(path: Path, request: pytest.FixtureRequest) -> None:
    lax = bool(request.config.getoption("--nbval-lax", default=False) or why_lax())
    # Other machines may be slower, and there the notebook is only run.
    problems = check(path, lax, limit=5 * TIME_LIMIT if lax else TIME_LIMIT)
    assert not problems, "\n".join(["", *(told(path, problem) for problem in problems)])
