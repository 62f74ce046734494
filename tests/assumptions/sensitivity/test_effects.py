"""Screening and importance of the effect of one style against another."""

import sys

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

pytest.importorskip("SALib", reason="SALib comes with the extra analyst")

from salescoach.assumptions.draw import free_settings
from salescoach.assumptions.effect import Question
from salescoach.assumptions.sensitivity.morris import screen, screen_function
from salescoach.assumptions.sensitivity.sobol import importance, sobol_function
from salescoach.assumptions.sensitivity.space import chosen_settings, world_from
from salescoach.common.needs import MissingPackageError
from salescoach.settings.register import CAUSE_SHARES, SETTINGS
from salescoach.settings.team import Team

TINY = Team(people=2, accounts_per_person=10, weeks=13, warmup_weeks=4)
NAMES = ["pass_through", "share_low_will", "vacancy_weeks"]
STYLES = ("micromanage", "coach")


@pytest.fixture(scope="module")
def screened():
    return screen(*STYLES, settings=NAMES, team=TINY, trajectories=5, runs=3)


@pytest.fixture(scope="module")
def explained():
    return importance(*STYLES, settings=NAMES, team=TINY, samples=16, runs=3)


# The worlds that are asked.


def test_the_ends_of_the_box_are_the_ends_of_the_plausible_ranges():
    settings = chosen_settings(["pass_through", "vacancy_weeks"], TINY)
    for place, end in ((0.0, "low"), (1.0, "high")):
        world = world_from(settings, np.full(2, place), TINY)
        for s in settings:
            assert world.values[s.name] == pytest.approx(getattr(s, end))
        assert set(TINY.differences(world)) <= {s.name for s in settings}


def test_shares_of_causes_are_scaled_down_to_nine_tenths_in_proportion():
    settings = chosen_settings(None, Team())
    top = world_from(settings, np.ones(len(settings)), Team())
    shares = np.array([top.values[name] for name in CAUSE_SHARES.values()])
    highest = np.array([SETTINGS[name].high for name in CAUSE_SHARES.values()])
    assert highest.sum() > 0.9
    assert shares.sum() == pytest.approx(0.9)
    assert shares / shares.sum() == pytest.approx(highest / highest.sum())


def test_shares_that_are_not_varied_stay():
    team = Team(causes={"training": 0.6, "tools": 0.1})
    world = world_from(chosen_settings(["share_low_will"], team), np.ones(1), team)
    assert world.share_training == 0.6
    assert world.share_low_will == pytest.approx(0.2)


def test_shares_that_fit_are_left_alone():
    world = world_from(chosen_settings(["share_low_will"], Team()), np.zeros(1), Team())
    assert set(Team().differences(world)) == {"share_low_will"}


def test_all_free_settings_are_screened_but_choices():
    names = [s.name for s in chosen_settings(None, Team())]
    assert names == [s.name for s in free_settings() if s.kind != "choice"]
    assert len(names) > 100


# The findings.


def test_the_screening_is_that_of_the_effect(screened):
    settings = chosen_settings(NAMES, TINY)
    question = Question(first=STYLES[0], second=STYLES[1], measure="revenue", runs=3, seed=1)
    same = screen_function(
        lambda x: question.ask(world_from(settings, x, TINY)).mean, NAMES, [(0, 1)] * 3, 5, jobs=1,
        about=screened.about, unit="%",
    )  # fmt: skip
    assert screened.table.equals(same.table)
    assert screened.text == same.text
    assert screened.evaluations == 5 * 4
    assert screened.about == "the effect of coach against micromanage on result"


def test_the_importance_is_that_of_the_effect(explained):
    settings = chosen_settings(NAMES, TINY)
    question = Question(first=STYLES[0], second=STYLES[1], measure="revenue", runs=3, seed=1)
    same = sobol_function(
        lambda x: question.ask(world_from(settings, x, TINY)).mean, NAMES, [(0, 1)] * 3, 16, jobs=1,
        about=explained.about,
    )  # fmt: skip
    assert explained.table.equals(same.table)
    assert explained.evaluations == 16 * 5


def test_a_style_against_itself_moves_nothing():
    found = screen("coach", "coach", "strain", settings=NAMES[:2], team=TINY, trajectories=5, runs=2)
    assert found.table["mu_star"].eq(0).all()
    assert "nothing to rank" in found.text


