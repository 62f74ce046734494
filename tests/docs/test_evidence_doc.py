"""docs/evidence.md says what the code says, and nothing stands in it without its reason."""

import re
from dataclasses import replace

import pytest

from salescoach.assumptions.draw import free_settings
from salescoach.assumptions.sensitivity.wrong import AnswerChange
from salescoach.published.table import PATTERNS
from salescoach.settings.evidence.register import ROWS
from salescoach.settings.evidence.sources import SOURCES
from salescoach.settings.presets import PRESETS
from salescoach.settings.register import GROUPS, SETTINGS
from scripts import evidence_doc as doc
from scripts import what_if_wrong

GOOD = SETTINGS["need_rate"]
CHOICE = next(s for s in SETTINGS.values() if s.kind == "choice")


def test_the_page_is_fresh(capsys):
    assert doc.PAGE.read_text(encoding="utf-8") == doc.page()
    assert doc.main(["check"]) == 0
    assert not capsys.readouterr().out


def test_a_stale_page_is_told_and_written_anew(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(doc, "PAGE", tmp_path / "evidence.md")
    assert doc.main(["check"]) == 1
    (tmp_path / "evidence.md").write_text("old")
    assert doc.main(["check"]) == 1
    assert "Run: python scripts/evidence_doc.py write" in capsys.readouterr().out
    assert doc.main(["write"]) == 0
    assert doc.main(["check"]) == 0


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
    assert table[2] == f"| `pass_on` | 0.2 to 1 | {told} | no clear effect | no clear effect |"
    assert table[3].endswith("| no clear effect | +27.7 (12.0 to 45.8) % | -1.6 (-3.0 to -0.2) points |")


def test_a_stale_file_of_changes_is_told_on_the_page(monkeypatch):
    monkeypatch.setattr(doc, "stale", lambda: "Make it again with: this")
    assert doc.wrong_section().endswith("Not known at present: Make it again with: this\n")
    assert "## The rows" in doc.page()


def test_the_shipped_tables_are_whole():
    doc.refuse_bare_settings(SETTINGS.values(), SOURCES)
    doc.refuse_bare_sources(SOURCES)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"unit": " "}, "no unit"),
        ({"reason": ""}, "no reason"),
        ({"low": 2.0, "high": 1.0}, "no range"),
        ({"high": float("inf")}, "no range"),
        ({"low": 1.0, "high": 1.0, "spread": "uniform"}, "no range"),
        ({"source": "nobody2020"}, "unknown source 'nobody2020'"),
    ],
)
def test_a_setting_that_stands_alone_is_refused(fault, said):
    with pytest.raises(ValueError, match=f"^need_rate: {said}$"):
        doc.settings_table([replace(GOOD, **fault)], SOURCES)


def test_a_choice_needs_words_to_choose_from():
    with pytest.raises(ValueError, match=f"{CHOICE.name}: no range"):
        doc.refuse_bare_settings([replace(CHOICE, choices=("one",))], SOURCES)


@pytest.mark.parametrize("part", ["citation", "design"])
def test_a_source_that_does_not_say_who_or_how_is_refused(part):
    with pytest.raises(ValueError, match=f"^gallen2016: no {part}$"):
        doc.sources_table({**SOURCES, "gallen2016": replace(SOURCES["gallen2016"], **{part: " "})})


def test_what_is_recalled_is_marked_wherever_it_stands():
    recalled = [s for s in SOURCES.values() if s.status == "recalled"]
    rows = [line for line in doc.page().splitlines() if line.startswith("| `")]
    for source in recalled:
        found = [row for row in rows if source.citation in row]
        assert found
        assert all("**recalled**" in row for row in found)
    assert not any("**recalled**" in row for row in rows if not any(s.citation in row for s in recalled))


def test_a_direction_alone_is_graded_assumed_and_no_source_has_no_basis():
    assert doc.who_says(SOURCES["gallen2016"], "direction")[::2] == ("assumed", "direction")
    assert doc.who_says(SOURCES["gallen2016"], "fitted")[::2] == ("experiment", "fitted")
    assert doc.who_says(SOURCES["design"], "figure")[::2] == ("assumed", "none")
