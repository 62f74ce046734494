"""The tables of docs/model.md that the code writes.

A table stands between <!-- table: NAME --> and <!-- end of table -->.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable
from functools import partial

from salescoach.management import library
from salescoach.published.table import PATTERNS
from salescoach.settings.evidence.sources import SOURCES
from salescoach.settings.links import LINKS
from salescoach.settings.presets import PRESETS
from salescoach.settings.register import GROUPS, SETTINGS
from salescoach.settings.setting import Setting, Value
from salescoach.simulation import draws
from scripts.page import ROOT, Page

BLOCK = re.compile(r"(<!-- table: ([\w ]+) -->\n).*?(<!-- end of table -->)", re.DOTALL)
COEFFICIENTS = ("CENTRE_TOP", "CENTRE_BOTTOM", "SIDE_TOP", "SIDE_BOTTOM", "TAIL_TOP", "TAIL_BOTTOM")


def number(value: Value | float) -> str:
    """A value as short as it can be without losing a digit."""
    return value if isinstance(value, str) else repr(value).removesuffix(".0")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    names = list(head)
    lines = [names, ["---"] * len(names), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def rests_on(basis: str, source: str) -> str:
    """What a number rests on, in a few words; a direction alone leaves the size assumed."""
    if source == "assumed":
        return "assumed"
    if source == "design":
        return "our choice"
    words = {"figure": "figure of", "fitted": "fitted to", "direction": "direction only,"}
    return f"{words[basis]} {source}"


def _range(setting: Setting) -> tuple[str, str]:
    if setting.kind == "choice":
        return "-", ", ".join(setting.choices)
    plausible = "-" if setting.low == setting.high == 0.0 else f"{number(setting.low)} to {number(setting.high)}"
    return plausible, f"{number(setting.least)} to {number(setting.most)}"


def settings_table(group: str) -> str:
    """All settings of a group."""
    head = ("setting", "default", "unit", "plausible", "allowed", "rests on", "meaning")
    rows = []
    for s in GROUPS[group]:
        plausible, allowed = _range(s)
        rests = rests_on(s.basis, s.source)
        rows.append((f"`{s.name}`", number(s.default), s.unit, plausible, allowed, rests, s.meaning))
    return table(head, rows)


def preset_table(preset: str) -> str:
    """What a preset changes."""
    rows = [
        (f"`{name}`", number(change.value), rests_on(change.basis, change.source), change.reason)
        for name, change in PRESETS[preset].items()
    ]
    return table(("setting", "value", "rests on", "reason"), rows)


def patterns_table() -> str:
    """The published patterns that the model is judged by."""
    rows = [(f"`{x.name}`", x.meaning, x.target, x.rows, x.source) for x in PATTERNS.values()]
    return table(("pattern", "what is measured", "range", "evidence", "source"), rows)


def experiments_table() -> str:
    """Which experiments a pattern is measured on."""
    of: dict[tuple[str, ...], list[str]] = {}
    for x in PATTERNS.values():
        of.setdefault(x.needs, []).append(f"`{x.name}`")
    rows = [([*(f"`{name}`" for name in needs), "-"][:2], ", ".join(names)) for needs, names in of.items()]
    return table(("a", "b", "patterns"), ((*both, names) for both, names in rows))


def links_table() -> str:
    """The links in one view."""
    rows = [(f"`{x.name}`", x.origin, x.goal, x.shape) for x in LINKS.values()]
    return table(("link", "from", "to", "form"), rows)


def evidence_list(link: str) -> str:
    """The numbers of a link, each with what it rests on and why."""
    lines = []
    for name in dict.fromkeys((link, *LINKS[link].settings)):
        s = SETTINGS[name]
        lines.append(f"- `{name}`: {rests_on(s.basis, s.source)}; {s.reason}\n")
    return "\n" + "".join(lines) + "\n"


def sources_table() -> str:
    """Every source that a number names."""
    named = {s.source for s in SETTINGS.values()} | {c.source for p in PRESETS.values() for c in p.values()}
    rows = [(key, x.citation, x.design, x.grade, x.status) for key, x in sorted(SOURCES.items()) if key in named]
    return table(("name", "source", "what was done", "grade", "status"), rows)


def coefficients() -> str:
    """The six rows of numbers behind the normal quantile, highest power first."""
    rows = [f"{name}: {' '.join(repr(x) for x in getattr(draws, '_' + name))}" for name in COEFFICIENTS]
    return "```\n" + "\n".join(rows) + "\n```\n"


def style_rules() -> str:
    """The rule of every style as conditions and practices, read from its source."""
    functions = {
        node.name: node for node in ast.parse(inspect.getsource(library)).body if isinstance(node, ast.FunctionDef)
    }
    return "\n".join(_style(name, functions) for name in library.STYLES)


def _style(name: str, functions: dict[str, ast.FunctionDef]) -> str:
    style = library.STYLES[name]
    rules = (f"{what} = {words}" for what, words in _rules(name, functions).items())
    lines = [f"({name} {k})".ljust(len(name) + 6) + rule for k, rule in enumerate(rules, start=1)]
    return "\n".join([f"**`{name}`** ({style.author}). {style.summary}.\n", "```", *lines, "```\n"])


def _rules(name: str, functions: dict[str, ast.FunctionDef]) -> dict[str, str]:
    """Conditions and practices of a style, in its order; one that changes another has the other's lines."""
    rules: dict[str, str] = {}
    for statement in functions[name].body:
        match statement:
            case ast.Assign(value=ast.Call(func=ast.Name(id=other), args=[ast.Name(id="seen")])) if other in functions:
                rules |= _rules(other, functions)
            case ast.Assign(targets=[ast.Name(id=condition)], value=value):
                rules[condition] = plain(value)
            case ast.Return(value=ast.Call(keywords=practices)):
                rules |= {str(k.arg): _changed(k.value, rules) for k in practices}
            case ast.Expr():
                continue
            case _:
                raise ValueError(f"{name}: a rule of another kind: {ast.unparse(statement)}")
    return rules


