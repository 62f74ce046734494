"""A team is a frozen value that checks itself, changes by copy and can be typed again from what it prints."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import salescoach as sc
from salescoach.common.messages import did_you_mean
from salescoach.settings.links import LINKS
from salescoach.settings.presets import PRESETS
from salescoach.settings.register import CAUSE_SHARES, CAUSES, SETTINGS
from tests.each import each

SHARES = set(CAUSE_SHARES.values())


def typed_again(team):
    return eval(repr(team), {"Team": sc.Team})


# Frozen.


@pytest.mark.parametrize("name", ["people", "_values", "_cut", "preset", "something_new"])
def test_nothing_of_a_team_can_be_set_or_deleted(name):
    team = sc.Team(people=3)
    with pytest.raises(AttributeError, match="frozen"):
        setattr(team, name, 5)
    with pytest.raises(AttributeError, match="frozen"):
        delattr(team, name)
    assert team == sc.Team(people=3)


def test_the_message_about_a_frozen_team_has_a_line_that_works():
    team = sc.Team(people=3)
    with pytest.raises(AttributeError) as caught:
        team.people = 5
    space = {"team": team}
    exec(str(caught.value).split("Type: ")[1], space)
    assert space["team"] == sc.Team(people=5)


def test_the_values_are_read_only():
    with pytest.raises(TypeError):
        sc.Team().values["people"] = 5


# Equality, hash, copies.


def test_teams_with_the_same_settings_are_equal_and_hash_alike():
    assert sc.Team(people=3) == sc.Team().change(people=3)
    assert hash(sc.Team(people=3)) == hash(sc.Team().change(people=3))
    assert len({sc.Team(), sc.Team(people=8), sc.Team(people=8.0)}) == 1


@pytest.mark.parametrize(
    "other", [sc.Team(people=4), sc.Team(people=3).without("memory"), sc.Team("outbound_campaign", people=3), 3, None]
)
def test_teams_that_differ_in_anything_are_not_equal(other):
    assert sc.Team(people=3) != other


TEAMS = [
    sc.Team(),
    sc.Team(people=3, market=0.7, performance_shape="inverted_u"),
    sc.Team(preset="outbound_campaign"),
    sc.Team(preset="outbound_campaign", people=2, start_open=0.5).without("memory"),
    sc.Team(people=3).without("memory", "pass_through"),
    sc.Team(causes={"will": 0.6, "tools": 0.1}),
    sc.Team().without("all"),
]


@each("team", TEAMS, repr)
def test_a_team_survives_copy_pickle_and_being_typed_again(team):
    pickled = [pickle.loads(pickle.dumps(team, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    for other in (copy.copy(team), copy.deepcopy(team), typed_again(team), *pickled):
        assert other == team
        assert hash(other) == hash(team)
        assert (other.preset, other.cut, dict(other.values)) == (team.preset, team.cut, dict(team.values))


def test_a_team_prints_only_what_differs_from_its_preset():
    assert repr(sc.Team()) == "Team()"
    assert repr(sc.Team(people=8)) == "Team()"
    assert repr(sc.Team(people=3)) == "Team(people=3)"
    assert repr(sc.Team("outbound_campaign")) == 'Team(preset="outbound_campaign")'
    assert repr(sc.Team(people=3).without("all")) == 'Team(people=3).without("all")'
    assert repr(sc.Team().without("memory", "coaching")) == 'Team().without("coaching").without("memory")'


# Change and cut.


def test_change_makes_a_copy_and_leaves_the_team_alone():
    team = sc.Team(people=3).without("memory")
    other = team.change(people=5, market=0.7)
    assert (team.people, team.market) == (3, 1.0)
    assert (other.people, other.market, other.cut) == (5, 0.7, {"memory"})
    assert other.change(people=3, market=1.0) == team


def test_change_keeps_the_preset():
    assert sc.Team("outbound_campaign").change(people=3).preset == "outbound_campaign"


def test_change_without_anything_is_the_same_team():
    assert sc.Team(people=3).change() == sc.Team(people=3)


@pytest.mark.parametrize("wrong", [{"people": 0}, {"share_low_will": 0.9}, {"poeple": 3}, {"causes": {"wil": 0.2}}])
def test_change_checks_as_strictly_as_making_a_team(wrong):
    with pytest.raises(ValueError, match="Type: "):
        sc.Team().change(**wrong)


def test_several_links_are_cut_at_once_or_one_by_one():
    both = sc.Team().without("memory", "coaching")
    assert both.cut == {"memory", "coaching"}
    assert both == sc.Team().without("coaching").without("memory") == sc.without(sc.Team(), "coaching", "memory")
    assert both.without("memory") == both


@pytest.mark.parametrize("links", [("all",), ("all", "memory"), ("memory", "all")])
def test_all_cuts_every_link(links):
    team = sc.Team().without(*links)
    assert team.cut == set(LINKS)
    assert all(team.strength(link) == 0 for link in LINKS)


def test_a_cut_link_has_no_strength_but_keeps_its_value():
    team = sc.Team(memory=0.5).without("memory")
    assert team.strength("memory") == 0
    assert team.memory == 0.5
    assert team.strength("coaching") == SETTINGS["coaching"].default


def test_differences_name_settings_and_cut_links():
    one, two = sc.Team(people=3), sc.Team(people=4).without("memory")
    assert one.differences(two) == {"people": (3, 4), "memory": (one.memory, 0.0)}
    assert one.differences(one) == {}


# Reading.


def test_every_setting_is_an_attribute_and_is_listed():
    team = sc.Team()
    assert {name: getattr(team, name) for name in SETTINGS} == dict(team.values)
    assert {*SETTINGS, "change", "without", "preset", "cut", "values"} <= set(dir(team))


def test_a_misspelt_attribute_is_put_right():
    with pytest.raises(AttributeError, match="did you mean 'people'"):
        _ = sc.Team().poeple
    assert not hasattr(sc.Team(), "_anything")


# Presets and causes.


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_changes_what_it_lists_and_nothing_else(preset):
    team = sc.Team(preset)
    expected = {n: s.default for n, s in SETTINGS.items()} | {n: c.value for n, c in PRESETS[preset].items()}
    assert dict(team.values) == expected
    assert team.preset == preset


def test_a_value_of_ones_own_wins_over_the_preset():
    assert sc.Team("outbound_campaign", stages=2).stages == 2


@pytest.mark.parametrize("preset", PRESETS)
def test_the_values_of_a_preset_are_allowed_and_of_the_right_type(preset):
    for name, change in PRESETS[preset].items():
        checked = SETTINGS[name].check(change.value)
        assert (checked, type(checked)) == (change.value, type(change.value)), name


def test_a_mix_of_causes_sets_all_shares():
    team = sc.Team(causes={"will": 0.6, "tools": 0.1})
    given = {name: team.values[share] for name, share in CAUSE_SHARES.items()}
    assert given == dict.fromkeys(CAUSES[1:], 0.0) | {"will": 0.6, "tools": 0.1}
    assert sc.Team().change(causes={"will": 0.6, "tools": 0.1}) == team


def test_shares_of_causes_may_fill_the_team_but_not_more():
    assert sc.Team(causes={"will": 0.5, "tools": 0.5}).share_low_will == 0.5
    with pytest.raises(ValueError, match=r"add up to 1\.01"):
        sc.Team(causes={"will": 0.5, "tools": 0.51})


@given(st.lists(st.floats(0, 1), min_size=7, max_size=7))
def test_the_smaller_shares_that_are_proposed_do_fit(shares):
    try:
        sc.Team(**dict(zip(CAUSE_SHARES.values(), shares, strict=True)))
    except ValueError as error:
        eval(str(error).split("Type: ")[1], {"sc": sc})
        assert sum(shares) > 1
    else:
        assert sum(shares) <= 1 + 1e-9


# Every setting.


@each("name", SETTINGS)
def test_a_default_passes_its_own_check_in_its_own_type(name):
    default = SETTINGS[name].default
    checked = SETTINGS[name].check(default)
    assert checked == default
    assert type(checked) is {"real": float, "whole": int, "choice": str}[SETTINGS[name].kind]


NUMBERS = [name for name, setting in SETTINGS.items() if setting.kind != "choice"]


@each("name", NUMBERS)
def test_the_limits_of_a_setting_are_allowed_and_a_step_beyond_is_not(name):
    setting = SETTINGS[name]
    step = 1 if setting.kind == "whole" else 1e-3
    assert setting.check(setting.least) == setting.least
    for value in (setting.least - step, setting.most + step):
        with pytest.raises(ValueError, match=f"{name}="):
            setting.check(value)


WRONG = [None, "3", "", True, False, float("nan"), float("inf"), -float("inf"), 10**400, 1j, [3], {}, object()]


@pytest.mark.parametrize("name", ["people", "market", "quota_per_week", "performance_shape", "share_low_will"])
@each("value", WRONG, lambda value: repr(value)[:20])
def test_what_is_no_number_is_refused_with_a_line_that_works(name, value):
    with pytest.raises(ValueError, match=f"{name}=") as caught:
        sc.Team(**{name: value})
    message = str(caught.value)
    assert message.startswith(f"{name}=")
    assert "Allowed: none, linear" in message if name == "performance_shape" else SETTINGS[name].meaning in message
    assert isinstance(eval(message.split("Type: ")[1], {"sc": sc}), sc.Team)
    assert len(message) < 300


@each("name", NUMBERS)
def test_every_number_is_refused_in_words_with_a_line_that_works(name):
    with pytest.raises(ValueError, match=f"{name}='three' is not a finite number") as caught:
        sc.Team(**{name: "three"})
    assert eval(str(caught.value).split("Type: ")[1], {"sc": sc}) == sc.Team()


def test_numbers_of_numpy_are_numbers_and_its_truth_values_are_not():
    import numpy as np

    assert sc.Team(people=np.int64(3), market=np.float32(0.5)) == sc.Team(people=3, market=0.5)
    for value in (np.True_, np.array([3]), np.array(3)):
        with pytest.raises(ValueError, match="people="):
            sc.Team(people=value)


def test_an_open_end_is_told_in_words():
    with pytest.raises(ValueError, match="takes 0 or more"):
        sc.Team(quota_per_week=-1)


def value_of(setting):
    if setting.kind == "choice":
        return st.sampled_from(setting.choices)
    most = min(setting.most, 1e12)
    if setting.kind == "whole":
        return st.integers(int(setting.least), int(most))
    return st.floats(setting.least, most, allow_nan=False)


WORLDS = st.lists(st.sampled_from([n for n in SETTINGS if n not in SHARES]), unique=True, max_size=12).flatmap(
    lambda names: st.fixed_dictionaries({name: value_of(SETTINGS[name]) for name in names})
)
CUTS = st.lists(st.sampled_from(list(LINKS)), unique=True, max_size=4)


@given(WORLDS, st.sampled_from(list(PRESETS)), CUTS)
def test_any_allowed_settings_make_a_team_that_changes_there_and_back(values, preset, cuts):
    plain = sc.Team(preset).without(*cuts) if cuts else sc.Team(preset)
    team = plain.change(**values)
    assert team == (sc.Team(preset, **values).without(*cuts) if cuts else sc.Team(preset, **values))
    assert {name: team.values[name] for name in values} == values
    assert team.change(**{name: plain.values[name] for name in values}) == plain
    assert typed_again(team) == team
    assert pickle.loads(pickle.dumps(team)) == team


# The nearest word.


@pytest.mark.parametrize(
    ("word", "near"),
    [("poeple", "people"), ("need_rat", "need_rate"), ("memry", "memory"), ("quit", "quit_rate")],
)
def test_a_near_word_is_proposed(word, near):
    assert did_you_mean(word, [*SETTINGS]) == f" - did you mean {near!r}?"


@pytest.mark.parametrize("word", ["", "xyzzy", "8"])
def test_no_word_is_proposed_where_none_is_near(word):
    assert did_you_mean(word, [*SETTINGS]) == "."
