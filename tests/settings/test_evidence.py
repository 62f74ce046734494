"""No number stands alone: every setting has a unit, a range, a source, a grade and a reason."""

import math
import re
from dataclasses import replace

import pytest

import salescoach as sc
from salescoach.settings.evidence.sources import SOURCES
from salescoach.settings.presets import PRESETS
from salescoach.settings.register import CAUSE_SHARES, CAUSES, GROUPS, SETTINGS
from tests.each import each

CHANGES = [(preset, name) for preset, changes in PRESETS.items() for name in changes]
COLUMNS = {
    "setting", "value", "unit", "low", "high", "grade", "status", "source", "reason", "basis", "reading", "design",
    "meaning", "group",
}  # fmt: skip


@pytest.fixture(scope="module")
def table():
    return sc.evidence(sc.Team()).set_index("setting")


def rows_of(team):
    return sc.evidence(team).set_index("setting")


def has_real_words(text):
    return len(text) > 10 and len(re.findall(r"[A-Za-z]{2,}", text)) >= 2


# The settings.


def name_of(setting):
    return setting.name


@each("setting", SETTINGS.values(), name_of)
def test_a_setting_says_what_it_is_and_why(setting):
    assert setting.unit.strip()
    assert has_real_words(setting.meaning), setting.meaning
    assert has_real_words(setting.reason), setting.reason
    assert setting.source in SOURCES
    assert setting.basis in ("figure", "fitted", "direction")
    assert setting.spread in ("fixed", "uniform", "log-uniform")


@each("setting", SETTINGS.values(), name_of)
def test_a_default_is_one_of_its_choices_or_lies_in_a_range_that_lies_within_the_limits(setting):
    if setting.kind == "choice":
        assert setting.default in setting.choices
        assert len(set(setting.choices)) == len(setting.choices) > 1
        return
    assert setting.least <= setting.low <= setting.default <= setting.high <= setting.most
    assert math.isfinite(setting.high)
    assert setting.spread == "fixed" or setting.low < setting.high, "worlds have no range to vary it in"


SOUND = SETTINGS["memory"]
says_why = test_a_setting_says_what_it_is_and_why.__wrapped__
lies_right = test_a_default_is_one_of_its_choices_or_lies_in_a_range_that_lies_within_the_limits.__wrapped__


@pytest.mark.parametrize(
    ("check", "wrong"),
    [
        (says_why, {"unit": " "}),
        (says_why, {"meaning": "memory"}),
        (says_why, {"reason": ""}),
        (says_why, {"reason": "0.35 (1.2), 1.3"}),
        (says_why, {"source": "nobody2020"}),
        (says_why, {"basis": "guess"}),
        (says_why, {"spread": "normal"}),
        (lies_right, {"low": SOUND.default + 0.01}),
        (lies_right, {"high": SOUND.default - 0.01}),
        (lies_right, {"least": SOUND.low + 0.01}),
        (lies_right, {"most": SOUND.high - 0.01}),
        (lies_right, {"high": math.inf, "most": math.inf}),
        (lies_right, {"low": SOUND.default, "high": SOUND.default}),
        (lies_right, {"kind": "choice", "choices": ("linear", "none"), "default": "cubic"}),
        (lies_right, {"kind": "choice", "choices": ("none", "none"), "default": "none"}),
    ],
)
def test_a_planted_fault_in_a_setting_is_found(check, wrong):
    check(SOUND)
    with pytest.raises(AssertionError):
        check(replace(SOUND, **wrong))


def test_no_name_is_used_twice():
    names = [setting.name for group in GROUPS.values() for setting in group]
    assert len(names) == len(set(names)) == len(SETTINGS)


def test_no_setting_is_called_like_a_part_of_a_team():
    parts = {"preset", "values", "cut", "change", "without", "strength", "differences", "causes"}
    assert parts.isdisjoint(SETTINGS)


def test_every_cause_has_a_share_and_none_is_the_first():
    assert CAUSES[0] == "none"
    assert tuple(CAUSE_SHARES) == CAUSES[1:]
    assert set(CAUSE_SHARES.values()) <= set(SETTINGS)
    assert sum(SETTINGS[share].default for share in CAUSE_SHARES.values()) < 1


# The sources.


