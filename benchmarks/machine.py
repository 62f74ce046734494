"""What the numbers were measured on: no host names, no paths."""

from __future__ import annotations

import datetime
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import salescoach

from .c_step import compiler_version

PACKAGES = ("numba", "numpy", "mesa")


def facts() -> dict[str, str]:
    """Processor, cores, system and versions."""
    return {
        "date": datetime.date.today().isoformat(),
        "processor": processor(),
        "cores": str(os.cpu_count() or 1),
        "system": f"{platform.system()} {platform.machine()}",
        "salescoach": salescoach.__version__,
        "python": platform.python_version(),
        **{name: _version(name) for name in PACKAGES},
        "gcc": compiler_version() or "missing",
    }


def processor() -> str:
    """Name of the processor as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
