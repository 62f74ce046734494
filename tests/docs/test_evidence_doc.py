"""docs/evidence.md holds every number once, with how well it is known."""

import re

from salescoach.assumptions.draw import free_settings
from salescoach.assumptions.sensitivity.wrong import AnswerChange
from salescoach.published.table import PATTERNS
from salescoach.settings.evidence.register import ROWS, WEIGHT_ROWS
from salescoach.settings.evidence.sources import SOURCES
from salescoach.settings.presets import PRESETS
from salescoach.settings.register import GROUPS
from scripts import evidence_doc as doc
from scripts import what_if_wrong


def test_every_setting_change_source_and_pattern_has_one_row():
    lines = doc.page().splitlines()
    names = [line.split("`")[1] for line in lines if line.startswith("| `")]
    changes = [name for preset in PRESETS.values() for name in preset]
    wanted = [s.name for group in GROUPS.values() for s in group] + changes + sorted(SOURCES) + list(PATTERNS)
    assert names[: len(wanted)] == wanted
    free = [] if what_if_wrong.stale() else [s.name for s in free_settings()]
    assert sorted(names[len(wanted) :]) == sorted(free)
    assert [line.split(" ")[1] for line in lines if re.match(r"\| \d\.\d+ \|", line)] == list(ROWS)


def test_a_change_is_told_in_words_with_its_interval():
    unclear = AnswerChange(1, -1, 3)
    sold, strained = AnswerChange(27.7, 12, 45.8), AnswerChange(-1.6, -3, -0.2)
    changes = {
        "need_rate": {"lead": AnswerChange(0.4, -1, 2), "revenue": sold, "strain": strained},
        "pass_on": {"lead": AnswerChange(3.1, 1, 5.2), "revenue": unclear, "strain": unclear},
    }
    table = doc.wrong_table(changes).splitlines()
    told = "moves coach's lead over micromanage by +3.1 (1.0 to 5.2) points"
    assert table[2] == f"| `pass_on` | 0 to 1 | {told} | no clear effect | no clear effect |"
    assert table[3].endswith("| no clear effect | +27.7 (12.0 to 45.8) % | -1.6 (-3.0 to -0.2) points |")


def test_a_stale_file_of_changes_is_told_on_the_page(monkeypatch):
    monkeypatch.setattr(doc, "stale", lambda: "Make it again with: this")
    assert doc.wrong_section().endswith("Not known at present: Make it again with: this\n")
    assert "## The rows" in doc.page()


def test_what_is_recalled_is_marked_wherever_it_stands():
    recalled = [s for s in SOURCES.values() if s.status == "recalled"]
    rows = [line for line in doc.page().splitlines() if line.startswith("| `")]
    for source in recalled:
        found = [row for row in rows if source.citation in row]
        assert found
        assert all("**recalled**" in row for row in found)
    by_row = [name for name, row in WEIGHT_ROWS.items() if ROWS[row].status == "recalled"]
    for name in by_row:
        assert any(row.startswith(f"| `{name}` |") and "**recalled**" in row and "| weighted |" in row for row in rows)
    others = [row for row in rows if not any(s.citation in row for s in recalled) and row.split("`")[1] not in by_row]
    assert not any("**recalled**" in row for row in others)


def test_every_choice_with_weights_names_the_row_that_gives_them():
    assert {s.name for group in GROUPS.values() for s in group if s.weights} == set(WEIGHT_ROWS)


def test_a_direction_alone_is_graded_assumed_and_no_source_has_no_basis():
    assert doc.who_says(SOURCES["gallen2016"], "direction")[::2] == ("assumed", "direction")
    assert doc.who_says(SOURCES["gallen2016"], "fitted")[::2] == ("experiment", "fitted")
    assert doc.who_says(SOURCES["design"], "figure")[::2] == ("assumed", "none")
