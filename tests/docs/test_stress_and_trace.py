"""The two checklists answer every item, and name only what is there."""

import re

import pytest

import salescoach as sc
from salescoach.cli.main import parser
from scripts.page import ROOT
from tests.each import no_faults

PAGES = {name: (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("stress", "trace")}
MARKED = re.compile(r"`([^`\n]+)`")
MODEL = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
SETTINGS = set(sc.evidence(sc.Team()).setting)
STRESS = [
    "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.1", "2.5.2", "2.5.3",
    "2.5.4", "2.5.5", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "6.1",
]  # fmt: skip
TRACE = [
    "Problem formulation", "Model description", "Data evaluation", "Conceptual model evaluation",
    "Implementation verification", "Model output verification", "Model analysis", "Model output corroboration",
]  # fmt: skip
PLAIN = {"runs=", "--data"}


def commands():
    """The subcommands of salescoach."""
    return next(action for action in parser()._actions if action.choices).choices


def fault(marked):
    """What is wrong with something in backticks; empty where it exists."""
    first, _, rest = marked.partition(" ")
    if marked in PLAIN or marked in SETTINGS:
        return ""
    if first == "make":
        return "" if rest.split()[0] in TARGETS else "no such target"
    if first == "salescoach":
        return "" if rest.split()[0] in commands() else "no such command"
    if marked.startswith("sc."):
        return "" if marked[3:].partition("(")[0] in sc.__all__ else "no such name"
    return "" if (ROOT / marked).exists() else "no such file"


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_a_page_names_is_there(name):
    found = MARKED.findall(PAGES[name])
    assert len(found) > 30
    no_faults(f"{one}: {fault(one)}" for one in found if fault(one))


@pytest.mark.parametrize(
    "wrong", ["make nothing", "salescoach nothing", "sc.nothing()", "tests/nothing.py", "no_setting"]
)
def test_a_planted_name_that_is_not_there_is_found(wrong):
    assert fault(wrong)


@pytest.mark.parametrize("name", PAGES)
def test_the_sections_of_the_model_that_a_page_names_are_there(name):
    headings = set(re.findall(r"^#+ (\d+(?:\.\d+)?)[. ]", MODEL, re.MULTILINE))
    named = re.findall(r"(?:`docs/model\.md`, (?:section |sections )?|: |, | and | to )(\d+\.\d+)(?=[,.: ]| and| to)",
                       "\n".join(line for line in PAGES[name].splitlines() if "`docs/model.md`" in line))  # fmt: skip
    assert named
    assert set(named) - headings == set()


def test_every_item_of_stress_is_answered_in_order():
    items = re.findall(r"^\| (\d(?:\.\d)+) [^|]+\| ([^|]+) \|$", PAGES["stress"], re.MULTILINE)
    assert [number for number, _ in items] == STRESS
    no_faults(number for number, answer in items if len(answer.split()) < 8)


def test_every_element_of_trace_is_answered_with_what_speaks_against_it():
    parts = re.split(r"^## ", PAGES["trace"], flags=re.MULTILINE)[1:9]
    assert [part.splitlines()[0] for part in parts] == [f"{n}. {title}" for n, title in enumerate(TRACE, start=1)]
    no_faults(part.splitlines()[0] for part in parts[:7] if "**Against it.**" not in part)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_short(name):
    assert len(PAGES[name].splitlines()) < 250
