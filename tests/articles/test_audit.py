"""What agrees with a verdict, when it stands plainly, and what it hangs on where it does not."""

import math
from dataclasses import replace

import pytest

import salescoach as sc
from salescoach.articles.audit import FORMS, MEASURE, OTHER_SEEDS, OTHER_TEAM, VALUES, AuditLine, Checks, audited
from salescoach.articles.register import CLAIMS
from salescoach.articles.statistic import ClaimReading
from salescoach.articles.trial import verdict_of

CLAIM = CLAIMS["B4"]  # its line is 1, that of its other measure as well


def readings(*effects):
    return [ClaimReading(x, x - 0.1, x + 0.1, 96) for x in effects]


def by_name(*arguments):
    return {line.name: line for line in audited(*arguments)}


def test_a_check_agrees_on_the_same_side_of_the_line_whatever_its_interval():
    checks = Checks(measure=(1.0, 0.99, 5.0), seeds=((2.0,), (0.5,)), team=(-1.0, 3.0), forms=("linear",) * 3)
    found = by_name(CLAIM, readings(2.0, 3.0, 0.0), "holds", checks)
    assert [(found[name].agree, found[name].of) for name in (VALUES, MEASURE, OTHER_SEEDS, OTHER_TEAM)] == [
        (2, 3), (2, 3), (1, 2), (1, 2)
    ]  # fmt: skip
    turned = by_name(CLAIM, readings(2.0, 3.0, 0.0), "fails", checks)
    for name, line in turned.items():
        assert line.agree == found[name].of - found[name].agree


def test_forms_are_told_apart_and_the_commonest_is_no_other_form():
    checks = Checks(forms=("linear", "linear", "none", "positive"))
    line = by_name(CLAIM, readings(2.0, 0.0, 2.0, 0.0), "holds", checks)[FORMS]
    assert (line.agree, line.of) == (1, 2)
    assert line.detail == {"linear": (1, 2), "none": (1, 1), "positive": (0, 1)}
    assert "other forms of a link: 1 of 2 agree (linear: 1 of 2; none: 1 of 1; positive: 0 of 1)" in str(line)


def test_a_verdict_without_a_side_is_held_against_its_own_numbers():
    checks = Checks(measure=(2.0, 2.0), seeds=((3.0, 0.0),), team=(0.0, 0.0), forms=("linear", "none"))
    found = by_name(CLAIM, readings(2.0, 0.0), None, checks)
    assert set(found) == {MEASURE, OTHER_SEEDS, OTHER_TEAM}
    assert [found[name].agree for name in (MEASURE, OTHER_SEEDS, OTHER_TEAM)] == [1, 2, 1]


def test_what_cannot_be_measured_is_no_check():
    checks = Checks(measure=(math.nan, 2.0), seeds=((math.nan, math.nan),))
    found = by_name(CLAIM, readings(2.0, math.nan), "holds", checks)
    assert (found[MEASURE].of, found[VALUES].of) == (1, 1)
    assert OTHER_SEEDS not in found


@pytest.mark.parametrize(("agree", "survives"), [(19, True), (18, False), (20, True)])
def test_a_line_survives_with_nineteen_of_twenty(agree, survives):
    assert AuditLine(VALUES, agree, 20).survives is survives


def verdict(effects, **checks):
    return verdict_of(CLAIM, readings(*effects), sc.worlds(len(effects)), runs=96, seed=1, checks=Checks(**checks))


def test_a_verdict_stands_plainly_only_where_the_whole_audit_bears_it_out():
    good = {"measure": (2.0,) * 20, "seeds": ((2.0,) * 20,), "team": (2.0,) * 20}
    assert verdict([2.0] * 20, **good).plain
    assert verdict([2.0] * 20, **good).plainly == "holds nearly everywhere"
    worse = verdict([2.0] * 20, **good | {"team": (2.0,) * 18 + (0.0,) * 2})
    assert not worse.plain
    assert worse.plainly == "holds nearly everywhere; hangs on another team (18 of 20 agree)"
    assert worse.plainly in worse.text
    assert "another team: 18 of 20 agree" in " ".join(worse.text.split())


def test_a_verdict_that_takes_no_side_never_stands_plainly():
    found = verdict([2.0] * 10 + [0.0] * 10)
    assert found.word == "depends"
    assert not found.plain


def test_halves_stand_plainly_together():
    good = verdict([2.0] * 20)
    bad = verdict([2.0] * 15 + [0.0] * 5)
    assert good.plain
    assert not bad.plain
    both = replace(good, claim=CLAIMS["D13"], halves=(good, bad))
    assert not both.plain
    assert both.plainly.startswith(
        "first half holds nearly everywhere, second half mostly holds; hangs on other values"
    )
    assert replace(both, halves=(good, good)).plain
