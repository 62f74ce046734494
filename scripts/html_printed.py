"""The numbers that a notebook's kept outputs print as `name = value`, and what is worked out from them for a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.notebook_prose import PRINTED
from scripts.seed_prose import is_true, worked_out
from scripts.seed_values import value_of

Notebook = dict[str, Any]


def source_of(cell: Mapping[str, Any]) -> str:
    """The text of a cell."""
    return "".join(cell["source"])


def text_of(output: Mapping[str, Any]) -> str:
    """What an output says as plain text; empty where it says nothing so."""
    return "".join(output.get("text") or output.get("data", {}).get("text/plain", ""))


def printed(notebook: Notebook) -> dict[str, str]:
    """Name -> text of every line `name = value`; a name that is printed with two values is left out."""
    found: dict[str, set[str]] = {}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if output["output_type"] == "stream":
                for name, value in PRINTED.findall(text_of(output)):
                    found.setdefault(name, set()).add(value)
    return {name: next(iter(values)) for name, values in found.items() if len(values) == 1}


def numbers(notebook: Notebook) -> dict[str, float]:
    """Name -> the first number of each printed value that starts with one."""
    read = {name: value_of(text).number for name, text in printed(notebook).items()}
    return {name: number for name, number in read.items() if number is not None}


def number(where: str, expression: str, known: Mapping[str, float]) -> float:
    """An expression over printed numbers. Raises ValueError that names `where` and the name that is not printed."""
    try:
        return float(worked_out(expression, known))
    except KeyError as error:
        raise ValueError(_absent(where, expression, error)) from error
    except SyntaxError as error:
        raise ValueError(f'{where}: "{expression}" is no sum. Type: "100 - through_customers"') from error


def holds(where: str, condition: str, known: Mapping[str, float]) -> None:
    """Raises ValueError where a condition does not hold of the printed numbers, so that no page says what is untrue."""
    try:
        true = is_true(condition, known)
    except KeyError as error:
        raise ValueError(_absent(where, condition, error)) from error
    if not true:
        raise ValueError(f"{where}: {condition} does not hold any more of what the notebook prints. Change the text.")


def decimals(expression: str, texts: Mapping[str, str]) -> int:
    """Decimals to say an expression with: as many as the first printed name in it has."""
    for name in expression.replace("-", " ").replace("(", " ").replace(")", " ").split():
        if name in texts:
            head = texts[name].lstrip("+-−").split()[0].rstrip("%")
            return len(head.partition(".")[2])
    return 0


def _absent(where: str, expression: str, error: KeyError) -> str:
    return f"{where}: {expression} leans on {error.args[0]}, which no cell prints as a line “{error.args[0]} = …”."
