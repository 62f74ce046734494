"""Fill the pages of names and of columns: what a template cannot say is read from the package."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import salescoach as sc
from salescoach.company.columns import OF_ANSWERS, OF_RECORDS
from salescoach.results.columns import result_columns
from scripts.model_tables import table


def api_page(template: str) -> str:
    """The page of names: constants as tables, one entry per figure."""
    styles = [(f"`{name}`", style.summary) for name, style in _constants(sc.contrasts, sc.Style)]
    people = [(f"`{name}`", mix.words) for name, mix in _constants(sc.mixes, sc.mixes.People)]
    figures = [name for name in sc.figures.__all__ if name != "Picture"]
    return filled(template, {
        "mixes": table(("in sc.mixes", "who they are"), people),
        "contrasts": table(("in sc.contrasts", "what is changed"), styles),
        "figures: names": "\n   ".join(["Picture", *figures]),
        "figures: entries": "\n".join(f".. autofunction:: {name}" for name in figures),
    })  # fmt: skip


def columns_page(template: str) -> str:
    """The page of columns: a table per frame."""
    frames = {"results": result_columns(), "records": OF_RECORDS, "answer_key": OF_ANSWERS}
    return filled(template, {room: "\n\n".join(map(_frame, names)) for room, names in frames.items()})


def filled(template: str, contents: dict[str, str]) -> str:
    """A template with its marks replaced; ValueError where one is missing or stands twice."""
    for name, content in contents.items():
        mark = f"<!-- {name} -->"
        if template.count(mark) != 1:
            raise ValueError(f"a page must hold {mark} once; it holds it {template.count(mark)} times")
        template = template.replace(mark, content)
    return template


def _constants(module: Any, kind: type) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in vars(module).items() if isinstance(value, kind) and name.isupper()]


def _frame(name: str) -> str:
    frame = sc.columns(name)
    if "required" in frame:  # of records and of the answer key, which are seen, or not seen, as a whole
        frame["required"] = frame["required"].map({True: "yes", False: ""})
        frame = frame[["column", "meaning", "unit", "required", "dtype"]]
    else:
        frame = frame[["column", "meaning", "unit", "who sees it"]]
    rows: Iterable[tuple[str, ...]] = frame.astype(str).itertuples(index=False, name=None)
    return f"### {name}\n\n" + table(tuple(frame.columns), [(f"`{row[0]}`", *row[1:]) for row in rows])