def test_results_are_frozen(screened, explained):
    for found in (screened, explained):
        with pytest.raises(AttributeError):
            found.converged = True


# Refusals.


@pytest.mark.parametrize("method", [screen, importance])
@pytest.mark.parametrize(("settings", "words"), [
    (["pass_thru"], r"unknown setting 'pass_thru' - did you mean 'pass_through'\?.*Type: "),
    (["people"], r"people has no plausible range.*Type: settings="),
    (["performance_shape"], r"performance_shape has no plausible range.*Type: settings="),
    (["room", "room"], "different names.*Type: settings="),
    ([], "different names.*Type: settings="),
    ("room", "different names.*Type: settings="),
])  # fmt: skip
def test_wrong_settings_are_told(method, settings, words):
    with pytest.raises(ValueError, match=words):
        method(*STYLES, settings=settings)


def test_too_many_settings_are_told():
    names = [s.name for s in free_settings()[:13]]
    with pytest.raises(ValueError, match=r"13 settings are too many: at most 12.*Type: settings=\["):
        importance(*STYLES, settings=names)


def test_no_room_for_causes_is_told():
    with pytest.raises(ValueError, match=r"no room for share_low_will.*Type: team="):
        screen(*STYLES, settings=["share_low_will"], team=Team(causes={"training": 0.95}))


@pytest.mark.parametrize("method", [screen, importance])
def test_unknown_styles_measures_and_teams_are_told(method):
    with pytest.raises(ValueError, match="coahc"):
        method("coahc", "coach", settings=NAMES)
    with pytest.raises(ValueError, match="revenu"):
        method(*STYLES, "revenu", settings=NAMES)
    with pytest.raises(ValueError, match="is not a team"):
        method(*STYLES, settings=NAMES, team="mine")


def test_samples_that_are_no_power_of_two_are_told():
    with pytest.raises(ValueError, match="Type: samples=128"):
        importance(*STYLES, settings=NAMES, samples=100)


@pytest.mark.parametrize("method", [screen, importance])
def test_a_missing_library_is_told(method, monkeypatch):
    for module in [name for name in sys.modules if name.startswith("SALib.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "SALib", None)
    with pytest.raises(MissingPackageError, match=r'the package SALib .* Type: pip install "salescoach\[analyst\]"'):
        method(*STYLES, settings=NAMES, team=TINY)


# Pictures.


def straight(x):
    return float(3 * x[0] - 2 * x[1])


def outside(figure):
    """Texts that leave the figure."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    width, height = figure.bbox.size
    texts = [t for a in figure.axes for t in (*a.get_yticklabels(), *a.get_legend().get_texts(), a.xaxis.label)]
    boxes = [(t.get_text(), t.get_window_extent(canvas.get_renderer())) for t in (*texts, figure._suptitle)]
    return [words for words, box in boxes if box.x0 < -1 or box.x1 > width + 1 or box.y1 > height + 1 or box.y0 < -1]


def test_pictures_without_ranks_say_so(screened, explained):
    for found in (screened, explained):
        picture = found.plot()
        assert not found.converged
        assert picture.title.startswith("Not converged: no ranks yet")
        assert "In no order: pass_through" in picture.alt
        assert outside(picture.figure) == []


@pytest.mark.parametrize(("method", "size"), [(screen_function, 5), (sobol_function, 256)])
def test_pictures_with_ranks_tell_the_finding_in_the_same_bytes(method, size):
    found = method(straight, ["x", "y", "z"], [(0, 1)] * 3, size, jobs=1, tolerance=0.5)
    assert found.converged
    picture = found.plot()
    assert picture.title == "x moves the function most"
    assert "The first: x " in picture.alt
    assert outside(picture.figure) == []
    assert found.plot().png() == found.plot().png()


def test_settings_too_close_to_tell_apart_share_the_title():
    found = screen_function(lambda x: float(x[0] + x[1]), ["x", "y"], [(0, 1)] * 2, 5, jobs=1)
    assert "x and y move the function most, too close" in found.plot().title


def test_a_picture_of_many_settings_shows_the_first():
    names = [f"s{k}" for k in range(40)]
    found = screen_function(lambda x: float(x @ np.arange(40)), names, [(0, 1)] * 40, 5, jobs=1)
    shown = [label.get_text() for label in found.plot().figure.axes[0].get_yticklabels()]
    assert shown == [f"s{k}" for k in range(25, 40)]