def _changed(value: ast.expr, rules: dict[str, str]) -> str:
    """A practice in words; more than another style's is that style's words and what is added."""
    match value:
        case ast.BinOp(
            left=ast.Attribute(value=ast.Name(id="now"), attr=practice), op=ast.Add(), right=ast.Constant() as more
        ):
            return f"({rules[practice]}) + {plain(more)}"
    return plain(value)


def plain(node: ast.expr) -> str:
    """An expression of a style in words."""
    match node:
        case ast.Call(func=ast.Attribute(attr="where"), args=[condition, yes, no]):
            return f"{plain(yes)} if {plain(condition)} else {plain(no)}"
        case ast.Call(func=ast.Attribute(attr="believes"), args=[ast.Starred(value=ast.Name(id=names))]):
            return f"believed_cause in ({', '.join(cause.upper() for cause in getattr(library, names))})"
        case ast.Attribute(value=ast.Name(id="seen"), attr=attribute):
            return attribute
        case ast.BinOp(left=left, op=ast.BitAnd(), right=right):
            return f"{plain(left)} and {plain(right)}"
        case ast.UnaryOp(op=ast.Invert(), operand=operand):
            return f"not {plain(operand)}"
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _SIGNS:
            return f"{plain(left)} {_SIGNS[type(op)]} {plain(right)}"
        case ast.Name(id=name):
            return name
        case ast.Constant(value=float() | int() as value):
            return number(value)
    raise ValueError(f"no words for {ast.unparse(node)}")


_SIGNS: dict[type[ast.cmpop], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
TABLES: dict[str, Callable[[], str]] = {
    **{f"settings {group}": partial(settings_table, group) for group in GROUPS},
    "preset outbound_campaign": partial(preset_table, "outbound_campaign"),
    "patterns": patterns_table,
    "experiments of patterns": experiments_table,
    "links": links_table,
    **{f"evidence {link}": partial(evidence_list, link) for link in LINKS},
    "sources": sources_table,
    "coefficients": coefficients,
    "styles": style_rules,
}


def fresh(page: str) -> str:
    """The page with every table as the code has it; ValueError where a marker is unknown, missing or double."""
    found = [match[2] for match in BLOCK.finditer(page)]
    wrong = sorted(set(found) ^ set(TABLES)) + sorted({name for name in found if found.count(name) > 1})
    if wrong:
        raise ValueError(f"markers missing, unknown or double: {', '.join(wrong)}")
    return BLOCK.sub(lambda match: match[1] + TABLES[match[2]]() + match[3], page)


def stale(page: str) -> list[str]:
    """Names of the tables that differ from the code."""
    now = {match[2]: match[0] for match in BLOCK.finditer(page)}
    return [match[2] for match in BLOCK.finditer(fresh(page)) if match[0] != now[match[2]]]


PAGE = Page(
    path=ROOT / "docs" / "model.md",
    renewed=fresh,
    faults=lambda text: (f"the table {name!r} is stale" for name in stale(text)),
)
