"""The doctor tells a sound installation from one with a missing package or with other numbers."""

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest

from salescoach import doctor
from salescoach.common.shipped import shipped
from salescoach.simulation.compiled import kernel_folder


def test_a_sound_installation_has_all_versions_and_the_known_numbers():
    lines, sound = doctor.report()
    assert sound
    python, *packages, data, kernels, numbers = lines
    assert python == f"Python {sys.version.split()[0]}"
    assert packages == [f"{name} {importlib.metadata.version(name)}" for name in doctor.NEEDED]
    assert data == f"data: complete, in {shipped('claims.json').parent}"
    assert kernels == f"compiled kernels: kept in {kernel_folder()}"
    assert numbers == "known numbers: come out exactly"


def test_the_known_revenue_is_the_same_twice_and_whole():
    assert doctor.known_revenue() == doctor.known_revenue() == doctor.KNOWN_REVENUE
    assert doctor.KNOWN_REVENUE == round(doctor.KNOWN_REVENUE) > 0


def test_a_missing_package_is_named_and_nothing_is_simulated(monkeypatch):
    def version(name):
        if name == "pandas":
            raise importlib.metadata.PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor.importlib.metadata, "version", version)
    monkeypatch.setattr(doctor, "known_revenue", lambda: pytest.fail("simulated without pandas"))
    lines, sound = doctor.report()
    assert not sound
    assert "pandas: missing. Type: pip install pandas" in lines
    assert "numpy 1.0" in lines
    assert not any("known numbers" in line for line in lines)


@pytest.mark.parametrize("name", ["claims.json", "company/manifest.json", "company/deals.csv"])
def test_a_missing_file_is_named_and_nothing_is_simulated(monkeypatch, name):
    def without(wanted):
        if wanted == name:
            raise FileNotFoundError(f"data/{name} of the kit is missing")
        return shipped(wanted)

    monkeypatch.setattr(doctor, "shipped", without)
    monkeypatch.setattr(doctor, "known_revenue", lambda: pytest.fail("simulated without data"))
    lines, sound = doctor.report()
    assert not sound
    assert lines[-1] == f"data: data/{name} of the kit is missing"


def test_every_file_that_is_read_is_looked_for():
    texts = [path.read_text(encoding="utf-8") for path in Path(doctor.__file__).parent.rglob("*.py")]
    read = {name for text in texts for name in re.findall(r'\bshipped\("([\w./]+)"\)|^SHIPPED = "(.+)"', text, re.M)}
    listed = {"company/manifest.json"}  # with the company's files
    assert {"".join(pair) for pair in read} - listed == set(doctor.DATA)


@pytest.mark.parametrize("revenue", [0.0, doctor.KNOWN_REVENUE + 1, float("nan")])
def test_other_numbers_are_told_with_those_that_were_expected(monkeypatch, revenue):
    monkeypatch.setattr(doctor, "known_revenue", lambda: revenue)
    lines, sound = doctor.report()
    assert not sound
    assert re.fullmatch(rf"known numbers: differ: \S+ instead of {doctor.KNOWN_REVENUE:,.0f}", lines[-1])


def test_all_that_the_project_needs_is_looked_for():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {re.split(r"[<>=!~]", needed)[0] for needed in project["dependencies"]} == set(doctor.NEEDED)
