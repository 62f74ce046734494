"""What is wrong with the tables and names of docs/model.md: one function per promise, each gives complaints."""

from __future__ import annotations

import re
from dataclasses import fields

import numpy as np

from salescoach.management.library import STYLES
from salescoach.management.practices import Practices
from salescoach.management.seen import Seen
from salescoach.published.table import PATTERNS
from salescoach.results.columns import DEAL_COLUMNS
from salescoach.results.frames import MANAGER_COLUMNS, PEOPLE_COLUMNS
from salescoach.results.measures import TOTALS_COLUMNS
from salescoach.settings.evidence.sources import SOURCES
from salescoach.settings.links import LINKS
from salescoach.settings.presets import PRESETS
from salescoach.settings.register import GROUPS, SETTINGS
from salescoach.simulation import draws
from salescoach.simulation.observe import COLUMN_OF
from salescoach.simulation.state import ACCOUNT, MANAGER, SEAT

from .equations import names_set
from .measures import WORDS
from .page import block, practices, recorded, rows, section, starts, styles, table_after

RECORDS = {"q": SEAT, "c": ACCOUNT, "m": MANAGER}
DERIVED = {"usual_pipeline", "usual_movement", "quota_base"}
MADE = {"rank", "pipeline_health", "believes"}
PARTS = ("Form", "Why", "Not chosen", "Rests on", "Off (strength 0)")
# Names in code on the page that are none of the model's.
OUTSIDE = {"model_tables", "model_values", "from_week", *STYLES, *PRESETS, *SOURCES, *PATTERNS, *DEAL_COLUMNS,
           *MANAGER_COLUMNS, *TOTALS_COLUMNS}  # fmt: skip
OBSERVABLES = {field.name for field in fields(Seen)} | MADE
PRACTICES = {field.name for field in fields(Practices)}
COLUMNS = {name for record in RECORDS.values() for name in record.names or ()}
CHOICES = {choice for s in SETTINGS.values() for choice in s.choices}
KNOWN = {*SETTINGS, *DERIVED, *COLUMNS, *PRACTICES, *OBSERVABLES, *PEOPLE_COLUMNS, *CHOICES, *OUTSIDE, *WORDS}

Complaints = list[str]


def both_ways(what: str, told: set[str], true: set[str]) -> Complaints:
    missing = [f"{what}: {name} is not on the page" for name in sorted(true - told)]
    return missing + [f"{what}: {name} is on the page alone" for name in sorted(told - true)]


def prose(page: str) -> str:
    """The page without its generated tables."""
    return re.sub(r"<!-- table: [\w ]+ -->.*?<!-- end of table -->", "", page, flags=re.DOTALL)


def code(page: str) -> str:
    """What stands in code blocks and in backticks."""
    blocks = re.findall(r"^```\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```\n.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", rest)])


def settings_tables(page: str) -> Complaints:
    """Every setting in the table of its group, with its values as in the code."""
    wrong: Complaints = []
    for group, table in GROUPS.items():
        told = {row[0]: row for row in rows(block(page, f"settings {group}"))}
        wrong += both_ways(group, set(told), {s.name for s in table})
        for s in table:
            name, default, unit, plausible, allowed, _, meaning = told.get(s.name, [""] * 7)
            if s.kind == "choice":
                true = (default == s.default, plausible == "-", allowed.split(", ") == list(s.choices))
            else:
                low, high = (0.0, 0.0) if plausible == "-" else _two(plausible)
                true = (
                    _number(default) == s.default,
                    (low, high) == (s.low, s.high),
                    _two(allowed) == (s.least, s.most),
                )
            if not all((*true, unit == s.unit, meaning == s.meaning, name == s.name)):
                wrong.append(f"{group}: the row of {s.name} differs from the code")
    return wrong


def preset_table(page: str) -> Complaints:
    told = {row[0]: row[1] for row in rows(block(page, "preset outbound_campaign"))}
    true = PRESETS["outbound_campaign"]
    wrong = both_ways("preset", set(told), set(true))
    return wrong + [f"preset: {n} differs" for n in set(told) & set(true) if _number(told[n]) != true[n].value]


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return float("nan")


def _two(cell: str) -> tuple[float, float]:
    low, _, high = cell.partition(" to ")
    return _number(low), _number(high)


