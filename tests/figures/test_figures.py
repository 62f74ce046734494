"""Pictures: the same bytes twice, nothing clipped, words for whoever cannot see them, colours that all can tell."""

import ast
import io
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text
from PIL import Image

import salescoach as sc
from salescoach.campaign.bank import against_bank
from salescoach.figures import picture as pictures
from salescoach.figures.colours import BAND, BLUE, GREEN, GREY, INK, LIGHT, ORANGE, of_interval
from salescoach.figures.differences import differences_picture, draw_differences, draw_runs, runs_picture
from salescoach.figures.picture import Picture, lines_of, new_figure, set_title
from salescoach.figures.styles import LOOKS, style_label
from salescoach.management.library import STYLES
from salescoach.results.measures import MEASURES
from salescoach.results.overview import overview

PALETTE = {
    color.lower() for color in (BLUE, ORANGE, GREEN, GREY, LIGHT, INK, BAND, *(look.colour for look in LOOKS.values()))
}
PLAIN = {"#ffffff", "#000000"}
LONG = "a_style_with_a_very_long_name_that_somebody_typed_in_full_to_be_clear"


def drawn_texts(figure):
    """Every text that is drawn, with its box in pixels."""
    drawn, draw = [], Text.draw

    def watched(text, renderer, *rest, **named):
        if text.get_visible() and text.get_text().strip():
            drawn.append((text.get_text(), text.get_window_extent(renderer)))
        return draw(text, renderer, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Text, "draw", watched)
        FigureCanvasAgg(figure).draw()
    return drawn


def clipped(figure):
    """Texts that do not lie within the figure, in the dots of its file."""
    figure.set_dpi(pictures.FINER * pictures.DOTS_PER_INCH)
    width, height = figure.bbox.size
    return [
        words
        for words, box in drawn_texts(figure)
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1
    ]


def colors_of(figure):
    """Colours of everything inside the axes that carries data."""
    found = set()
    for axis in figure.axes:
        found |= {to_hex(line.get_color()) for line in axis.lines}
        found |= {to_hex(line.get_markerfacecolor()) for line in axis.lines}
        found |= {to_hex(patch.get_facecolor()) for patch in axis.patches}
        for collection in axis.collections:
            found |= {to_hex(color) for color in (*collection.get_facecolor(), *collection.get_edgecolor())}
    return found


@pytest.fixture(scope="module")
def team():
    return sc.Team(people=2, accounts_per_person=10, weeks=13, warmup_weeks=4)


@pytest.fixture(scope="module")
def made(team):
    """One picture of every kind."""
    long_name = sc.style(name=LONG)(STYLES["coach"].rule)
    base, coach, mine = (sc.simulate(team, style, runs=20) for style in ("status_quo", "coach", long_name))
    all_styles = overview(team, 20)
    campaign = against_bank(sc.simulate(sc.Team(preset="outbound_campaign", people=1), runs=10))
    long_title = "What nobody expected at first: " + ", ".join(f"{name} does its own thing" for name in STYLES)
    return {
        "overview": all_styles.plot(),
        "overview, long title": differences_picture(
            all_styles.tables, list(MEASURES.values()), reference="status_quo", title=long_title
        ),
        "comparison": sc.compare(base, coach).plot(),
        "comparison, chosen measures": sc.compare(base, coach, measures=("opened", "win_rate")).plot(),
        "comparison, one measure": sc.compare(base, coach, measures=("strain",)).plot(),
        "comparison, one run": sc.compare(base.first(1), coach.first(1)).plot(),
        "comparison, long name": sc.compare(base, mine).plot(),
        "comparison, long reference": sc.compare(mine, base).plot(),
        "runs": sc.compare(base, coach).plot_runs(),
        "runs, strain": sc.compare(base, coach).plot_runs("strain"),
        "runs, long name": sc.compare(base, mine).plot_runs(),
        "runs, long reference": sc.compare(mine, base).plot_runs("manager_hours"),
        "campaign": campaign.plot(),
    }


