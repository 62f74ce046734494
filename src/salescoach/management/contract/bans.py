"""What a style may not use: ways round the wall, chance, the outside, printing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import FunctionType

from .names import Name, names


@dataclass(frozen=True, slots=True)
class Ban:
    """Dotted names (with all below them; a trailing ``_`` takes any ending) and names of attributes."""

    paths: tuple[str, ...]
    attributes: tuple[str, ...] = ()
    dunders: bool = False

    def covers(self, name: Name) -> bool:
        """True where this name is banned."""
        last = name.last
        if last in self.attributes or (self.dunders and last.startswith("__") and last.endswith("__")):
            return True
        return any(_below(name.path, ban) for ban in self.paths)


def uses(functions: Iterable[FunctionType], ban: Ban) -> str:
    """The first name that is banned, as it is written; '' where there is none."""
    hits = (name.written for function in functions for name in names(function) if ban.covers(name))
    return next(hits, "")


def _below(path: str, ban: str) -> bool:
    return path == ban or path.startswith(ban if ban.endswith("_") else ban + ".")


def _in_builtins(*names: str) -> tuple[str, ...]:
    return tuple(f"builtins.{name}" for name in names)


MODEL = Ban(("salescoach.simulation", "salescoach.results", "salescoach.simulate", "salescoach.Results"))

WALL = Ban(
    (
        *MODEL.paths,
        "sys", "gc", "inspect", "ctypes", "importlib", "traceback", "weakref", "pickle",
        "operator.attrgetter", "operator.methodcaller",
        *_in_builtins("getattr", "setattr", "delattr", "vars", "eval", "exec", "compile", "globals", "locals"),
    ),
    attributes=("f_back", "f_locals", "f_globals", "tb_frame", "gi_frame", "cr_frame"),
    dunders=True,
)  # fmt: skip

CHANCE = Ban(
    (
        "random", "secrets", "uuid", "numpy.random", "os.urandom", "posix.urandom", "nt.urandom",
        "os.getrandom", "posix.getrandom", *_in_builtins("id", "hash"),
    ),
    attributes=("rvs",),
)  # fmt: skip

OUTSIDE = Ban(
    (
        "time", "datetime", "os", "posix", "nt", "io", "pathlib", "shutil", "tempfile", "glob", "socket",
        "urllib", "http", "ftplib", "smtplib", "ssl", "requests", "httpx", "aiohttp", "asyncio", "subprocess",
        "multiprocessing", "threading", "concurrent", "signal", "sqlite3", "shelve", "platform", "getpass", "locale",
        "pandas.read_", "pandas.io", "_io", "_socket", *_in_builtins("open", "input", "breakpoint", "exit", "quit"),
    ),
    attributes=(
        "load", "loadtxt", "genfromtxt", "fromfile", "memmap", "datetime64", "Timestamp", "save", "savez",
        "savez_compressed", "savetxt", "tofile", "to_csv", "to_pickle", "to_parquet", "to_excel",
    ),
)  # fmt: skip

PRINTING = Ban(("logging", "warnings", "pprint", *_in_builtins("print"), "IPython"))
