"""Nothing that is told rests on the order of pseudonyms, which differ with each user's salt."""

from __future__ import annotations

import functools

import numpy as np
import pandas as pd
import pytest

import salescoach as sc
from salescoach.crm.pseudonyms import pseudonyms
from salescoach.from_records.in_records import owners_in_records
from salescoach.records.order import by_person
from salescoach.records.records import make_records

TEAMS = [f"team {number:02d}" for number in (1, 3, 5, 8, 10)]


@functools.cache
def five_teams():
    records = sc.example_records()
    people = records.people[records.people["team"].isin(TEAMS)]
    deals = records.deals[records.deals["owner"].isin(people["owner"])]
    kept = {"people": people, "deals": deals}
    for name in ("weeks", "meetings", "activities", "stages"):
        frame, key = getattr(records, name), "deal" if name == "stages" else "owner"
        kept[name] = frame[frame[key].isin(deals["deal"] if name == "stages" else people["owner"])]
    return {name: frame.reset_index(drop=True) for name, frame in kept.items()}


@functools.cache
def under(salt, without=()):
    tables = {name: frame for name, frame in five_teams().items() if name not in without}
    return make_records(pseudonyms(tables, salt), source="made")


def numbers(found):
    """Every number of every frame that an answer holds, and nothing that may name anybody."""
    frames = {name: part for name, part in vars(found).items() if isinstance(part, pd.DataFrame)}
    kept = {name: frame.select_dtypes("number") for name, frame in frames.items()}
    return {name: frame for name, frame in kept.items() if frame.size}


MODELS = {
    "owner_differences": lambda r: sc.owner_differences(r, within=["team", "quarter"]),
    "fit_win": sc.fit_win,
    "fit_leaving": sc.fit_leaving,
    "fit_forecast": sc.fit_forecast,
    "between_and_within": sc.between_and_within,
    "win_by_age": sc.win_by_age,
    "effect_of_oversight": sc.effect_of_oversight,
}


DEALS_ALONE = ("owner_differences", "fit_win", "fit_forecast", "between_and_within")  # read the weekly figures if any
CASES = [(name, ()) for name in MODELS] + [(name, ("weeks",)) for name in DEALS_ALONE]


@pytest.mark.parametrize(("name", "without"), CASES)
def test_another_salt_gives_the_same_numbers(name, without):
    one, other = (numbers(MODELS[name](under(salt, without))) for salt in ("one", "two"))
    assert one
    assert one.keys() == other.keys()
    for part in one:
        np.testing.assert_allclose(other[part], one[part], rtol=1e-9, atol=1e-12, err_msg=part)


def test_the_resamples_of_an_own_team_are_the_same():
    one, other = (owners_in_records(under(salt)).bootstrap(20, 1) for salt in ("one", "two"))
    for name in one.sums:
        np.testing.assert_allclose(other.sums[name], one.sums[name], err_msg=name)


def test_the_two_salts_do_order_people_in_another_way():
    one, other = (under(salt).people["owner"].tolist() for salt in ("one", "two"))
    assert sorted(one) == sorted(other)
    assert one != other


def test_by_person_orders_by_the_first_row():
    rows = pd.DataFrame({"who": ["b", "a", "b", "a"], "period": [2, 1, 0, 0], "value": range(4)})
    assert by_person(rows, "who", "period")["value"].tolist() == [2, 0, 3, 1]