KINDS = [
    "overview", "overview, long title", "comparison", "comparison, chosen measures", "comparison, one measure",
    "comparison, one run", "comparison, long name", "comparison, long reference", "runs", "runs, strain",
    "runs, long name", "runs, long reference", "campaign",
]  # fmt: skip


@pytest.fixture(params=KINDS)
def picture(made, request):
    return made[request.param]


def test_every_kind_is_tried(made):
    assert list(made) == KINDS


def test_the_bytes_are_the_same_twice(picture):
    assert picture.png() == picture.png()


def test_the_same_numbers_make_the_same_bytes(team):
    pair = [sc.simulate(team, style, runs=5) for style in ("status_quo", "coach")]
    assert sc.compare(*pair).plot().png() == sc.compare(*pair).plot().png()


def test_a_picture_is_small_enough_for_a_notebook(picture):
    data = picture.png()
    image = Image.open(io.BytesIO(data))
    assert len(data) < 150_000
    assert image.format == "PNG"
    assert image.width <= 2000
    assert 300 <= image.height <= 2000


def test_no_text_is_clipped(picture):
    assert clipped(picture.figure) == []


def test_a_picture_is_the_same_svg_each_time_and_holds_no_letters():
    import pandas as pd

    from salescoach.figures.own_records import cycle_picture, pipeline_picture

    days = np.arange(1.0, 40.0)
    table = pd.DataFrame({age: [3] for age in ("0-30", "31-60", "61-90", "91-180", "over 180")}, index=["a stage"])
    for draw in (lambda: cycle_picture(days, 2 * days), lambda: pipeline_picture(table)):
        one, other = draw().svg(), draw().svg()
        assert one == other
        assert b"<text" not in one
    assert "half of the won deals within 20 days" in cycle_picture(days, days[:0]).alt
    assert "a stage: 15" in pipeline_picture(table).alt


def test_the_whole_title_is_drawn(picture):
    words = " ".join(text for text, _ in drawn_texts(picture.figure))
    assert re.sub(r"\s", "", picture.title) in re.sub(r"\s", "", words)


def test_the_words_for_who_cannot_see_it_have_the_finding_and_numbers(picture):
    assert picture.alt.startswith(picture.title)
    assert re.search(r"[+-]?\d", picture.alt.removeprefix(picture.title))
    assert picture.alt.endswith(".")
    assert not re.search(r"\bnan\b", picture.alt)
    assert repr(picture) == picture.alt


def test_colours_are_those_that_all_can_tell_apart(picture):
    colors = colors_of(picture.figure)
    assert colors <= PALETTE | PLAIN
    assert colors & PALETTE


def test_the_helper_finds_what_is_clipped():
    figure = new_figure(3, 1)
    figure.text(0.5, 0.5, "inside")
    assert clipped(figure) == []
    figure.text(0.9, 0.5, "beyond the right edge")
    assert clipped(figure) == ["beyond the right edge"]


# What the words say.


def test_the_words_of_an_overview_name_every_style(made):
    for style in set(STYLES) - {"status_quo"}:
        result, strain = r"(\d+\.\d % (more|less)|no difference)", r"(\d+\.\d (higher|lower)|no difference)"
        assert re.search(
            rf"{style_label(style)}: result {result}, strain {strain} \(points of 100\)", made["overview"].alt
        )


def test_the_words_of_a_comparison_are_those_of_its_table(team):
    comparison = sc.compare(*(sc.simulate(team, style, runs=20) for style in ("status_quo", "coach")))
    table = comparison.table
    result = sc.more_or_less(table.percent["revenue"], 1)
    strain = sc.more_or_less(table.difference["strain"], 1, "", ("higher", "lower"))
    numbers = f"Ask and help: result {result}, strain {strain} (points of 100)."
    assert comparison.plot().alt.endswith(numbers)


def test_the_words_of_runs_are_counted_from_the_runs(team):
    first, second = (sc.simulate(team, style, runs=20) for style in ("status_quo", "coach"))
    change = second.totals.strain - first.totals.strain
    picture = sc.compare(first, second).plot_runs("strain")
    assert picture.title == f"“Ask and help” is ahead of “Usual practice” in {(change > 0).sum()} of 20 runs"
    middle = 100 * change.median() / first.totals.strain.mean()
    assert "over 20 runs, right of zero where “Ask and help” has more: nine runs in ten lie between " in picture.alt
    assert f"the middle one at {sc.more_or_less(middle)}" in picture.alt


