"""Every arrow of the cascade has a strength with its range and source, its settings, and an off switch."""

from dataclasses import FrozenInstanceError

import pytest

import salescoach as sc
from salescoach.settings.evidence.sources import SOURCES
from salescoach.settings.links import LINKS, known_link
from salescoach.settings.register import SETTINGS
from tests.each import each


@each("name", LINKS)
def test_a_link_has_a_strength_a_range_and_a_source(name):
    link = LINKS[name]
    low, high = link.plausible
    assert 0 <= low <= link.strength <= high
    assert low < high
    assert link.strength == SETTINGS[name].default
    assert link.source in SOURCES
    assert SETTINGS[name].least == 0, "a strength of zero is the link cut"


@each("name", LINKS)
def test_a_link_says_from_what_to_what_and_in_which_form(name):
    link = LINKS[name]
    assert link.name == name
    assert len({link.origin, link.goal, link.shape}) == 3
    assert all(len(words) >= 5 for words in (link.origin, link.goal, link.shape))


PLAIN = {"goodwill", "peers", "activity"}  # their strength says it all


@each("name", LINKS)
def test_the_settings_of_a_link_exist_and_are_named_once(name):
    settings = LINKS[name].settings
    assert bool(settings) == (name not in PLAIN)
    assert set(settings) <= set(SETTINGS)
    assert len(settings) == len(set(settings))
    assert name not in settings


def test_every_strength_belongs_to_a_link_and_every_link_has_one():
    assert [s.name for s in SETTINGS.values() if s.group == "link strength"] == list(LINKS)


def test_every_shape_setting_belongs_to_exactly_one_link():
    listed = [name for link in LINKS.values() for name in link.settings]
    shapes = {s.name for s in SETTINGS.values() if s.group == "link shape"}
    assert shapes <= set(listed)
    assert all(listed.count(name) == 1 for name in shapes)


def test_a_link_cannot_be_changed_in_place():
    with pytest.raises((FrozenInstanceError, TypeError)):
        LINKS["memory"].origin = "something else"


# The frame.


@pytest.fixture(scope="module")
def table():
    return sc.links().set_index("link")


def test_the_frame_has_a_row_for_every_link(table):
    assert list(table.index) == list(LINKS)
    assert list(table.columns) == ["from", "to", "shape", "strength", "low", "high", "on", "grade", "source"]
    assert not table.isna().any(axis=None)
    assert table.on.all()


def test_the_frame_agrees_with_the_links_and_the_evidence(table):
    known = sc.evidence(sc.Team()).set_index("setting")
    for name, link in LINKS.items():
        row = table.loc[name]
        assert (row["from"], row["to"], row["shape"]) == (link.origin, link.goal, link.shape)
        assert (row.strength, row.low, row.high) == (link.strength, *link.plausible)
        assert (row.grade, row.source) == (known.grade[name], SOURCES[link.source].citation)


@each("name", LINKS)
def test_a_cut_link_is_off_and_no_other_is(name, table):
    cut = sc.links(sc.Team().without(name)).set_index("link")
    assert list(cut.index[~cut.on]) == [name]
    assert cut.strength[name] == 0
    assert cut.drop(index=name).equals(table.drop(index=name))


def test_a_strength_of_zero_is_off_too():
    row = sc.links(sc.Team(memory=0)).set_index("link").loc["memory"]
    assert (row.strength, row.on) == (0, False)


def test_the_frame_shows_the_strengths_of_the_team_it_is_asked_for():
    assert sc.links(sc.Team(coaching=0.08)).set_index("link").strength["coaching"] == 0.08


# Names.


@each("name", LINKS)
def test_a_name_of_a_link_is_known(name):
    assert known_link(name) == name


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("memmory", "memory"), ("Coaching", "coaching"), ("passthrough", "pass_through"), ("xyzzy", None), (3, None)],
)
def test_an_unknown_link_is_refused_with_what_there_is(wrong, near):
    with pytest.raises(ValueError, match="unknown link") as caught:
        known_link(wrong)
    message = str(caught.value)
    assert repr(wrong) in message
    assert f"Links: {', '.join(LINKS)}. " in message
    assert ("did you mean" in message) == (near is not None)
    if near:
        assert f"did you mean {near!r}?" in message
    cut = eval(message.split("Type: ")[1], {"sc": sc, "team": sc.Team()})
    assert cut.cut


def test_links_in_a_list_are_refused_like_any_other_wrong_name():
    with pytest.raises(ValueError, match=r"unknown link \['memory'\]"):
        sc.Team().without(["memory"])
