"""Pictures for leaders: one name, colour and mark a style; contrast; letters that can be read; words in the areas."""

import ast
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

import salescoach as sc
from salescoach.figures import colours
from salescoach.figures.board import board_picture, said
from salescoach.figures.boundary import boundary_picture
from salescoach.figures.cascade import LINKS, Link, cascade_picture
from salescoach.figures.colours import BETTER, LIGHT, WORSE, contrast
from salescoach.figures.picture import COLUMN, DOTS_PER_INCH, SMALLEST
from salescoach.figures.styles import LOOKS, look_of, looks_of_two, quoted, style_label
from salescoach.management.library import STYLES
from tests.figures.test_figures import clipped, drawn_texts

ROOT = Path(__file__).resolve().parents[2]
SMALL = sc.Team(people=2, accounts_per_person=10, weeks=13, warmup_weeks=4)
INKS = ("BLUE", "ORANGE", "GREEN", "GREY", "INK")  # used for words


def too_small(figure):
    """Texts that are lower than they have to be where the picture fills the column of a page."""
    shrunk = min(1.0, COLUMN / (figure.get_size_inches()[0] * DOTS_PER_INCH))
    texts = [text for text in figure.findobj(Text) if text.get_text().strip() and text.get_visible()]
    high = {text.get_text(): text.get_fontsize() * DOTS_PER_INCH / 72 * shrunk for text in texts}
    return {words: size for words, size in high.items() if size < SMALLEST - 1e-6}


# Names, colours, marks.


def test_every_style_has_one_name_one_colour_and_one_mark_of_its_own():
    assert set(LOOKS) == set(STYLES)
    for part in ("label", "colour", "mark"):
        values = [getattr(look, part) for look in LOOKS.values()]
        assert len(set(values)) == len(values), part


def test_no_style_has_the_colour_of_an_outcome():
    assert not {look.colour for look in LOOKS.values()} & {BETTER, WORSE, colours.UNCLEAR, LIGHT}


def test_the_story_calls_the_styles_by_the_same_names():
    words = (ROOT / "story/words/en.po").read_text(encoding="utf-8")
    said_there = set(re.findall(r'msgid "style\.\w+"\nmsgstr "([^"]+)"', words))
    assert said_there
    assert said_there <= {look.label for look in LOOKS.values()}