def test_every_source_is_used_by_a_setting_or_a_preset():
    used = {setting.source for setting in SETTINGS.values()}
    used |= {change.source for changes in PRESETS.values() for change in changes.values()}
    assert used == set(SOURCES)


@each("key", SOURCES)
def test_a_source_says_who_how_and_whether_it_was_seen(key):
    source = SOURCES[key]
    assert source.grade in ("experiment", "meta-analysis", "study", "survey", "assumed")
    assert source.status in ("seen", "computed", "recalled", "assumed")
    assert has_real_words(source.citation)
    assert has_real_words(source.design)
    assert (source.grade == "assumed") == (source.status == "assumed") == (key in ("assumed", "design"))
    if source.status != "assumed":
        assert re.search(r"\b(19|20)\d\d", source.citation), source.citation
    if "recalled" in source.design:
        assert source.status == "recalled"


@each("key", [key for key in SOURCES if SOURCES[key].status == "recalled"])
def test_a_recalled_source_is_shown_as_recalled(key, table):
    rows = table[table.source == SOURCES[key].citation]
    assert len(rows)
    assert set(rows.status) == {"recalled"}


def test_no_figure_is_taken_from_a_source_that_was_not_seen():
    recalled = [s.name for s in SETTINGS.values() if SOURCES[s.source].status == "recalled" and s.basis == "figure"]
    assert not recalled


# The frame.


def test_the_frame_has_a_row_for_every_setting_and_the_columns_it_promises(table):
    frame = sc.evidence(sc.Team())
    assert list(frame.setting) == list(SETTINGS)
    assert set(frame.columns) == COLUMNS
    assert all(re.search(rf"\b{column}\b", sc.evidence.__doc__) for column in COLUMNS)
    assert not frame.isna().any(axis=None)
    assert dict(zip(frame.setting, frame.value, strict=True)) == dict(sc.Team().values)
    assert set(table.group) == set(GROUPS)


def test_a_number_with_a_direction_alone_is_graded_assumed(table):
    directed = [name for name, setting in SETTINGS.items() if setting.basis == "direction"]
    assert directed
    assert set(table.grade[directed]) == {"assumed"}
    assert set(table.basis[directed]) == {"direction"}


def test_a_number_without_a_source_has_no_basis(table):
    nobody = [name for name, setting in SETTINGS.items() if setting.source in ("assumed", "design")]
    assert set(table.basis[nobody]) == {"none"}
    assert set(table.grade[nobody]) == {"assumed"}


def test_every_other_number_has_the_grade_of_its_source(table):
    for name, setting in SETTINGS.items():
        if setting.basis != "direction":
            assert table.grade[name] == SOURCES[setting.source].grade, name


def test_the_default_world_tells_of_no_user(table):
    assert not table.reason.str.contains("by the user").any()


@pytest.mark.parametrize(("name", "value"), [("people", 3), ("memory", 0.2), ("performance_shape", "none")])
def test_a_value_of_the_user_is_told_as_such_with_the_kits_own(name, value):
    rows = rows_of(sc.Team(**{name: value}))
    assert rows.value[name] == value
    assert rows.reason[name].startswith(f"set by the user; the kit's own is {SETTINGS[name].default!r}: ")
    assert rows.reason.str.contains("by the user").sum() == 1


def test_a_cut_link_is_told_as_cut():
    rows = rows_of(sc.Team().without("memory"))
    assert rows.value["memory"] == 0
    assert rows.reason["memory"].startswith(f"cut by the user; the kit's own is {SETTINGS['memory'].default!r}: ")
    assert rows.reason.str.contains("by the user").sum() == 1


@each("place", CHANGES)
def test_a_change_of_a_preset_has_its_own_source_and_reason(place):
    preset, name = place
    change = PRESETS[preset][name]
    assert change.source in SOURCES
    assert has_real_words(change.reason)
    row = rows_of(sc.Team(preset)).loc[name]
    assert (row.value, row.reason) == (change.value, change.reason)
    assert row.source == SOURCES[change.source].citation


def test_a_value_that_replaces_a_presets_is_the_users():
    row = rows_of(sc.Team("outbound_campaign", fatigue=0.0)).loc["fatigue"]
    assert row.reason.startswith("set by the user; the kit's own is 0.14: ")