def settings_in_text(page: str) -> Complaints:
    """Every setting acts somewhere in sections 5 to 7; what has a prefix exists."""
    text = code(prose("".join(section(page, number) for number in "3567")))
    told = set(re.findall(r"\bp\.([a-z]\w*)", text))
    wrong = [f"{name} is explained nowhere" for name in SETTINGS if name not in told]
    every = re.findall(r"\b([pqmc])\.([a-z]\w*)", code(prose(page)))
    true = {"p": {*SETTINGS, *DERIVED}, **{key: set(record.names or ()) for key, record in RECORDS.items()}}
    return wrong + [f"{key}.{name} does not exist" for key, name in sorted(set(every)) if name not in true[key]]


def names_in_text(page: str) -> Complaints:
    """Names with an underscore in code are names of something."""
    found = set(re.findall(r"(?<![\w./])[a-z]+(?:_[a-z0-9]+)+\b", code(page)))
    own = names_set(page) | {name for lines in styles(page).values() for name, _ in lines}
    return [f"{name} is the name of nothing" for name in sorted(found - KNOWN - own)]


def state_tables(page: str) -> Complaints:
    """The columns of state, with their types."""
    wrong: Complaints = []
    for key, record in RECORDS.items():
        told = {name: kind for name, (kind, _) in starts(page, key).items()}
        true = {name: _type(name, record[name]) for name in record.names or () if name != "pad"}
        wrong += both_ways(key, set(told), set(true))
        wrong += [f"{key}.{n} is {true[n]}, not {told[n]}" for n in set(told) & set(true) if told[n] != true[n]]
    return wrong


def _type(name: str, kind: np.dtype) -> str:
    if kind.shape:
        return f"{kind.shape[0]} floats"
    return "float" if kind.kind == "f" else "whole"


def draw_table(page: str) -> Complaints:
    told = {(row[1], int(row[0])) for row in table_after(page, "| number | purpose |")}
    true = {(n, int(v)) for n, v in vars(draws).items() if isinstance(v, np.uint32) and not n.startswith("_")}
    return both_ways("draws", {f"{n} = {v}" for n, v in told}, {f"{n} = {v}" for n, v in true})


def seen_and_done(page: str) -> Complaints:
    """Observables; practices with their columns and unnamed values, in the order in which a rule gives them."""
    seen = {name for name in re.findall(r"^\(7\.4\.\d+\) +s\.(\w+) = ", page, re.MULTILINE)} | {"believes"}
    table = table_after(page, "| practice | unit | column |")
    told = {(row[0], row[2], float(row[3])) for row in table}
    true = {(f.name, COLUMN_OF[f.name], float(f.default)) for f in fields(Practices)}
    given = re.search(r"^\(7\.5\.1\) +(.*?) = rule", page, re.MULTILINE | re.DOTALL)
    order = re.findall(r"\w+", given[1]) if given else []
    wrong = [] if order == list(practices(page)) else ["done: the order is not that of the table"]
    wrong += [f"done: {row[0]} goes elsewhere" for row in table if f"q.{row[2]} = here * {row[0]} " not in page]
    return wrong + both_ways("seen", seen, OBSERVABLES) + both_ways("done", set(map(str, told)), set(map(str, true)))


def record_tables(page: str) -> Complaints:
    """What is recorded: columns of totals, person-weeks, manager-weeks and deals."""
    totals = set(re.findall(r"\bt\.(\w+) = ", page)) | {"run"}
    people = set(recorded(page, "**Person-weeks.**")) - {"in_seat"}
    found = both_ways("totals", totals, set(TOTALS_COLUMNS)) + both_ways("person-weeks", people, set(PEOPLE_COLUMNS))
    found += both_ways("deals", set(recorded(page, "**Deals.**")), set(DEAL_COLUMNS))
    return found + both_ways("manager-weeks", _listed(page, "**Manager-weeks.**"), set(MANAGER_COLUMNS))


def _listed(page: str, start: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", page[page.index(start) : page.index("\n\n", page.index(start))]))


def link_sections(page: str) -> Complaints:
    """A section for each link, with its parts, each of which says something."""
    found = dict(re.findall(r"^### (\d+\.\d+) Link `(\w+)`", page, re.MULTILINE))
    wrong = both_ways("links", set(found.values()), set(LINKS))
    for number, link in found.items():
        text = prose(section(page, number))
        for part in PARTS:
            words = re.search(rf"^\*\*{re.escape(part)}\.\*\*(.*?)(?=^\*\*|\Z)", text, re.MULTILINE | re.DOTALL)
            if words is None or len(words[1].split()) < 6:
                wrong.append(f"link {link}: the part {part} is missing or empty")
        if re.search(rf"\bp\.{link}\b", code(text)) is None:
            wrong.append(f"link {link}: its own strength is in no equation")
    return wrong
