"""The view for a room in three languages: no text is left out, numbers as a language writes them, everything fits."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scripts.html_present import all_pages, page
from scripts.present_words import OTHERS, catalogues, missing, number_told, renewed, texts_of, told
from story.words import LANGUAGES, made_up
from tests.each import no_faults
from tests.site.test_browser import PHONE, browser, visit  # noqa: F401 - fixtures
from tests.site.test_reveal import notebook, printing
from tests.story.test_browser import BARE

ROOT = Path(__file__).parents[2]
FIRST = ROOT / "notebooks/00_first_five_minutes.ipynb"
SCREENS = (PHONE, {"width": 1280, "height": 720}, {"width": 1920, "height": 1080})
LEAST = 14  # points
MEASURED = """least => { const all = [...document.querySelectorAll('section')], found = [];
  const nav = document.querySelector('nav'), bar = nav.getBoundingClientRect();
  document.querySelectorAll('.cover').forEach(one => { one.open = true });
  all.forEach((now, place) => {
    all.forEach(one => one.classList.toggle('now', one === now));
    const say = fault => found.push('screen ' + (place + 1) + ': ' + fault);
    for (const e of [...now.querySelectorAll('*'), ...nav.querySelectorAll('*')]) {
      const r = e.getBoundingClientRect(), cut = e.clientWidth && e.scrollWidth > e.clientWidth + 1;
      if (!r.width) continue;
      if (r.right > innerWidth + 1 || r.left < -1 || cut) say('too wide: ' + e.outerHTML.slice(0, 80));
      const points = 0.75 * parseFloat(getComputedStyle(e).fontSize);
      const words = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
      if (words && points < least) say(points.toFixed(1) + ' pt: ' + e.textContent.slice(0, 40));
    }
    if (bar.top < now.getBoundingClientRect().bottom - 1) say('the bar lies on it');
    if (innerWidth > 1000 && now.scrollHeight > now.clientHeight + 1) say('scrolls');
  });
  return found }"""


@pytest.fixture(scope="module")
def made():
    return all_pages()


def test_no_language_lacks_a_text_of_any_page(made):
    texts = dict.fromkeys(text for one in made.values() for text in texts_of(one))
    assert len(texts) > 100
    no_faults([f"{one}. Type: python scripts/present_words.py" for one in missing(texts, catalogues())])


def test_a_missing_text_is_named_and_kept_for_the_translator():
    assert missing(["Back", "Nobody ever said this"], catalogues()) == [
        f"{one}: Nobody ever said this" for one in OTHERS
    ]
    renewed_catalogue = renewed("de", ["Back", "Nobody ever said this"])
    assert [(m.id, m.string) for m in renewed_catalogue if m.id] == [("Back", "Zurück"), ("Nobody ever said this", "")]


def test_a_translation_fills_in_what_its_text_fills_in():
    faults = [
        f"{language}: {text}"
        for language, known in catalogues().items() for text, other in known.items()
        if sorted(re.findall(r"\{\w+\}", text)) != sorted(re.findall(r"\{\w+\}", other))
    ]  # fmt: skip
    no_faults(faults)


def test_numbers_are_written_as_a_language_writes_them():
    spelt = number_told(-1234.5, 1)
    assert 'data-en="−1,234.5" data-de="−1.234,5" data-es="−1.234,5"' in spelt
    assert number_told(17, 0).endswith(">17</span>")


def opened(visit, folder, text, query="", **options):  # noqa: F811
    (folder / "a.html").write_text(text, encoding="utf-8")
    window = visit(folder, **({"viewport": SCREENS[2], "locale": "en"} | options))
    window.page.goto((folder / "a.html").as_uri() + query)
    return window, window.page


def test_the_language_comes_from_the_address_the_choice_or_the_browser(tmp_path, visit):  # noqa: F811
    text = page(json.loads(FIRST.read_text(encoding="utf-8")), FIRST.stem)
    window, view = opened(visit, tmp_path, text, locale="es-MX")
    assert view.evaluate("document.documentElement.lang") == "es"
    view.goto(view.url.partition("#")[0] + "?lang=de")
    assert view.locator("#on").inner_text() == "Weiter"
    assert view.title() == view.locator("h1").inner_text()
    view.get_by_role("button", name="English").press("Enter")
    assert view.locator("#on").inner_text() == "Next"
    assert view.locator(".stays").is_hidden()
    view.goto(view.url.partition("?")[0])
    assert view.evaluate("document.documentElement.lang") == "en"
    no_faults(window.faults)


def test_an_answer_is_said_in_the_language(tmp_path, visit):  # noqa: F811
    from scripts import html_present
    from scripts.html_guess import Question

    one = Question(notebook="a", after="run", ask="How much?", unit="per cent", truth="gain")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_present, "questions", lambda: (one,))
        text = page(notebook(printing("gain = -1234.5 %")), "a")
    _, view = opened(visit, tmp_path, text, "?lang=de#s1")
    view.keyboard.press("ArrowRight")
    view.keyboard.press("r")
    assert view.locator(".answer").inner_text() == "−1.234,5 Prozent"
    heading = view.locator("section.now .t").first
    assert (heading.inner_text(), heading.get_attribute("lang")) == ("How much?", "en")  # not translated, and says so


def test_no_word_is_left_out_of_the_languages(made, tmp_path, visit):  # noqa: F811
    text = made[FIRST.stem]
    words = {"de": made_up({one: one for one in texts_of(text)})}
    _, view = opened(
        visit, tmp_path, page(json.loads(FIRST.read_text(encoding="utf-8")), FIRST.stem, words), "?lang=de"
    )
    view.evaluate("document.querySelectorAll('.cover').forEach(d => { d.open = true })")
    view.evaluate("document.querySelectorAll('[lang=en]:not(button):not(.t), .languages').forEach(e => e.remove())")
    outside = [re.sub(r"⟦.*?⟧", "", said, flags=re.S) for said in view.evaluate(BARE)]
    no_faults(said for said in outside if re.search(r"[^\W\d_]{2}", said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits_and_its_type_is_large(made, language, tmp_path, visit):  # noqa: F811
    window, faults = visit(tmp_path, locale="en"), []
    view = window.page
    for name, text in made.items():
        (tmp_path / "a.html").write_text(with_words(text, language), encoding="utf-8")
        for size in SCREENS:
            view.set_viewport_size(size)
            view.goto((tmp_path / "a.html").as_uri() + f"?lang={language}")
            faults += [f"{name}, {size['width']}, {fault}" for fault in view.evaluate(MEASURED, LEAST)]
    assert view.evaluate("document.documentElement.lang") == language
    no_faults([*faults, *window.faults])


def with_words(text, language):
    """A page with the words of one language and without its pictures, which no text depends on."""
    known = catalogues().get(language, {})
    said = json.dumps({language: {one: known[one] for one in texts_of(text) if one in known}})
    text = re.sub(r'src="data:[^"]*"', 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw="', text)
    return re.sub(r'(id="words">).*?(</script>)', lambda found: found[1] + said + found[2], text, flags=re.S)


def test_what_does_not_fit_is_found(made, tmp_path, visit):  # noqa: F811
    _, view = opened(visit, tmp_path, made[FIRST.stem], viewport=PHONE)
    assert view.evaluate(MEASURED, LEAST) == []
    wide = '<p style="font-size:9px;white-space:nowrap">' + "long " * 200 + "</p>"
    view.evaluate("html => document.querySelector('section').insertAdjacentHTML('beforeend', html)", wide)
    found = " ".join(view.evaluate(MEASURED, LEAST))
    assert "screen 1: too wide" in found
    assert "screen 1: 6.8 pt: long" in found


def test_a_text_is_marked_on_the_page():
    assert texts_of(told("A & <b>"))[0] == "A & <b>"
