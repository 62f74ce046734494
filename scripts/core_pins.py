"""The pinned lines of requirements.txt that the core of the package needs, without extras and tools.

Type: python scripts/core_pins.py >core.txt; pip install --require-hashes --no-deps -r core.txt
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def core() -> set[str]:
    """Names of the core dependencies and of all that these need here, as they are installed beside this script."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: set[str] = set()
    waiting = [Requirement(line) for line in project["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            waiting += [Requirement(line) for line in requires(name) or []]
        except PackageNotFoundError:
            raise SystemExit(f"{name} is not installed here. Type: make setup") from None
        found.add(name)
    return found


def main() -> None:
    """Print their lines, hashes and all."""
    names = core()
    for block in re.split(r"^(?=\S)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), flags=re.MULTILINE):
        if canonicalize_name(re.split(r"[=\s]", block, maxsplit=1)[0]) in names:
            print(block, end="")


if __name__ == "__main__":
    main()
