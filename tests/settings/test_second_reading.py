"""Every number that rests on a source is read a second time, and the figures are those of the rows."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import salescoach as sc
from salescoach.published.table import PATTERNS
from salescoach.settings.evidence.pattern_readings import PATTERN_READINGS
from salescoach.settings.evidence.readings import every_reading, word_of
from salescoach.settings.evidence.register import ROWS, numbers_in
from salescoach.settings.evidence.second_reading import PROVISIONAL, READ_TWICE
from salescoach.settings.evidence.setting_readings import SETTING_READINGS
from salescoach.settings.presets import PRESETS
from salescoach.settings.register import SETTINGS
from salescoach.settings.tables import evidence
from tests.each import each

RAW = Path(__file__).resolve().parents[3] / "shared" / "evidence.md"
BESIDE = pytest.mark.skipif(not RAW.exists(), reason="the table of rows is not beside this repository")
STATUS = {"READ": "seen", "READ-calc": "computed"}


def raw_rows():
    """The lines of the table by number; those of the bank's files hold the tables counted from them as well."""
    text = RAW.read_text(encoding="utf-8")
    found = {m[1]: line for line in text.splitlines() if (m := re.match(r"\| (\d\.\d+) \|", line))}
    counted = text.partition("### 3a")[2].partition("| 3.1 |")[0]
    return found | {number: found[number] + counted for number in ("3.1", "3.2", "3.3", "3.4")}


def missing(one, rows):
    """Figures of a reading that stand in none of its rows."""
    return [figure for figure in one.figures if not any(figure in rows[n] for n in numbers_in(one.rows))]


def rests_on_a_source(setting):
    return setting.source not in ("assumed", "design") and setting.basis != "direction"


def test_every_setting_that_rests_on_a_source_was_read_again_and_no_other():
    fitted = {f"{p}.{n}" for p, changes in PRESETS.items() for n, c in changes.items() if c.source != "design"}
    assert set(SETTING_READINGS) == {s.name for s in SETTINGS.values() if rests_on_a_source(s)} | fitted


def test_every_pattern_was_read_again_and_no_other():
    assert set(PATTERN_READINGS) == set(PATTERNS)


@each("one", every_reading(), lambda one: one.name)
def test_a_reading_names_its_rows_and_says_what_it_found(one):
    assert numbers_in(one.rows)
    assert set(numbers_in(one.rows)) <= set(ROWS)
    assert len(one.read.split()) >= 3
    assert len(one.follows.split()) >= 2


@BESIDE
@each("one", every_reading(), lambda one: one.name)
def test_the_figures_of_a_reading_stand_in_its_rows(one):
    assert missing(one, raw_rows()) == []


@BESIDE
def test_a_figure_that_is_not_in_the_row_is_found():
    one = SETTING_READINGS["vacancy_weeks"]
    assert missing(replace(one, figures=("6.2 months", "7.2 months")), raw_rows()) == ["7.2 months"]
    assert missing(replace(one, rows="6.13"), raw_rows()) == list(one.figures)


@BESIDE
def test_a_row_has_the_status_with_which_it_was_collected():
    rows = raw_rows()
    said = {number: re.search(r"\| (READ-calc|READ|RECALLED-[HML]) \|", rows[number])[1] for number in ROWS}
    assert {n: STATUS.get(word, "recalled") for n, word in said.items()} == {n: r.status for n, r in ROWS.items()}


def test_what_is_recalled_or_does_not_agree_stays_provisional():
    assert SETTING_READINGS["performance_shape"].agrees
    assert word_of("performance_shape") == PROVISIONAL  # its row is recalled
    assert not SETTING_READINGS["tenure_mean"].agrees
    assert word_of("tenure_mean") == PROVISIONAL
    assert word_of("pass_on") == PROVISIONAL  # nobody gives a number
    assert word_of("skill_weight") == READ_TWICE


def test_the_frame_says_which_numbers_were_read_twice():
    table = evidence(sc.Team()).set_index("setting")
    assert set(table.reading) == {READ_TWICE, PROVISIONAL}
    assert set(table[table.reading == READ_TWICE].basis) == {"figure", "fitted"}
    campaign = evidence(sc.Team(preset="outbound_campaign")).set_index("setting")
    assert (table.reading["fit_weight"], campaign.reading["fit_weight"]) == (PROVISIONAL, READ_TWICE)
