"""The styles of the kit as a frame, and those made for one question: each passes the check and changes what it says."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.management import contrasts
from salescoach.management.contract.probe import WEEKS, example_week
from salescoach.management.library import STYLES
from tests.each import each

CONTRASTS = {name: style for name, style in vars(contrasts).items() if isinstance(style, sc.Style)}


def test_the_frame_has_a_row_for_every_style():
    frame = sc.styles()
    assert list(frame.columns) == ["name", "author", "summary"]
    assert list(frame["name"]) == list(STYLES)
    assert (frame["summary"].str.split().str.len() > 4).all()


@each("name", CONTRASTS)
def test_a_contrast_passes_the_check(name):
    report = sc.check_style(CONTRASTS[name])
    assert report.ok, report.text


def test_a_contrast_is_the_usual_practice_but_for_what_it_changes():
    own = contrasts.usual("mine", pass_on=0.1, asking=contrasts.when(contrasts.short_of(0.8), 1.0, 0.2))
    seen = example_week()
    mine, usual = dict(own(seen).items()), dict(STYLES["status_quo"](seen).items())
    assert {name for name in usual if not np.array_equal(mine[name], usual[name])} == {"pass_on", "asking"}
    assert mine["pass_on"] == 0.1
    assert np.array_equal(mine["asking"], np.where(seen.attainment < 0.8, 1.0, 0.2))


@pytest.mark.parametrize("week", WEEKS)
def test_help_below_a_minimum_and_the_same_help_for_all_take_the_same_hours(week):
    seen = example_week(week)
    for practice in ("coaching_hours", "support_hours", "asking"):
        some, all_alike = (getattr(style(seen), practice) for style in (contrasts.THRESHOLD, contrasts.BLANKET))
        filled = seen.in_seat.any(axis=1)
        sums = [np.where(seen.in_seat, amount, 0.0).sum(axis=1)[filled] for amount in (some, all_alike)]
        assert sums[0] == pytest.approx(sums[1])
        assert np.all(all_alike == all_alike[:, :1])


def test_the_ladder_that_stops_never_looks_at_the_person():
    practices = contrasts.LADDER_STOPS(example_week())
    assert (practices.oversight_hours, practices.activity_push) == (0.0, 0.0)
    assert np.array_equal(practices.asking, STYLES["accountability"](example_week()).asking)
