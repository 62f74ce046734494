"""A link whose strength is next to nothing sells what the link sells when it is cut: no link jumps at zero."""

from __future__ import annotations

import pytest

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.settings.links import LINKS
from salescoach.settings.register import SETTINGS
from salescoach.simulation.block import Plan
from salescoach.simulation.history import record
from tests.each import each
from tests.simulation.worlds import busy

NEXT_TO_NOTHING = 1e-9
SHAPES = SETTINGS["performance_shape"].choices
WORLDS = {
    "the default": sc.Team(weeks=26, warmup_weeks=13),
    # strong links, causes of every kind, people who leave and are warned
    "a busy one": sc.Team(
        people=6, span=3, accounts_per_person=20, weeks=30, quit_rate=0.02, vacancy_weeks=3.0, dismissal=0.5,
        dismissal_level=0.8, dismissal_weeks=8, market=0.8, **{n: SETTINGS[n].high for n in LINKS},
    ),
}  # fmt: skip
HOW = list(zip(SHAPES, (busy, STYLES["micromanage"], STYLES["coach"], STYLES["take_over"]), strict=True))


def money(team, style):
    return record(Plan(team, style, style, 0, 1), 4).totals["revenue"]


@pytest.mark.parametrize("world", WORLDS)
@each("link", LINKS)
def test_next_to_nothing_sells_what_nothing_sells(link, world):
    """A chance that moves by a billionth may, once in a while, turn one order of hundreds."""
    for shape, style in HOW:
        team = WORLDS[world].change(performance_shape=shape)
        cut, hardly = money(team.without(link), style), money(team.change(**{link: NEXT_TO_NOTHING}), style)
        assert hardly == pytest.approx(cut, rel=1e-6), (shape, style.name)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_meets_every_style_without_the_link_of_strain_and_output(shape):
    """The shapes other than none are the same one where strain has no say, whatever the style."""
    team = sc.Team(people=3, accounts_per_person=20, performance_shape=shape)
    none = team.change(performance_shape="none")
    for _, style in HOW:
        hardly = money(team.change(performance=NEXT_TO_NOTHING), style)
        assert hardly == pytest.approx(money(none, style), rel=1e-6), style.name
