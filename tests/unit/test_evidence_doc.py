"""docs/evidence.md says what the code says, and nothing stands in it without its reason."""

from dataclasses import replace

import pytest

from salescoach.published.table import PATTERNS
from salescoach.settings.presets import PRESETS
from salescoach.settings.register import GROUPS, SETTINGS
from salescoach.settings.sources import SOURCES
from scripts import evidence_doc as doc

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
    assert names == wanted


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
