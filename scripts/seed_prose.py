"""What prose leans on: the marked numbers of a text, the sentence round each, and what its author says of them.

A number is marked as in notebook_prose.py. What else a sentence leans on stands in a comment beside it:

    <!-- seeds: first > second > 0; lead give 3; one ~ other; leavers interval from_low to_high; seat free -->

    first > second > 0      has to be true under every seed; + - * /, and, or, not, abs, min, max, round and "words"
    lead give 3             the sentence leans on the number give or take 3, and not on its sign
    one ~ other             told as alike, so either may be the larger
    name interval other     where the interval of a number is printed, if neither beside it nor as name_range
    seat free               an example that would be another one with other luck

In give and free a * stands for any letters: card_* give 3.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.notebook_prose import ATTRIBUTE, CODE, COMMENT, SPAN, TAG

SAID = re.compile(r"<!--\s*seeds:(.*?)-->", re.S)
_SENTENCE = re.compile(r"(?<=[.!?:;])[\"”)*]*\s+(?=[^a-z])|\n\s*\n|\n\s*(?=[-*|>] ?)|\n\s*(?=\d+\. )")
_COMPARES = re.compile(
    r"\b(?:than|against|more|most|less|least|fewer|fewest|larger|largest|smaller|smallest|better|best|worse|worst|"
    r"higher|lower|ahead|behind|instead of|shrinks?|grows?|rises?|falls?|only)\b",
    re.I,
)
_ALIKE = re.compile(
    r"\b(?:alike|same|as (?:much|many|good|large|well)|level|nothing to tell|cannot be told|hardly|either)\b", re.I
)


@dataclass(frozen=True)
class Mark:
    """A marked number: its name, and the sentence that it stands in."""

    name: str
    sentence: str


@dataclass
class Prose:
    """All that a text leans on."""

    marks: list[Mark] = field(default_factory=list)
    compared: list[tuple[list[str], str]] = field(default_factory=list)  # names whose order a sentence tells, and it
    conditions: list[str] = field(default_factory=list)
    give: dict[str, float] = field(default_factory=dict)
    intervals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    alike: set[frozenset[str]] = field(default_factory=set)
    free: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)  # of the comments


def prose_of(source: str) -> Prose:
    """What one Markdown text leans on."""
    prose = Prose()
    for said in SAID.findall(source):
        for clause in filter(None, (part.strip() for part in said.split(";"))):
            _take(" ".join(clause.split()), prose)
    for part in _SENTENCE.split(COMMENT.sub(" ", CODE.sub(" ", source))):
        names = [name for attributes, _ in SPAN.findall(part) if (name := _name(attributes))]
        sentence = " ".join(TAG.sub("", part).split())
        prose.marks += [Mark(name, sentence) for name in names]
        if _COMPARES.search(sentence) and not _ALIKE.search(sentence) and not part.lstrip().startswith("|"):
            prose.compared.append((names, sentence))
    return prose


def is_true(condition: str, known: Mapping[str, float | str]) -> bool:
    """Whether a condition holds for these values; KeyError for an unknown name, SyntaxError for no condition."""
    return bool(worked_out(condition, known))


def worked_out(expression: str, known: Mapping[str, float | str]) -> Any:
    """What an expression such as "100 - through" comes to; KeyError for an unknown name, SyntaxError for none."""
    return _work_out(ast.parse(expression, mode="eval").body, known)


def names_in(condition: str) -> Iterator[str]:
    """The names of values in a condition."""
    for node in ast.walk(ast.parse(condition, mode="eval")):
        if isinstance(node, ast.Name) and node.id not in _CALLS:
            yield node.id


def _name(attributes: str) -> str:
    named = {name.lower(): first or second for name, first, second in ATTRIBUTE.findall(attributes)}
    return named.get("data-from", "") if "checked" in named.get("class", "").split() else ""


def _take(clause: str, prose: Prose) -> None:
    words = clause.replace(" to ", " ").split()
    if len(words) == 2 and words[1] == "free":
        prose.free.add(words[0])
    elif len(words) == 3 and words[1] == "give" and re.fullmatch(r"\d+(\.\d+)?", words[2]):
        prose.give[words[0]] = float(words[2])
    elif len(words) == 3 and words[1] == "~":
        prose.alike.add(frozenset((words[0], words[2])))
    elif len(words) in (3, 4) and words[1] == "interval":
        prose.intervals[words[0]] = tuple(words[2:])
    else:
        try:
            if not any(isinstance(node, ast.Compare) for node in ast.walk(ast.parse(clause, mode="eval"))):
                raise SyntaxError
            is_true(clause, dict.fromkeys(names_in(clause), 1.0))
        except (SyntaxError, TypeError, KeyError):
            prose.faults.append(f"“{clause}” in a comment for the seeds is neither a condition nor a known word")
        except ZeroDivisionError:
            prose.conditions.append(clause)
        else:
            prose.conditions.append(clause)


_CALLS: dict[str, Callable[..., Any]] = {"abs": abs, "min": min, "max": max, "round": round}
_OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def _work_out(node: ast.AST, known: Mapping[str, float | str]) -> Any:
    match node:
        case ast.Constant(value=bool() | int() | float() | str() as value):
            return value
        case ast.Name(id=name):
            return known[name]
        case ast.UnaryOp(op=op, operand=inner) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_work_out(inner, known))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_work_out(left, known), _work_out(right, known))
        case ast.BoolOp(op=op, values=parts):
            return (all if isinstance(op, ast.And) else any)([_work_out(part, known) for part in parts])
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _CALLS:
            return _CALLS[name](*(_work_out(argument, known) for argument in arguments))
        case ast.Compare(left=left, ops=ops, comparators=rest) if all(type(op) in _OPERATORS for op in ops):
            sides = [_work_out(side, known) for side in (left, *rest)]
            return all(_OPERATORS[type(op)](a, b) for op, a, b in zip(ops, sides, sides[1:], strict=False))
    raise SyntaxError(f"not understood: {ast.dump(node)[:40]}")
