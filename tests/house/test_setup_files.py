"""The files that say what to install must agree with each other."""

import os
import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import InvalidRequirement, Requirement
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
CONDA_LINE = re.compile(r"[a-z0-9][a-z0-9._-]*((>=|<=|==|!=|<|>)[0-9][0-9.]*(,(>=|<=|==|!=|<|>)[0-9][0-9.]*)*)?")
ADDRESS = re.compile(
    r"[a-z+]+://|\bfile:| @ |(^|\s)-(i|f|e|r)\s|--(extra-)?index-url|--find-links|--trusted-host"
    r"|\b[\w-]+\.(org|com|net|io|dev)\b|(^|[\s=])/|[A-Za-z]:\\",
    re.MULTILINE,
)

Ranges = dict[str, SpecifierSet]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def ranges(lines: list[str]) -> Ranges:
    requirements = [Requirement(line) for line in lines]
    return {canonicalize_name(r.name): r.specifier for r in requirements}


def project_ranges(text: str, extras: tuple[str, ...] = ("lab", "test")) -> Ranges:
    project = tomllib.loads(text)["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return ranges(lines)


def environment_lines(text: str) -> list[str]:
    return [line for line in yaml.safe_load(text)["dependencies"] if isinstance(line, str)]


def environment_problems(environment: str, project: str) -> list[str]:
    """Say where environment.yml and pyproject.toml part, in either direction."""
    lines = environment_lines(environment)
    problems = [f"{line}: cannot be read" for line in lines if not CONDA_LINE.fullmatch(line)]
    if problems:
        return problems
    found = ranges(lines)
    wanted = {CONDA_NAMES.get(name, name): spec for name, spec in project_ranges(project).items()}
    wanted["python"] = SpecifierSet(tomllib.loads(project)["project"]["requires-python"])
    wanted["pip"] = SpecifierSet()
    if len(found) != len(lines):
        problems.append("a package is listed twice")
    problems += [f"{name}: only in pyproject.toml" for name in sorted(wanted.keys() - found.keys())]
    problems += [f"{name}: only in environment.yml" for name in sorted(found.keys() - wanted.keys())]
    problems += [
        f"{name}: {found[name]} is not {wanted[name]}"
        for name in sorted(found.keys() & wanted.keys())
        if found[name] != wanted[name]
    ]
    document = yaml.safe_load(environment)
    if document["channels"] != ["conda-forge"]:
        problems.append("the channel is not conda-forge alone")
    if document["dependencies"][-1] != {"pip": ["-e ."]}:
        problems.append("the list does not end with the package itself")
    return problems


def pinned_lines(text: str) -> list[str]:
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]


def pin_problems(text: str) -> list[str]:
    """Say which lines of a pinned file lack a version or a hash, or name an address."""
    problems = [f"address: {match.group().strip()!r}" for match in ADDRESS.finditer(text)]
    for line in pinned_lines(text):
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        name = requirement.split("=")[0]
        try:
            specifiers = list(Requirement(requirement).specifier)
        except InvalidRequirement:
            problems.append(f"{name}: cannot be read")
            continue
        if len(specifiers) != 1 or specifiers[0].operator != "==" or "*" in specifiers[0].version:
            problems.append(f"{name}: no exact version")
        if not hashes or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", h.strip()) for h in hashes):
            problems.append(f"{name}: no proper hash")
    return problems


def pin_range_problems(text: str, wanted: Ranges) -> list[str]:
    """Say which packages are not pinned once, inside their range, on each system and Python."""
    pins: dict[str, list[Requirement]] = {}
    for line in pinned_lines(text):
        pin = Requirement(line.split(" --hash=")[0].strip())
        pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    problems = []
    for name, spec in wanted.items():
        for system, platform in SYSTEMS.items():
            for python in PYTHONS:
                # The highest patch release there will be, near enough: uv may split within a minor one.
                here = {**platform, "python_version": python, "python_full_version": f"{python}.30"}
                chosen = [p for p in pins.get(name, []) if p.marker is None or p.marker.evaluate(here)]
                versions = [next(iter(p.specifier)).version for p in chosen]
                if len(versions) != 1 or not spec.contains(versions[0]):
                    problems.append(f"{name}: {versions} on {system}, Python {python}")
    return problems


