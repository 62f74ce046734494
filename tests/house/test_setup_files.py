"""The files that say what to install must agree with each other."""

import os
import re
import sys
import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import salescoach

ROOT = Path(__file__).parents[2]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "ubuntu-latest": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "macos-latest": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    "windows-latest": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
}
CONDA_NAMES = {"matplotlib": "matplotlib-base"}  # the plain conda package drags in Qt
ADDRESS = re.compile(
    r"://|\bfile:| @ |^-|--(extra-)?index-url|--find-links|--trusted-host|\.(org|com|net|io|dev)\b", re.M
)


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


DOCUMENT = tomllib.loads(read("pyproject.toml"))
PROJECT, GROUPS = DOCUMENT["project"], DOCUMENT["dependency-groups"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKED = ("test", "docs", "bench", "build")


def ranges(*lists):
    """Name -> allowed versions, of all lists together."""
    found = {}
    for requirement in (Requirement(line) for lines in lists for line in lines):
        name = canonicalize_name(requirement.name)
        found[name] = found.get(name, SpecifierSet()) & requirement.specifier
    return found


def pins():
    """Name -> its pinned lines; each has one version and proper hashes."""
    found = {}
    for line in read("requirements.txt").replace("\\\n", " ").splitlines():
        text, *hashes = re.split(r"\s+--hash=", line.strip())
        assert hashes, line
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one) for one in hashes), line
        pin = Requirement(text)
        assert [one.operator for one in pin.specifier] == ["=="], line
        assert "*" not in str(pin.specifier), line
        found.setdefault(canonicalize_name(pin.name), []).append(pin)
    return found


def test_the_conda_environment_is_the_core_the_lab_and_the_tests():
    document = yaml.safe_load(read("environment.yml"))
    *packages, itself = document["dependencies"]
    wanted = ranges(PROJECT["dependencies"], EXTRAS["lab"], GROUPS["test"])
    wanted = {CONDA_NAMES.get(name, name): spec for name, spec in wanted.items()}
    wanted |= {"python": SpecifierSet(PROJECT["requires-python"]), "pip": SpecifierSet()}
    assert len(set(packages)) == len(packages)
    assert ranges(packages) == wanted
    assert document["channels"] == ["conda-forge"]
    assert itself == {"pip": ["-e ."]}


def test_what_everybody_needs_is_in_the_environment():
    named = ranges(yaml.safe_load(read("environment.yml"))["dependencies"][:-1])
    assert named.keys() >= {"jupyterlab", "pandas", "scikit-learn", "seaborn", "nbval"}


def test_pins_name_no_address_and_lie_inside_the_ranges_on_every_system_and_python():
    assert ADDRESS.search(read("requirements.txt")) is None
    found = pins()
    wanted = ranges(PROJECT["dependencies"], *EXTRAS.values(), *(GROUPS[group] for group in LOCKED))
    for name, spec in wanted.items():
        for platform in SYSTEMS.values():
            for python in PYTHONS:
                # The highest patch release there will be, near enough: uv may split within a minor one.
                here = {**platform, "python_version": python, "python_full_version": f"{python}.30"}
                chosen = [pin for pin in found[name] if pin.marker is None or pin.marker.evaluate(here)]
                versions = [next(iter(pin.specifier)).version for pin in chosen]
                assert len(versions) == 1, (name, here)
                assert spec.contains(versions[0]), (name, here)


def test_tools_are_no_published_extras_and_all_that_are_used_are_locked():
    assert set(EXTRAS) == {"lab", "analyst", "cluster", "excel", "room"}
    assert GROUPS["build"] == DOCUMENT["build-system"]["requires"]
    assert [group["include-group"] for group in GROUPS["dev"]] == list(LOCKED)
    assert "pip compile pyproject.toml --all-extras --group dev " in read("Makefile")


def test_all_versions_are_the_same():
    version = PROJECT["version"]
    assert salescoach.__version__ == version
    assert str(yaml.safe_load(read("CITATION.cff"))["version"]) == version
    assert re.findall(r"^## (\d\S*)", read("CHANGELOG.md"), re.MULTILINE)[0] == version


def test_the_workflow_covers_three_systems_and_the_pythons_that_the_package_names():
    strategy = yaml.safe_load(read(".github/workflows/ci.yml"))["jobs"]["test"]["strategy"]
    assert strategy["matrix"] == {"os": list(SYSTEMS), "python": list(PYTHONS)}
    assert strategy["fail-fast"] is False
    assert tuple(re.findall(r"Python :: (3\.\d+)", read("pyproject.toml"))) == PYTHONS


def test_workflows_use_actions_by_their_hash_and_may_read_only():
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}
        for job in workflow["jobs"].values():
            assert job["permissions"] == {"contents": "read"}
            used = [step["uses"] for step in job["steps"] if "uses" in step]
            assert [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)] == []


def test_the_last_thing_of_a_check_is_make_test():
    lines = read(".ci/run").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[-1] == "make test"
    if sys.platform != "win32":
        assert os.access(ROOT / ".ci/run", os.X_OK)