# What the marks say.


@pytest.mark.parametrize(
    ("low", "high", "better", "color"),
    [
        (1, 2, 1, BLUE), (-2, -1, 1, ORANGE), (1, 2, -1, ORANGE), (-2, -1, -1, BLUE), (-1, 1, 1, GREY), (1, 2, 0, GREY),
        (np.nan, np.nan, 1, GREY),
    ],
)  # fmt: skip
def test_blue_is_better_orange_worse_and_grey_unclear(made, low, high, better, color):
    measure = next(m for m in MEASURES.values() if m.better == better and not m.relative)
    rows = overview_rows(low, high)
    axis = draw_differences(rows, measure, new_figure(4, 2).subplots())
    _, bar, dot = axis.lines
    assert (bar.get_color(), dot.get_color()) == (color, color)


def overview_rows(low, high):
    import pandas as pd

    return pd.DataFrame({"difference": [1.0], "low": [low], "high": [high]}, index=["coach"])


def test_an_interval_that_touches_zero_or_is_missing_is_unclear():
    assert {of_interval(0.0, 2.0), of_interval(-2.0, 0.0), of_interval(np.nan, np.nan)} == {GREY}


def test_a_title_is_broken_where_the_picture_ends_and_only_there():
    words = "What nobody expected at first was that so many words would have to stand above one small picture"
    figure = new_figure(4, 3)
    axis = figure.subplots()
    set_title(axis, words)
    set_title(figure, words, size=12)
    for size, place in ((11, axis.title), (11, axis._left_title), (12, figure._suptitle)):
        assert place.get_text().replace("\n", " ") in ("", words)
        assert place.get_text() in ("", lines_of(words, 3.4, size), lines_of(words, 3.92, size))
    assert clipped(figure) == []
    assert lines_of(words, 100, 11) == words
    assert lines_of("one\ntwo words", 100, 11) == "one\ntwo words"
    assert lines_of("so_long_that_it_fits_no_line and more", 0.5, 11).split("\n")[0] == "so_long_that_it_fits_no_line"
    widths = [len(line) for line in lines_of(words, 3, 11).split("\n")]
    assert len(widths) > 2
    assert max(widths[:-1]) - min(widths[:-1]) < 12  # full lines, no orphans


