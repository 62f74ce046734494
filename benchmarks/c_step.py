"""Compile account_step.c against the layout of the kit's records and load it."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from salescoach.simulation import draws
from salescoach.simulation.params import PARAMS
from salescoach.simulation.state import ACCOUNT, SEAT

from .glue import AccountStep, Key

SOURCE = Path(__file__).with_name("account_step.c")
FAST = ("-O3", "-march=native")
EXACT = (*FAST, "-ffp-contract=off")  # no fused multiply-add, which rounds once where the kernels round twice
_C_TYPES = {"f8": "double", "i8": "int64_t", "i4": "int32_t", "i1": "int8_t"}
_TABLES = ("CENTRE_TOP", "CENTRE_BOTTOM", "SIDE_TOP", "SIDE_BOTTOM", "TAIL_TOP", "TAIL_BOTTOM")


@cache
def no_compiler() -> str:
    """Why the C step cannot be built here; empty where it can."""
    if platform.system() == "Windows":
        return "the C step is built with gcc on Linux and macOS only"
    if not shutil.which("gcc"):
        return "no gcc on this machine"
    command = ["gcc", *FAST, "-x", "c", "-c", "-", "-o", os.devnull]
    tried = subprocess.run(command, input=b"int one(void) { return 1; }", capture_output=True, check=False)
    return f"gcc does not compile here with {' '.join(FAST)}" if tried.returncode else ""


def compiler_version() -> str:
    """First line of ``gcc --version``; empty without gcc."""
    if no_compiler():
        return ""
    return subprocess.run(["gcc", "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]


def struct_of(name: str, dtype: np.dtype) -> str:
    """The dtype as a C struct, with a check of its size."""
    lines = [f"    {_declared(field, *dtype.fields[field][:1])};" for field in dtype.names or ()]
    check = f'_Static_assert(sizeof(struct {name}) == {dtype.itemsize}, "{name}");'
    return "\n".join([f"struct {name} {{", *lines, "};", check])


def _declared(field: str, dtype: np.dtype) -> str:
    base, shape = dtype.subdtype or (dtype, ())
    return f"{_C_TYPES[base.str[1:]]} {field}" + "".join(f"[{n}]" for n in shape)


def _table(name: str, numbers: Iterable[float]) -> str:
    return f"static const double {name}[8] = {{{', '.join(float(x).hex() for x in numbers)}}};"


def layout() -> str:
    """layout.h: the records and tables of the kit for C."""
    structs = [struct_of(n, d) for n, d in (("params", PARAMS), ("seat", SEAT), ("account", ACCOUNT))]
    return "\n".join([*structs, *(_table(name, getattr(draws, f"_{name}")) for name in _TABLES), ""])


def build(flags: tuple[str, ...] = FAST) -> ctypes.CDLL:
    """Compile with these flags and load; RuntimeError with the compiler's words where that fails."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "layout.h").write_text(layout())
        target = Path(folder, "account_step.so")
        command = ["gcc", *flags, "-std=c11", "-shared", "-fPIC", f"-I{folder}", str(SOURCE), "-o", str(target), "-lm"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"gcc could not compile account_step.c:\n{done.stderr}")
        return ctypes.CDLL(str(target))


def c_step(library: ctypes.CDLL, name: str = "two_pass") -> AccountStep:
    """``one_pass`` or ``two_pass`` of the library as an account step."""
    function = getattr(library, name)
    function.restype = None
    function.argtypes = (
        *[ctypes.c_void_p] * 3, *[ctypes.c_int64] * 3, *[ctypes.c_uint32] * 3, ctypes.c_int32,
    )  # fmt: skip

    def step(p: Any, seats: np.ndarray, accounts: np.ndarray, key: Key, first_run: int, week: int) -> None:
        record = np.asarray(p)
        function(
            record.ctypes.data, seats.ctypes.data, accounts.ctypes.data, *accounts.shape,
            int(key[0]), int(key[1]), first_run, week,
        )  # fmt: skip

    return step
