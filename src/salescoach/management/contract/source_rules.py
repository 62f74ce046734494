"""What may not stand in the source of a style: ways round the wall, chance, the outside, memory."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from types import ModuleType

from ..seen import Seen
from .source import Source

SEEN_NAMES = (*(f.name for f in fields(Seen)), "rank", "pipeline_health", "believes", "shape")


@dataclass(frozen=True, slots=True)
class Ban:
    """Dotted names (with all below them; a trailing ``_`` takes any ending) and names of attributes."""

    paths: tuple[str, ...]
    attributes: tuple[str, ...] = ()
    dunders: bool = False

    def hits(self, source: Source, node: ast.AST) -> bool:
        """True where this node uses something that is banned."""
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if name in self.attributes or (self.dunders and name.startswith("__") and name.endswith("__")):
            return True
        return any(_below(path, ban) for path in source.paths(node) for ban in self.paths)


def _below(path: str, ban: str) -> bool:
    return path == ban or path.startswith(ban if ban.endswith("_") else ban + ".")


def _in_builtins(*names: str) -> tuple[str, ...]:
    return tuple(f"builtins.{name}" for name in names)


WALL = Ban(
    (
        "sys", "gc", "inspect", "ctypes", "importlib", "traceback", "weakref", "pickle",
        "operator.attrgetter", "operator.methodcaller",
        "salescoach.simulation", "salescoach.results", "salescoach.simulate", "salescoach.Results",
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
        "numpy.load", "numpy.loadtxt", "numpy.genfromtxt", "numpy.fromfile", "numpy.memmap", "numpy.datetime64",
        "numpy.save", "numpy.savez", "numpy.savez_compressed", "numpy.savetxt", "pandas.read_", "pandas.io",
        "pandas.Timestamp", "_io", "_socket", *_in_builtins("open", "input", "breakpoint", "exit", "quit"),
    ),
    attributes=("tofile", "to_csv", "to_pickle", "to_parquet", "to_excel"),
)  # fmt: skip

PRINTING = Ban(("logging", "warnings", "pprint", *_in_builtins("print"), "IPython"))

_FILLING = (
    "append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "remove", "discard", "clear",
    "appendleft", "fill", "put", "resize", "itemset", "sort", "reverse",
)  # fmt: skip


def uses(sources: Iterable[Source], ban: Ban) -> str:
    """The first thing that is banned, as it is written; '' where there is none."""
    hits = (_written(node) for source in sources for node in source.nodes() if ban.hits(source, node))
    return next(hits, "")


def unknown_names(source: Source) -> Iterator[str]:
    """Attributes of the style's argument that cannot be seen."""
    for node in source.nodes():
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            continue
        if node.value.id == source.argument and node.attr not in SEEN_NAMES and not node.attr.startswith("_"):
            yield node.attr


def keeps(sources: Iterable[Source]) -> str:
    """The first line by which something outlives the call, as it is written; '' where there is none."""
    hits = (_written(node) for source in sources for node in source.nodes() if _kept(source, node))
    return next(hits, "")


def _kept(source: Source, node: ast.AST) -> bool:
    if isinstance(node, ast.Global):
        return True
    if isinstance(node, ast.Nonlocal):
        return any(name in source.function.__code__.co_freevars for name in node.names)
    if node is source.node.args:
        return any(isinstance(d, ast.List | ast.Dict | ast.Set | ast.Call) for d in _defaults(source))
    if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return _is_outer(source, node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _FILLING:
        return _is_outer(source, node.func) and not isinstance(source.resolve(node.func.value)[1], ModuleType)
    return False


def _defaults(source: Source) -> list[ast.expr | None]:
    return [*source.node.args.defaults, *source.node.args.kw_defaults]


def _is_outer(source: Source, node: ast.AST) -> bool:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return isinstance(node, ast.Name) and node.id not in source.locals


def _written(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 50 else text[:47] + "..."
