"""Compile engine.c to engine.wasm with the pinned compiler."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FLAGS = (
    "-target", "wasm32-wasi", "-mexec-model=reactor", "-O2", "-ffp-contract=off", "-s", "-fno-sanitize=all",
    "-Wl,-z,stack-size=262144", "-Wl,--strip-all", "-Wno-parentheses-equality",
)  # fmt: skip


def has_compiler() -> bool:
    """Whether ziglang is installed."""
    return importlib.util.find_spec("ziglang") is not None


def compiled_wasm(source: Path, to: Path) -> None:
    """Compile ``source`` to the file ``to``. Raises RuntimeError with the compiler's words where it cannot."""
    command = [sys.executable, "-m", "ziglang", "cc", *FLAGS, str(source), "-o", str(to)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise RuntimeError(f"{source.name} does not compile:\n{run.stderr}")
