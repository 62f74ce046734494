"""What nbval does not look at, in the run that it makes anyway: pictures, alternative texts, warnings, cleared outputs.

A pytest plugin: where nbval is on, a notebook runs once and is held against its file as
``scripts/notebooks.py check`` does.
"""

import copy
from collections.abc import Generator
from pathlib import Path

import pytest
from nbval.plugin import IPyNbCell, NbCellError, coalesce_streams

from scripts.notebook_checks import why_lax
from scripts.notebook_compare import cell_differences
from scripts.notebook_rules import run_problems
from scripts.notebook_run import normal_outputs


def lax(config: pytest.Config) -> bool:
    """Whether outputs are not compared, by the user's wish or because this machine draws another way."""
    return bool(config.getoption("--nbval-lax", default=False) or why_lax())


def runs_in_cells(config: pytest.Config, path: Path) -> bool:
    """Whether nbval runs a notebook in this session, so that the hook below sees its outputs."""
    given = [Path(config.invocation_params.dir, str(name).split("::")[0]).resolve() for name in config.args]
    nbval = config.getoption("--nbval", default=False) or config.getoption("--nbval-lax", default=False)
    whole = not (config.option.keyword or config.option.markexpr or any("::" in str(name) for name in config.args))
    return bool(nbval) and whole and any(path.resolve().is_relative_to(name) for name in given)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Compare once nbval has run a cell; its own comparison joins streams in place, so a copy is kept."""
    kept = copy.deepcopy(item.cell.outputs) if isinstance(item, IPyNbCell) else []
    result = yield
    if isinstance(item, IPyNbCell):
        made = list(normal_outputs(item.test_outputs or []))
        faults = [what for output in made for what in run_problems(output)]
        if not lax(item.config):
            faults += cell_differences(list(normal_outputs(coalesce_streams(kept))), made)
        if faults:
            write = f"To mend: python scripts/notebooks.py write {item.path.stem}"
            raise NbCellError(item.cell_num, "\n".join([*faults, write]), item.cell.source)
    return result