def version_problems(project: str, citation: str, changelog: str, package: str) -> list[str]:
    version = tomllib.loads(project)["project"]["version"]
    problems = []
    if str(yaml.safe_load(citation)["version"]) != version:
        problems.append("CITATION.cff")
    if not re.search(rf"^##+ .*(?<![\d.]){re.escape(version)}(?![\d.]*\d)", changelog, re.MULTILINE):
        problems.append("CHANGELOG.md")
    if package != version:
        problems.append("salescoach.__version__")
    return problems


def workflow_problems(text: str) -> list[str]:
    strategy = yaml.safe_load(text)["jobs"]["test"]["strategy"]
    matrix = strategy["matrix"]
    problems = [f"no {system}" for system in SYSTEMS if system not in matrix["os"]]
    problems += [f"no Python {python}" for python in PYTHONS if python not in matrix["python"]]
    if "exclude" in matrix:
        problems.append("a combination is left out")
    if strategy.get("fail-fast", True):
        problems.append("the first failure hides the others")
    return problems


# The files as they are.


def test_environment_and_project_agree() -> None:
    assert environment_problems(read("environment.yml"), read("pyproject.toml")) == []


def test_every_pin_has_a_version_and_a_hash_and_no_address() -> None:
    text = read("requirements.txt")
    assert len(pinned_lines(text)) > 50
    assert pin_problems(text) == []


def test_pins_lie_inside_the_ranges_of_the_project() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    extras = tuple(project["project"]["optional-dependencies"])
    wanted = project_ranges(read("pyproject.toml"), extras)
    wanted |= ranges(project["build-system"]["requires"])
    assert pin_range_problems(read("requirements.txt"), wanted) == []


def test_the_pinned_build_group_is_the_build_backend() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    assert project["dependency-groups"]["build"] == project["build-system"]["requires"]


def test_all_versions_are_the_same() -> None:
    texts = [read(name) for name in ("pyproject.toml", "CITATION.cff", "CHANGELOG.md")]
    assert version_problems(*texts, salescoach.__version__) == []


def test_workflow_covers_three_systems_and_four_pythons() -> None:
    assert workflow_problems(read(".github/workflows/ci.yml")) == []


def test_classifiers_name_the_tested_pythons() -> None:
    named = re.findall(r"Python :: (3\.\d+)", read("pyproject.toml"))
    assert tuple(named) == PYTHONS


def test_ci_calls_make_test() -> None:
    lines = read(".ci/run").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert [line for line in lines if line.startswith("make")] == ["make test"]
    if sys.platform != "win32":
        assert os.access(ROOT / ".ci/run", os.X_OK)


# Each check can fail.

PROJECT = """
[project]
version = "1.2.0"
requires-python = ">=3.11"
dependencies = ["matplotlib>=3.10,<3.13", "pandas>=3.0,<4"]
optional-dependencies = { lab = ["jupyterlab>=4.5"], test = ["pytest>=9.0"] }
"""
ENVIRONMENT = """
channels: [conda-forge]
dependencies:
  - python>=3.11
  - pip
  - matplotlib-base>=3.10,<3.13
  - pandas>=3.0,<4
  - jupyterlab>=4.5
  - pytest>=9.0
  - pip: [-e .]
"""
HASH = "--hash=sha256:" + "0a" * 32
PINS = f"""pandas==3.1.1 \\
    {HASH} \\
    {HASH}
scipy==1.17.1 ; python_full_version < '3.12' \\
    {HASH}
scipy==1.18.1 ; python_full_version >= '3.12' \\
    {HASH}
"""
CITATION = "version: 1.2.0\n"
CHANGELOG = "# Changes\n\n## 1.2.0 - 2026-11-21\n"
WORKFLOW = """
jobs:
  test:
    strategy:
      fail-fast: false
      matrix:
        os: [ubuntu-latest, macos-latest, windows-latest]
        python: ["3.11", "3.12", "3.13", "3.14"]
"""