def test_the_names_are_written_in_one_place():
    labels = {look.label for name, look in LOOKS.items()}
    places = set()
    for path in Path(sc.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        if texts & labels:
            places.add(path.name)
    assert places == {"styles.py"}


def test_a_style_of_ones_own_keeps_its_name_and_is_told_apart():
    assert style_label("friday_reviews") == quoted("friday_reviews") == "friday_reviews"
    first, second = looks_of_two("friday_reviews", "monday_reviews")
    assert (first.colour, first.mark) != (second.colour, second.mark)
    assert (first.label, second.label) == ("friday_reviews", "monday_reviews")
    assert looks_of_two("coach", "micromanage") == (LOOKS["coach"], LOOKS["micromanage"])
    assert look_of(STYLES["coach"]) == LOOKS["coach"]


# Contrast, by the formula of WCAG 2.2.


def test_the_formula_gives_known_values():
    assert contrast("#000000") == 21
    assert contrast("#FFFFFF") == 1
    assert contrast("#767676") == pytest.approx(4.54, abs=0.005)  # the lightest grey that passes
    assert contrast("#FF0000", "#0000FF") == pytest.approx(contrast("#0000FF", "#FF0000"))


@pytest.mark.parametrize("name", [*INKS, *LOOKS])
def test_colours_of_words_stand_out_from_white(name):
    colour = LOOKS[name].colour if name in LOOKS else getattr(colours, name)
    assert contrast(colour) >= 4.5


def test_colours_of_marks_stand_out_from_white():
    used = [*(getattr(colours, name) for name in INKS), LIGHT, *(look.colour for look in LOOKS.values())]
    assert min(contrast(colour) for colour in used) >= 3


def test_better_worse_and_unclear_differ_in_mark_and_bars_in_lightness_or_hatching():
    from salescoach.figures.claims import LOOK

    assert len(set(colours.MARKS.values())) == 3
    (holds, plain), (unclear, none), (fails, hatched) = (LOOK[word] for word in ("holds", "unclear", "fails"))
    assert plain == none == ""
    assert hatched
    assert contrast(holds, unclear) > 1.5
    assert contrast(fails, unclear) > 1.5


# The cascade.


@pytest.fixture(scope="module")
def lost():
    return sc.lost_at_customers(SMALL, runs=40, years=(1, 2), seed=3, chain=True)


def numbers_of(lost, **changed):
    """The same result with other numbers, for every row or for those of a kind."""
    table = lost.table.copy()
    for place, (middle, low, high) in changed.items():
        rows = table["kind"].str.replace(" ", "_") == place if place != "all" else table["kind"].notna()
        for measure in ("conversion", "revenue"):
            table.loc[rows, [measure, f"{measure}_low", f"{measure}_high"]] = (middle, low, high)
    return replace(lost, table=table)


def test_the_numbers_of_the_cascade_are_those_of_the_table(lost):
    known = numbers_of(lost, all=(-1.5, -2.0, -1.0), lost_at_the_customers=(-0.7, -0.9, -0.5), total=(-3.0, -3.5, -2.5))
    picture = known.plot_cascade()
    assert picture.title == (
        "Of every 100 deals that close, “Watch closely” wins 3.0 fewer than “Usual practice” over one year; "
        "0.7 are lost because customers are pressed"
    )
    assert "salesperson to customer: pressing, 0.7 lost (1.5 lost here)" in picture.alt
    assert "boss to manager: pressure, 1.5 lost (1.5 lost here)" in picture.alt
    assert "In revenue: 3.0 % less, 0.7 % lost at the customers." in picture.alt


def test_what_is_not_clear_is_not_told_as_a_loss(lost):
    unclear = numbers_of(lost, all=(-0.5, -2.0, 1.0))
    title = unclear.plot_cascade().title
    assert title.startswith("Over one year “Watch closely” does not clearly change how many deals are won")
    some = numbers_of(lost, all=(-0.5, -2.0, 1.0), total=(-3.0, -3.5, -2.5)).plot_cascade()
    assert some.title.endswith("; nothing clear of it is lost because customers are pressed")
    assert "pressing, no clear loss" in some.alt


def test_a_gain_is_told_as_one(lost):
    won = numbers_of(lost, all=(1.5, 1.0, 2.0)).plot_cascade()
    assert "wins 1.5 more than" in won.title
    assert won.title.endswith("1.5 are won because customers are pressed")
    assert "pressing, 1.5 won" in won.alt


def test_the_horizon_can_be_chosen_and_an_unknown_one_is_refused(lost):
    assert "over two years" in numbers_of(lost, all=(-1.5, -2.0, -1.0)).plot_cascade(years=2).title
    with pytest.raises(ValueError, match=r"years=3 was not asked for; there is \[1, 2\]\. Type: years=1"):
        lost.plot_cascade(years=3)


def test_without_the_chain_only_the_customer_has_a_number(lost):
    short = replace(lost, table=lost.table[lost.table["kind"].isin(["total", "lost at the customers"])])
    alt = short.plot_cascade().alt
    assert alt.count("not asked for") == 3
    assert "sc.lost_at_customers(chain=True)" in alt


def test_any_two_results_have_a_cascade_with_their_own_means():
    first, second = (sc.simulate(SMALL, style, runs=20) for style in ("micromanage", "coach"))
    comparison = sc.compare(first, second)
    picture = comparison.plot_cascade()
    strains = [100 * float(results.totals.strain.mean()) for results in (first, second)]
    assert f"strain, of 100: {strains[0]:.1f} → {strains[1]:.1f}" in picture.alt
    assert picture.title == comparison.plot().title
    change = 100 * float((second.totals.customer_pressure - first.totals.customer_pressure).mean())
    assert f"pressing, {abs(change):.1f} {'higher' if change > 0 else 'lower'}" in picture.alt


def test_two_alike_results_carry_nothing_clear():
    same = sc.simulate(SMALL, "coach", runs=20)
    assert sc.compare(same, same).plot_cascade().alt.count("not clear") >= len(LINKS)


def test_a_chain_of_three_links_is_refused():
    link = Link(carries="1.0 lost", what="pressure", share=1.0, sign=-1)
    with pytest.raises(ValueError, match=r"3 links; there are four: boss to manager"):
        cascade_picture([link] * 3, "title", "foot")


def test_a_stronger_link_is_a_wider_arrow():
    links = [
        Link(carries=str(k), what="pressure", share=share, sign=-1) for k, share in enumerate((1.0, 0.5, 0.2, 0.0))
    ]
    from matplotlib.patches import FancyArrow

    arrows = [p for p in cascade_picture(links, "title", "foot").figure.axes[0].patches if isinstance(p, FancyArrow)]
    heights = [float(np.ptp(arrow.get_xy()[:, 1])) for arrow in arrows]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 4


# The board.


def row_of(middle, low, high):
    return pd.DataFrame({"percent": [middle], "percent_low": [low], "percent_high": [high]}, index=["revenue"])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((8.2, 4.1, 11.0), "8 % more (4 to 11)"), ((-9.0, -12.0, -6.0), "9 % less (6 to 12)"),
        ((-0.5, -3.0, 2.0), "not clear (3 % less to 2 % more)"), ((1.0, np.nan, np.nan), "no interval from one run"),
        ((np.nan,) * 3, "unknown"),
    ],
)  # fmt: skip
def test_the_board_reads_words_and_no_signs(given, words):
    assert said(row_of(*given).loc["revenue"]) == words
    picture = board_picture({"coach": row_of(*given)}, reference="status_quo", title="It is so", foot="One team.")
    assert f"Ask and help: {words}" in picture.alt
    assert words in [text for text, _ in drawn_texts(picture.figure)]