def test_every_picture_that_a_notebook_may_use_is_reachable():
    for name in sc.figures.__all__:
        thing = getattr(sc.figures, name)
        assert thing.__module__.startswith("salescoach.figures.")
    assert dir(sc.figures) == sc.figures.__all__
    drawn = {
        name
        for path in Path(sc.figures.__file__).parent.glob("*.py")
        for name in re.findall(r"^def ([a-z]\w*_picture)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert drawn == {name for name in sc.figures.__all__ if name.endswith("_picture")}
    nodes = ast.walk(ast.parse(Path(sc.figures.__file__).read_text(encoding="utf-8")))
    typed = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 1]
    assert {alias.asname: node.module for node in typed for alias in node.names} == sc.figures._HOME
    with pytest.raises(AttributeError, match=r"module 'salescoach\.figures' has no attribute 'grid_picture'"):
        _ = sc.figures.grid_picture


def test_every_picture_says_that_it_is_one():
    silent = []
    for path in Path(sc.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            drawn = isinstance(node, ast.FunctionDef) and (
                node.name in ("plot", "plot_runs") or (node.name.endswith("_picture") and "figures" in path.parts)
            )
            if drawn and (node.returns is None or ast.unparse(node.returns) != "Picture"):
                silent.append(f"{path.name}: {node.name}")
    assert silent == []


def test_colours_are_set_in_one_file():
    home = Path(sc.figures.__file__).parent
    named = [p.name for p in home.glob("*.py") if re.search(r"#[0-9A-Fa-f]{6}\b", p.read_text(encoding="utf-8"))]
    assert named == ["colours.py"]


def test_every_style_has_a_row_and_every_measure_a_panel(made):
    axes = made["overview"].figure.axes
    assert [axis.get_title(loc="left") for axis in axes] == [measure.label for measure in MEASURES.values()]
    assert {label.get_text() for label in axes[0].get_yticklabels()} == {
        style_label(style) for style in set(STYLES) - {"status_quo"}
    }


def test_a_panel_without_a_measure_is_not_shown(team):
    pair = [sc.simulate(team, style, runs=5) for style in ("status_quo", "coach")]
    axes = sc.compare(*pair, measures=("strain", "trust", "opened", "wins")).plot().figure.axes
    assert [axis.get_visible() for axis in axes] == [True] * 4 + [False] * 2


def test_a_very_long_name_is_shortened_beside_its_row(made):
    labels = [label.get_text() for label in made["comparison, long name"].figure.axes[0].get_yticklabels()]
    assert labels == [LONG[:39] + "…"]


def test_the_bars_of_runs_hold_every_run_once_and_part_at_zero():
    differences = np.random.default_rng(1).normal(1, 3, 500)
    axis = draw_runs(differences, new_figure(4, 2).subplots(), (ORANGE, BLUE))
    bars = [patch for patch in axis.patches if patch.get_height() > 0]
    assert sum(bar.get_height() for bar in bars) == 500
    for bar in bars:
        middle = bar.get_x() + bar.get_width() / 2
        assert to_hex(bar.get_facecolor()) == (BLUE if middle > 0 else ORANGE).lower()


@pytest.mark.parametrize(
    ("first", "second"), [(np.zeros(3), np.ones(3)), (np.full(3, np.nan), np.ones(3)), (np.array([]), np.array([]))]
)
def test_runs_without_a_value_to_share_out_are_refused(first, second):
    with pytest.raises(ValueError, match=r"result is zero or missing in every run under a\. Type: "):
        runs_picture(first, second, ("a", "b"), "result")


def test_runs_with_a_missing_value_are_left_out():
    picture = runs_picture(np.array([1.0, np.nan, 1.0]), np.array([2.0, 2.0, np.nan]), ("a", "b"), "result")
    assert "over 1 runs" in picture.alt


def test_more_of_a_negative_mean_is_still_more():
    picture = runs_picture(np.full(4, -2.0), np.full(4, -1.0), ("a", "b"), "skill")
    assert picture.title == "b is ahead of a in 4 of 4 runs"


# Saving and showing.


def test_a_picture_is_saved_where_it_is_asked_for(made, tmp_path):
    path = made["runs"].save(tmp_path / "runs.png")
    assert path == tmp_path / "runs.png"
    assert path.read_bytes() == made["runs"].png()
    assert made["runs"].save(str(path)) == path


def test_a_notebook_gets_the_picture_and_its_words(made):
    data, about = made["runs"]._repr_mimebundle_(include=None)
    assert data == {"image/png": made["runs"].png(), "text/plain": made["runs"].alt}
    width, height = Image.open(io.BytesIO(data["image/png"])).size
    shown = {"width": width // 2, "height": height // 2}
    assert about == {"image/png": {"alt": made["runs"].alt} | shown}, "the file has two dots for one of the page"


def test_the_file_names_no_software_and_no_date(made):
    assert Image.open(io.BytesIO(made["runs"].png())).info.keys() <= {"dpi"}


def test_a_picture_cannot_be_changed(made):
    with pytest.raises(AttributeError):
        made["runs"].title = "another"
    assert isinstance(made["runs"], Picture)
    assert pictures.DOTS_PER_INCH == 100


def test_drawing_uses_no_global_state():
    script = (
        "import sys, salescoach as sc\n"
        "team = sc.Team(people=1, accounts_per_person=5, weeks=13, warmup_weeks=0)\n"
        "pair = [sc.simulate(team, style, runs=2) for style in ('status_quo', 'coach')]\n"
        "sc.compare(*pair).plot().png()\n"
        "print(sorted({'matplotlib.figure', 'matplotlib.pyplot', 'seaborn'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "['matplotlib.figure']\n"
