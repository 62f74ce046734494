"""Guess, then see: nothing of an answer is on the screen before it, with a script and without, by key and on paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.html_guess import Question, questions, with_guesses
from tests.axe import found_by_axe
from tests.each import no_faults
from tests.site.test_browser import PHONE, browser, visit  # noqa: F401 - fixtures

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIRST, SECOND, THIRD = (
    f"notebooks/{name}.html"
    for name in ("00_first_five_minutes", "05_asking_is_not_micromanaging", "09_who_is_right_when")
)
WIDE = {"width": 1366, "height": 900}  # the list of what comes stands beside the page
SEEN = "() => document.querySelector('article').innerText"


def printing(*lines):
    output = {"output_type": "stream", "name": "stdout", "text": [f"{line}\n" for line in lines]}
    return {"cell_type": "code", "id": "run", "metadata": {}, "source": ["run()"], "outputs": [output]}


def notebook(*cells):
    text = {"cell_type": "markdown", "id": "ask", "metadata": {}, "source": ["# How much?"]}
    return {"cells": [text, *cells], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


ASKED = Question(notebook="a", after="ask", ask="How much?", unit="per cent", truth="100 - gain")


def test_the_truth_is_worked_out_of_what_is_printed():
    made = with_guesses(notebook(printing("gain = 17.5 %")), "a", [ASKED])
    assert 'data-truth="82.5" data-places="1"' in made["cells"][1]["source"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([], "leans on gain, which no cell prints"),
        ([printing("gain = 1"), printing("gain = 2")], "leans on gain, which no cell prints"),
        ([printing("gain = much")], "leans on gain, which no cell prints"),
    ],
)
def test_a_truth_that_is_not_printed_once_is_refused(cells, said):
    with pytest.raises(ValueError, match=said):
        with_guesses(notebook(*cells), "a", [ASKED])


def test_a_question_behind_no_cell_is_refused():
    lost = Question(notebook="a", after="gone", ask="How much?", unit="per cent", truth="gain")
    with pytest.raises(ValueError, match="a has no cell gone"):
        with_guesses(notebook(printing("gain = 1")), "a", [lost])


def test_every_notebook_asks_for_a_guess_and_every_question_has_its_notebook():
    asked = [one.notebook for one in questions()]
    assert set(asked) == {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_question_finds_its_place_and_its_truth(path):
    made = with_guesses(json.loads(path.read_text(encoding="utf-8")), path.stem)
    forms = [cell for cell in made["cells"] if "".join(cell["source"]).startswith("<form")]
    assert len(forms) == sum(one.notebook == path.stem for one in questions())


@pytest.mark.parametrize("name", [FIRST, SECOND, THIRD])
def test_nothing_of_the_answer_is_seen_before_the_guess(name, some_pages, visit):  # noqa: F811
    window = visit(some_pages, viewport=WIDE)
    page = window.open(name)
    for number in page.locator(".checked").all():
        assert not number.is_visible()
    assert page.locator(".cell_output img >> visible=true").count() == 0
    assert page.locator(".toc-tree >> visible=true").count() == 0
    before = page.evaluate(SEEN)
    page.locator("form.guess input").first.fill("4")
    page.locator("form.guess button").first.click()
    assert "You said 4. It came out at " in page.evaluate(SEEN)
    assert len(page.evaluate(SEEN)) > len(before) + 500
    assert page.locator(".toc-tree").first.is_visible() == (page.locator("details.reveal:not([open])").count() == 0)
    no_faults(window.faults)


def test_the_second_guess_covers_what_follows_it(some_pages, visit):  # noqa: F811
    page = visit(some_pages).open(FIRST)
    for place in (0, 1):
        assert page.locator("details.reveal[open]").count() == place
        page.locator("form.guess input >> visible=true").last.fill("50")
        page.keyboard.press("Enter")
    assert page.locator("details.reveal[open]").count() == 2
    assert page.locator(".checked").last.is_visible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0", "You said 0. It came out at 17 per cent: 17 points too low."),
        ("17 %", "just right."),
        ("\u22123", "You said \u22123. It came out at 17 per cent: 20 points too low, and it goes the other way."),
        ("20,0", "3 points too high."),
        ("much", "Type a number, such as 5 or \u22125."),
        ("", "No guess yet. Type a number first; or press again to see it without one."),
    ],
)
def test_a_guess_is_answered(typed, said, some_pages, visit):  # noqa: F811
    page = visit(some_pages).open(FIRST)
    page.evaluate("document.querySelector('form.guess').dataset.truth = '17'")
    page.locator("form.guess input").first.fill(typed)
    page.locator("form.guess button").first.press("Enter")
    assert page.locator("form.guess .said").first.inner_text().endswith(said)
    assert page.locator("details.reveal[open]").count() == (
        "You said" in said or "just right" in said or "high" in said
    )


def test_no_guess_shows_what_happened_only_when_pressed_again(some_pages, visit):  # noqa: F811
    page = visit(some_pages).open(FIRST)
    for opened in (0, 1):
        page.locator("form.guess button").first.click()
        assert page.locator("details.reveal[open]").count() == opened
    assert page.locator("form.guess .said").first.inner_text().startswith("You made no guess. It came out at ")


def test_it_goes_by_keyboard_alone(some_pages, visit):  # noqa: F811
    page = visit(some_pages).open(SECOND)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "guess-1":
            break
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "said"
    assert page.locator("details.reveal[open]").count() == 1


def test_without_script_it_unfolds(some_pages, visit):  # noqa: F811
    page = visit(some_pages, java_script_enabled=False).open(SECOND)
    assert page.locator("form.guess >> visible=true").count() == 0
    assert page.locator(".checked >> visible=true").count() == 0
    page.locator("details.reveal > summary").click()
    assert page.locator(".checked").first.is_visible()


def test_paper_tells_all_and_the_screen_covers_it_again(some_pages, visit):  # noqa: F811
    page = visit(some_pages).open(SECOND)
    page.emulate_media(media="print")
    page.wait_for_selector("details.reveal[open]")
    assert page.locator(".cell_output img").first.is_visible()
    page.emulate_media(media="screen")
    page.wait_for_selector("details.reveal:not([open])", state="attached")


def test_no_page_shows_what_only_a_runner_needs(some_pages, visit):  # noqa: F811
    window = visit(some_pages)
    for name in (FIRST, SECOND, THIRD):
        page = window.open(name)
        page.evaluate("document.querySelectorAll('details.reveal').forEach(d => { d.open = true })")
        text = page.evaluate(SEEN)
        for said in (
            ".live()",
            "Shift+Enter",
            "fill in the blank",
            "you said",
            "Your guess, ",
            "sc.hint(",
            "Cell A",
            "cell G",
            "\u2192 ",
        ):
            assert said not in text
        assert page.locator(".with-code >> visible=true").count() == 0
        assert page.locator("details.hint[open]").count() == 0


def test_every_table_has_a_caption_and_scopes(some_pages, visit):  # noqa: F811
    window = visit(some_pages)
    for name in (FIRST, SECOND, THIRD, "README.html"):
        page = window.open(name)
        assert page.locator("article table:not(:has(caption))").count() == 0
        assert page.locator("article th:not([scope])").count() == 0
        assert page.locator("article th:empty").count() == 0


def test_axe_finds_nothing_that_matters_before_the_guess_and_after_it(some_pages, visit):  # noqa: F811
    page = visit(some_pages, viewport=PHONE).open(SECOND)
    faults = [f"before: {one}" for one in found_by_axe(page)]
    page.locator("form.guess input").first.fill("4")
    page.keyboard.press("Enter")
    no_faults([*faults, *(f"after: {one}" for one in found_by_axe(page))])
