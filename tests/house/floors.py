"""Which part of the package may import which, and what breaks the order."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# The one list, from the ground up: a part imports from itself and from what stands before it, whenever it is imported.
# A part is a room or a single file; what is written on one line stands side by side.
FLOORS = (
    ("common",),
    ("figures", "settings"),
    ("management",),
    ("simulation",),
    ("results",),
    ("campaign", "records"),
    ("crm", "company"),
    ("published",),
    ("estimates.models", "estimates.effects"),
    ("assumptions",),
    ("from_records",),
    ("reporting",),
    ("articles", "pilot"),
    ("room",),
    ("teaching",),
    ("doctor",),
    ("cli",),
)
FLOOR = {part: number for number, floor in enumerate(FLOORS) for part in floor}
ROOTS = ("__init__", "__main__", "_version")

AT_ONCE, LATE, TYPES = "at once", "late", "for types"


@dataclass(frozen=True)
class Arrow:
    """One import: the file that imports, the file that is imported, and when."""

    source: str
    target: str
    when: str

    def __str__(self) -> str:
        return f"{self.source} imports {self.target} ({self.when})"


def arrows(home: Path) -> list[Arrow]:
    """All imports within a package, those inside functions and those for type checkers too."""
    known = {name_of(path, home) for path in home.rglob("*.py")}
    return [
        Arrow(name_of(path, home), target, when)
        for path in sorted(home.rglob("*.py"))
        for target, when in _imports(path, home, known)
    ]


def name_of(path: Path, home: Path) -> str:
    """Dotted name of a file within the package; a folder's own file bears the name of the folder."""
    parts = path.relative_to(home).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def _imports(path: Path, home: Path, known: set[str]) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = (home.name, *path.relative_to(home).parts[:-1])
    for node, when in _with_time(tree, AT_ONCE):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        else:
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *filter(None, [node.module])))
            targets = [f"{module}.{alias.name}" for alias in node.names]
        for target in targets:
            if target.split(".")[0] == home.name:
                yield _file(target.split(".")[1:], known), when


def _with_time(node: ast.AST, when: str) -> Iterator[tuple[ast.Import | ast.ImportFrom, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, when
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for part in child.body:
                yield from _with_time(ast.Module([part], []), TYPES)
            for part in child.orelse:
                yield from _with_time(ast.Module([part], []), when)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _with_time(child, LATE if inside and when == AT_ONCE else when)


def _file(parts: list[str], known: set[str]) -> str:
    """The file that an import reaches: a name in a module is part of that module."""
    for length in range(len(parts), 0, -1):
        if ".".join(parts[:length]) in known:
            return ".".join(parts[:length])
    return "__init__"


def part_of(module: str) -> str:
    """The part of the list that a file belongs to, '' where it has none: the longest that fits."""
    fits = [part for part in FLOOR if f"{module}.".startswith(f"{part}.")]
    return max(fits, key=len, default="")


def upward(found: Iterable[Arrow]) -> list[Arrow]:
    """Imports that point upwards or sideways; nothing imports the package's own front door."""
    return [arrow for arrow in found if arrow.source not in ROOTS and not _points_down(arrow)]


def _points_down(arrow: Arrow) -> bool:
    source, target = part_of(arrow.source), part_of(arrow.target)
    if not source or not target:
        return False
    return source == target or FLOOR[target] < FLOOR[source]


def homeless(home: Path) -> list[str]:
    """Files that no floor has a place for."""
    names = [name_of(path, home) for path in home.rglob("*.py")]
    rooms = {part.split(".")[0] for part in FLOOR}
    return [name for name in names if name not in ROOTS and not part_of(name) and name not in rooms]


def circles(found: Iterable[Arrow]) -> list[list[str]]:
    """Groups of files that import each other round about."""
    links: dict[str, set[str]] = {}
    for arrow in found:
        links.setdefault(arrow.source, set()).add(arrow.target)
        links.setdefault(arrow.target, set())
    reach = {name: _reach(name, links) for name in links}
    round_about = (name for name in links if name in reach[name])
    groups = {frozenset(other for other in reach[name] if name in reach[other]) for name in round_about}
    return sorted(sorted(group) for group in groups)


def _reach(start: str, links: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in links[waiting.pop()] - seen:
            seen.add(name)
            waiting.append(name)
    return seen


def as_text(floors: tuple[tuple[str, ...], ...] = FLOORS) -> str:
    """The list in one line, as README and CONTRIBUTING show it."""
    return " -> ".join(", ".join(f"`{part}`" for part in floor) for floor in floors)
