"""What a style means to do beside what a pressed manager does."""

import numpy as np
import pytest

import salescoach as sc

TEAM = sc.Team(people=4, accounts_per_person=12, weeks=20, warmup_weeks=8)


def by_practice(done):
    return done.table.set_index("practice")


def test_without_drift_and_overload_what_is_done_is_what_was_meant():
    done = sc.meant_and_done(TEAM.without("drift").change(manager_hours_per_week=100.0), "coach", runs=6)
    assert done.drift == 0.0
    assert np.array_equal(done.table["meant"], done.table["done"])
    assert "What was done is what was meant" in done.text


def test_pressed_managers_watch_and_pass_on_more_and_help_less():
    table = by_practice(
        sc.meant_and_done(TEAM.change(baseline_pressure=0.6, manager_hours_per_week=100.0), "coach", runs=6)
    )
    for practice in ("oversight_hours", "report_hours", "pass_on"):
        assert table.loc[practice, "difference"] > 0
    for practice in ("coaching_hours", "support_hours", "asking"):
        assert table.loc[practice, "difference"] < 0
    for practice in (
        "review_hours",
        "process_hours",
        "takeover_hours",
        "sharing_hours",
        "activity_push",
        "coaching_fit",
    ):
        assert table.loc[practice, "difference"] == 0


def test_too_few_hours_scale_everything_down():
    table = by_practice(sc.meant_and_done(TEAM.without("drift").change(manager_hours_per_week=2.0), "coach", runs=4))
    ratio = table.loc[["review_hours", "coaching_hours", "support_hours"]].eval("done / meant")
    assert np.allclose(ratio, ratio.iloc[0], rtol=0.05)
    assert ratio.iloc[0] < 0.9


def test_what_is_done_is_what_the_records_show():
    done = by_practice(sc.meant_and_done(TEAM, "micromanage", runs=6))
    weeks = sc.simulate(TEAM, "micromanage", runs=6).people_weeks.query("in_seat")
    for practice in ("oversight_hours", "coaching_hours", "report_hours"):
        assert done.loc[practice, "done"] == pytest.approx(weeks[practice].mean())


def test_the_drift_is_that_of_the_totals():
    done = sc.meant_and_done(TEAM, "micromanage", runs=6)
    totals = sc.simulate(TEAM, "micromanage", runs=6)
    weeks = totals.people_weeks.query("in_seat")
    assert done.drift == pytest.approx(weeks["drift"].mean())
    assert 0 < totals.totals["drift"].mean() < 1


def test_threads_change_no_number():
    a, b = (sc.meant_and_done(TEAM, "coach", runs=300, threads=threads).table for threads in (1, 2))
    assert np.array_equal(a["done"], b["done"])
