"""The package as a whole: cheap to import, its names the same for users and type checkers, its examples sound."""

import ast
import doctest
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import salescoach as sc

HOME = Path(sc.__file__).parent


def python(script, *options):
    return subprocess.run([sys.executable, *options, "-c", script], capture_output=True, text=True, check=True)


def printed(script):
    return python(script).stdout.strip()


def loaded(script):
    """Every module that a script loads, as ``python -X importtime`` counts them; a bare start is left out."""
    with_it, bare = (
        {line.split("|")[-1].strip() for line in python(text, "-X", "importtime").stderr.splitlines()}
        for text in (script, "pass")
    )
    return with_it - bare


# Importing.


def other_packages(script):
    roots = {name.split(".")[0] for name in loaded(script)} - set(sys.stdlib_module_names)
    return {root for root in roots if find_spec(root)}  # the standard library asks for some that are not there


def test_importing_the_package_loads_the_standard_library_at_most():
    assert other_packages("import salescoach") == {"salescoach"}
    rooms = {name for name in loaded("import salescoach") if name.startswith("salescoach.")}
    assert rooms == {"salescoach.common", "salescoach.common.lazy"}


def test_a_team_is_made_without_any_other_package():
    assert other_packages("import salescoach as sc; sc.Team(), sc.without, sc.CAUSES") == {"salescoach"}


def test_a_heavy_package_would_be_seen():
    assert other_packages("import numpy") == {"numpy"}


@pytest.mark.parametrize("first", ["simulate", "check_style", "styles"])
def test_a_public_name_is_the_same_whatever_was_used_before_it(first):
    script = (
        "import salescoach as sc\n"
        f"sc.{first}\n"
        "print([name for name in sc.__all__ if type(getattr(sc, name)).__name__ == 'module'])\n"
    )
    assert printed(script) == "['contrasts', 'figures', 'mixes']"


def test_public_names_are_those_with_a_home():
    assert sorted(sc.__all__) == sorted([*sc._HOME, *sc._MODULES, "__version__"])
    assert dir(sc) == sorted(sc.__all__)
    assert len(set(sc.__all__)) == len(sc.__all__)


def test_an_unknown_name_is_no_part_of_the_package():
    with pytest.raises(AttributeError, match="module 'salescoach' has no attribute 'simulat'"):
        _ = sc.simulat


def test_the_version_is_that_of_the_project():
    text = (HOME.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{sc.__version__}"' in text


def test_type_checkers_see_the_names_that_a_user_sees():
    tree = ast.parse(Path(sc.__file__).read_text(encoding="utf-8"))
    seen = {
        alias.asname or alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
    }
    whole = {name: home.rpartition(".")[0] or None for name, home in sc._MODULES.items()}
    assert seen == sc._HOME | whole | {"lazy": "common.lazy"}


# Words about it.


def test_the_example_of_the_package_runs():
    found = doctest.testmod(sc)
    assert found.attempted >= 5
    assert found.failed == 0
