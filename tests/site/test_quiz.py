"""Exercises without code: what is right comes from the notebook, each wrong answer has its reason, all by key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from salescoach.teaching.without_code import Choose, Estimate, Order, questions_of
from scripts.html_printed import numbers, printed
from scripts.html_quiz import shown, with_quiz
from tests.each import no_faults
from tests.site.test_browser import browser, visit  # noqa: F401 - fixtures
from tests.site.test_reveal import SECOND, notebook, printing

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body><article>{form}
</article><script>{reveal}</script><script>{quiz}</script></body></html>"""
CHOOSE = """
[[exercise]]
kind = "choose"
task = "Which?"
hint = "Think."
explain = "It is {gain}."
holds = "gain > 10"
options = [{ text = "one", why = "Not one." }, { text = "two" }, { text = "three", why = "Not three." }]
"""
ORDER = """
[[exercise]]
kind = "order"
task = "In which order?"
hint = "Think."
explain = "So."
items = [
  { text = "least", by = "cost", why = "Costs." },
  { text = "some", by = "gain / 2", why = "Half." },
  { text = "most", by = "gain", why = "All." },
]
"""
ESTIMATE = """
[[exercise]]
kind = "estimate"
task = "How much?"
hint = "Think."
explain = "So."
unit = "per cent"
truth = "gain - cost"
within = 0.2
low = "More."
high = "Less."
slips = [{ off = "gain", why = "That is the gain alone." }]
"""
TOLD = notebook(printing("gain = 17.5 %", "cost = -3 %"))


def asked(text, folder, notebook_number="00"):
    (folder / f"n{notebook_number}.toml").write_text(text, encoding="utf-8")
    return questions_of(notebook_number, folder)


def opened(text, folder, visit):  # noqa: F811
    made = "".join(shown(one, printed(TOLD), numbers(TOLD)) for one in asked(text, folder))
    reveal, quiz = ((ROOT / f"site/_static/{name}.js").read_text(encoding="utf-8") for name in ("reveal", "quiz"))
    (folder / "a.html").write_text(PAGE.format(form=made, reveal=reveal, quiz=quiz), encoding="utf-8")
    window = visit(folder)
    return window, window.open("a.html")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_has_three_of_three_kinds_that_hold_of_its_numbers(path):
    kinds = [type(one) for one in questions_of(path.stem)]
    assert kinds == [Choose, Order, Estimate]
    told = json.loads(path.read_text(encoding="utf-8"))
    text = next(c["source"] for c in with_quiz(told, path.stem)["cells"] if c.get("id") == "without-code")
    assert text.count('<form class="quiz"') == 3
    assert "<details open" not in text


def test_a_text_that_holds_no_more_is_refused(tmp_path):
    (one,) = asked(CHOOSE, tmp_path)
    few = notebook(printing("gain = 3 %"))
    with pytest.raises(ValueError, match="exercise 00-a: gain > 10 does not hold any more"):
        shown(one, printed(few), numbers(few))


def test_items_that_changed_places_are_refused(tmp_path):
    (one,) = asked(ORDER, tmp_path)
    turned = notebook(printing("gain = 2 %", "cost = 1.5 %"))
    with pytest.raises(
        ValueError, match=r"least first, with their reasons. There is: cost = 1.5, gain / 2 = 1, gain = 2"
    ):
        shown(one, printed(turned), numbers(turned))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CHOOSE.replace('"choose"', '"pick"'), "kind='pick' must be one of choose, order, estimate"),
        (CHOOSE.replace(', why = "Not three."', ""), "one of them without why; 2 has none"),
        (ESTIMATE.replace("within = 0.2\n", ""), "within"),
        (ORDER.replace("items =", "things ="), "'items'"),
    ],
)
def test_an_entry_that_is_not_understood_is_refused(text, said, tmp_path):
    with pytest.raises(ValueError, match=said):
        asked(text, tmp_path)


def test_a_name_that_is_not_printed_is_refused(tmp_path):
    (one,) = asked(CHOOSE.replace("{gain}", "{loss}"), tmp_path)
    with pytest.raises(ValueError, match=r"\{loss\} is not printed by any cell"):
        shown(one, printed(TOLD), numbers(TOLD))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("20.5", "Right. So."), ("20.4", "Right. So."), ("21", "Right. So."), ("20,5 %", "Right. So."),
        ("20", "Not yet. Too low. More."), ("0", "Not yet. Too low. More."), ("30", "Not yet. Too high. Less."),
        ("-20.5", "Not yet. The sign is turned."), ("17.5", "Not yet. That is the gain alone."),
        ("0.205", "Not yet. That is a share. Asked is a number in per cent: times a hundred."),
        ("", "Not yet. Type a number, such as 5 or 12.5."),
    ],
)  # fmt: skip
def test_a_number_is_judged(typed, said, tmp_path, visit):  # noqa: F811
    _, page = opened(ESTIMATE, tmp_path, visit)
    page.locator(".quiz input").fill(typed)
    page.keyboard.press("Enter")
    assert page.locator(".said").inner_text() == said


def test_zero_can_be_right(tmp_path, visit):  # noqa: F811
    _, page = opened(ESTIMATE.replace('"gain - cost"', '"gain - 17.5"'), tmp_path, visit)
    page.locator(".quiz input").fill("0")
    page.keyboard.press("Enter")
    assert page.locator(".said").inner_text() == "Right. So."


def test_each_wrong_choice_has_its_reason(tmp_path, visit):  # noqa: F811
    window, page = opened(CHOOSE, tmp_path, visit)
    said = {}
    page.locator("button[type=submit]").press("Enter")
    said["none"] = page.locator(".said").inner_text()
    for place, word in enumerate(("one", "two", "three")):
        page.locator("input").nth(place).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        said[word] = page.locator(".said").inner_text()
    assert said == {
        "none": "Not yet. Choose one first.", "one": "Not yet. Not one.", "two": "Right. It is 17.5 %.",
        "three": "Not yet. Not three.",
    }  # fmt: skip
    no_faults(window.faults)


def test_things_are_put_in_order_by_key(tmp_path, visit):  # noqa: F811
    _, page = opened(ORDER, tmp_path, visit)
    now = "Array.from(document.querySelectorAll('.order li span'), e => e.textContent)"
    assert page.evaluate(now) != ["least", "some", "most"]
    page.locator("button[type=submit]").press("Enter")
    assert page.locator(".said").inner_text().startswith("Not yet. Not in its place yet: ")
    for word in ("most", "some", "least"):
        for _ in range(2):
            page.get_by_role("button", name=f"Move up: {word}").press("Enter")
            assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Move up: {word}"
    assert page.evaluate(now) == ["least", "some", "most"]
    page.locator("button[type=submit]").press("Enter")
    assert page.locator(".said").inner_text() == "Right. So."


def test_without_script_the_solution_unfolds_and_no_button_lies(some_pages, visit):  # noqa: F811
    page = visit(some_pages, java_script_enabled=False).open(SECOND)
    page.locator("details.reveal > summary").click()
    assert page.locator(".quiz button >> visible=true").count() == 0
    solution = page.locator(".quiz .solution").first
    assert not solution.locator("p").first.is_visible()
    solution.locator("summary").click()
    assert "Not \u201c" in solution.inner_text()