def test_the_examples_are_sound() -> None:
    assert environment_problems(ENVIRONMENT, PROJECT) == []
    assert pin_problems(PINS) == []
    assert pin_range_problems(PINS, ranges(["pandas>=3.0,<4", "scipy>=1.16"])) == []
    assert version_problems(PROJECT, CITATION, CHANGELOG, "1.2.0") == []
    assert workflow_problems(WORKFLOW) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  - pandas>=3.0,<4\n", "", "pandas: only in pyproject.toml"),
        ("  - pip\n", "  - pip\n  - scipy\n", "scipy: only in environment.yml"),
        ("pandas>=3.0,<4", "pandas>=3.0", "pandas: >=3.0 is not <4,>=3.0"),
        ("python>=3.11", "python>=3.10", "python: >=3.10 is not >=3.11"),
        ("matplotlib-base", "matplotlib", "matplotlib-base: only in pyproject.toml"),
        ("pytest>=9.0", "pytest>9.0 or so", "pytest>9.0 or so: cannot be read"),
        ("  - pip\n", "  - pip\n  - pip\n", "a package is listed twice"),
        ("[conda-forge]", "[defaults]", "the channel is not conda-forge alone"),
        ("  - pip: [-e .]\n", "", "the list does not end with the package itself"),
    ],
)
def test_a_faulty_environment_is_noticed(old: str, new: str, problem: str) -> None:
    assert ENVIRONMENT.count(old) == 1
    assert problem in environment_problems(ENVIRONMENT.replace(old, new), PROJECT)


def test_a_new_dependency_of_the_project_is_noticed() -> None:
    project = PROJECT.replace('"pytest>=9.0"', '"pytest>=9.0", "ruff"')
    assert environment_problems(ENVIRONMENT, project) == ["ruff: only in pyproject.toml"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (f"tqdm>=4.70 {HASH}", "tqdm>: no exact version"),
        (f"tqdm==4.* {HASH}", "tqdm: no exact version"),
        ("tqdm==4.70.1", "tqdm: no proper hash"),
        ("tqdm==4.70.1 --hash=sha256:0a", "tqdm: no proper hash"),
        (f"tqdm==4.70.1 {HASH} --hash=md5:{'0a' * 16}", "tqdm: no proper hash"),
        (f"what is this {HASH}", "what is this: cannot be read"),
        (f"tqdm @ file:tqdm.whl {HASH}", "address: '@'"),
        ("--index-url https://example.invalid/simple", "address: '--index-url'"),
        ("--extra-index-url wheels", "address: '--extra-index-url'"),
        ("-f wheels", "address: '-f'"),
        (f"/folder/tqdm.whl {HASH}", "address: '/'"),
        ("# from packages.example.org", "address: 'example.org'"),
    ],
)
def test_a_faulty_pin_is_noticed(line: str, problem: str) -> None:
    assert problem in pin_problems(PINS + line + "\n")


@pytest.mark.parametrize(
    ("wanted", "old", "new", "count"),
    [
        ("pandas<3.1", "", "", 12),
        ("tqdm", "", "", 12),
        ("scipy>=1.18", "", "", 3),
        ("scipy", ">= '3.12'", ">= '3.13'", 3),
        ("scipy", ">= '3.12'", ">= '3.11'", 3),
        ("scipy", ">= '3.12'", ">= '3.12' and sys_platform != 'win32'", 3),
    ],
)
def test_a_pin_out_of_range_is_noticed(wanted: str, old: str, new: str, count: int) -> None:
    assert old in PINS
    assert len(pin_range_problems(PINS.replace(old, new) if old else PINS, ranges([wanted]))) == count


@pytest.mark.parametrize(
    ("citation", "changelog", "package", "problem"),
    [
        ("version: 1.2.1\n", CHANGELOG, "1.2.0", "CITATION.cff"),
        (CITATION, "## 1.2.0.1\n\nAfter 1.2.0\n", "1.2.0", "CHANGELOG.md"),
        (CITATION, "## 11.2.0\n", "1.2.0", "CHANGELOG.md"),
        (CITATION, CHANGELOG, "1.2", "salescoach.__version__"),
    ],
)
def test_a_version_that_differs_is_noticed(citation: str, changelog: str, package: str, problem: str) -> None:
    assert version_problems(PROJECT, citation, changelog, package) == [problem]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (", windows-latest", "", "no windows-latest"),
        ('"3.13", ', "", "no Python 3.13"),
        ('"3.14"]', '"3.14"]\n        exclude: [{os: macos-latest}]', "a combination is left out"),
        ("      fail-fast: false\n", "", "the first failure hides the others"),
    ],
)
def test_a_workflow_with_a_gap_is_noticed(old: str, new: str, problem: str) -> None:
    assert workflow_problems(WORKFLOW.replace(old, new)) == [problem]
