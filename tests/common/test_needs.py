"""A package that is not installed is asked for in the same words everywhere."""

import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

import salescoach as sc
from salescoach.common.needs import EXTRAS, MissingPackageError, need
from salescoach.estimates.effects import did, regression

ROOT = Path(__file__).parents[2]


def blocked(package: str, extra: str) -> str:
    return (
        f"this needs the package {package} ({EXTRAS[extra]}), which is not installed. "
        f'Type: pip install "salescoach[{extra}]"'
    )


def test_a_package_that_is_there_is_handed_out():
    assert need("json", "lab") is __import__("json")


def test_a_missing_package_is_named_with_what_it_is_for_and_the_line_to_type():
    with pytest.raises(MissingPackageError) as caught:
        need("no_such_package.part", "analyst")
    assert str(caught.value) == blocked("no_such_package", "analyst")
    assert caught.value.name == "no_such_package"


def test_a_package_that_is_broken_speaks_for_itself(tmp_path, monkeypatch):
    (tmp_path / "broken_package.py").write_text("import no_such_package\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="No module named 'no_such_package'") as caught:
        need("broken_package", "lab")
    assert not isinstance(caught.value, MissingPackageError)


def test_every_extra_of_the_package_has_its_words_and_no_other():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(EXTRAS) == set(project["optional-dependencies"])


def test_the_effect_of_oversight_asks_for_its_packages(monkeypatch):
    monkeypatch.setitem(sys.modules, "statsmodels", None)
    monkeypatch.setitem(sys.modules, "statsmodels.api", None)
    with pytest.raises(MissingPackageError) as caught:
        sc.effect_of_oversight(sc.example_records())
    assert str(caught.value) == blocked("statsmodels", "analyst")


@pytest.mark.parametrize("way", [did.two_way, did.two_stage])
def test_difference_in_differences_asks_for_its_package(way, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyfixest", None)
    with pytest.raises(MissingPackageError) as caught:
        way(None)
    assert str(caught.value) == blocked("pyfixest", "analyst")


def test_regression_asks_for_its_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "statsmodels.api", None)
    with pytest.raises(MissingPackageError, match="the package statsmodels "):
        regression.adjusted(None, by_team=False, result=np.zeros(1))