# Maps.


def map_of(signs, effects=None):
    signs = np.array(signs)
    up, across = signs.shape
    rows = [
        (x / (across - 1), y / (up - 1), float(signs[y, x] if effects is None else effects[y][x]), int(signs[y, x]))
        for y in range(up) for x in range(across)
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["a", "b", "effect", "sign"])
    grid = lambda name: table.pivot(index="b", columns="a", values=name).to_numpy(float)  # noqa: E731
    return SimpleNamespace(first="micromanage", second="coach", over=("a", "b"), table=table, grid=grid)


HALVES = [[-1] * 4 + [0] + [1] * 4] * 9


def test_a_map_has_words_in_its_areas_and_says_where_they_lie():
    picture = boundary_picture(map_of(HALVES), "result", 1, ("a", "b"), here=(0.1, 0.5))
    texts = {text for text, _ in drawn_texts(picture.figure)}
    assert {"Watch closely\nahead", "Ask and help\nahead", "not clear", "you are here"} <= texts
    assert "Watch closely ahead on the left, 44 % of the map" in picture.alt
    assert "Ask and help ahead on the right, 44 % of the map" in picture.alt
    assert "You are here: a 0.1, b 0.5." in picture.alt


def test_the_words_stand_in_their_own_area():
    picture = boundary_picture(map_of(HALVES), "result", 1, ("a", "b"))
    places = {text.get_text(): text.get_position()[0] for text in picture.figure.axes[0].texts}
    assert places["Watch closely\nahead"] < 0.5 < places["Ask and help\nahead"]


def test_less_is_ahead_on_the_map_where_less_is_better():
    picture = boundary_picture(map_of(HALVES), "strain", -1, ("a", "b"))
    assert "Ask and help ahead on the left" in picture.alt


# A claim as a bar.


def test_a_claim_is_a_bar_whose_parts_are_the_worlds():
    verdict = sc.claim("D11").verdict()
    counts = verdict.table["state"].value_counts()
    picture = verdict.plot()
    widths = [bar.get_width() for bar in picture.figure.axes[0].patches]
    assert sum(widths) == pytest.approx(100)
    for word in ("holds", "unclear", "fails"):
        assert f"{word} in {int(counts.get(word, 0))}" in picture.alt
    assert verdict.claim.words in picture.title
    assert "typical world" in picture.alt
    strip = sc.figures.claim_strip_picture(verdict)
    assert f"holds ({int(counts.get('holds', 0))})" in {text for text, _ in drawn_texts(strip.figure)}


# All of them together.


@pytest.fixture(scope="module")
def made(lost):
    styles = [sc.simulate(SMALL, style, runs=20) for style in ("status_quo", "micromanage", "coach")]
    comparison = sc.compare(styles[1], styles[2])
    verdict = sc.claim("D11").verdict()
    from salescoach.results.overview import overview_of

    seen = overview_of({results.style.name: results for results in styles})
    return {
        "cascade": lost.plot_cascade(), "cascade of two": comparison.plot_cascade(), "board": seen.plot_board(),
        "overview": seen.plot(), "comparison": comparison.plot(), "runs": comparison.plot_runs(),
        "claim": verdict.plot(), "strip": sc.figures.claim_strip_picture(verdict),
        "map": boundary_picture(map_of(HALVES), "result", 1, ("a (share)\nhow much", "b"), here=(0.9, 0.5)),
        "chain": lost.plot(),
    }  # fmt: skip


KINDS = ["cascade", "cascade of two", "board", "overview", "comparison", "runs", "claim", "strip", "map", "chain"]


@pytest.mark.parametrize("kind", KINDS)
def test_letters_can_be_read_at_the_width_of_a_column_and_nothing_is_clipped(made, kind):
    picture = made[kind]
    picture.png()
    assert too_small(picture.figure) == {}
    assert clipped(picture.figure) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_code_name_stands_in_a_picture_or_its_words(made, kind):
    words = " ".join([made[kind].alt, *(text for text, _ in drawn_texts(made[kind].figure))])
    assert not re.search(r"\b(status_quo|micromanage|coach)\b", words)
