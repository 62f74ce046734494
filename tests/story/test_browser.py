"""The story in a real browser, from a file, with the network shut: every scene, every language, by keyboard alone."""

from __future__ import annotations

import re

import numpy as np
import pytest

import salescoach as sc
from salescoach.simulation.params import parameters
from story.build import all_words
from story.build import page as built
from story.words import LANGUAGES, made_up
from tests.axe import found_by_axe
from tests.each import no_faults
from tests.site.test_browser import MOST_PATIENCE, PHONE, browser, visit  # noqa: F401 - fixtures
from tests.story.conftest import NUMBERS, STORY

SCENES = ("cover", "people", "bet", "week", "deal", "year", "customer", "kinds", "authors", "fair", "sandbox", "end")
WORKED_OUT = "() => !document.querySelector('.wait') && !document.querySelector('#scene:empty')"
BEYOND = """() => [...document.querySelectorAll('body *')].filter(e => { const r = e.getBoundingClientRect();
  return r.width && (r.right > innerWidth + 1 || r.left < -1) && !e.closest('svg, .skip') })
  .concat(document.documentElement.scrollWidth > innerWidth ? [document.body] : [])
  .map(e => e.outerHTML.slice(0, 90))"""
CUT = """() => [...document.querySelectorAll('button, th, td, output, legend')].filter(
  e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map(e => e.outerHTML.slice(0, 90))"""
BESIDE = """() => [...document.querySelectorAll('svg.picture')].flatMap(s => { const r = s.getBoundingClientRect();
  return [...s.querySelectorAll('text')].filter(t => { const b = t.getBoundingClientRect();
    return b.right > Math.max(r.right, innerWidth - 4) || b.left < 0 }).map(t => t.textContent) })"""
SMALL = """() => [...document.querySelectorAll('button, input')].filter(e => { const r = e.getBoundingClientRect();
  return r.width && (r.height < 47.9 || r.width < 47.9) }).map(e => e.outerHTML.slice(0, 90))"""
BARE = """() => { const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walk.nextNode());)
    if (!n.parentElement.closest('script, noscript, style')) found.push(n.textContent);
  for (const e of document.querySelectorAll('[aria-label], [aria-valuetext]'))
    found.push(...['aria-label', 'aria-valuetext'].map(a => e.getAttribute(a) || ''));
  return found }"""
GUESSES = (10, 50, -10)


# Fewer years where only words, sizes and keys are looked at.
FEW = {"pairs": 8, "kindPairs": 3, "worldPairs": 1, "dealRuns": 3, "fine": [1]}


def opened(visit, name="story.html", folder=STORY.parent, few=False, **options):  # noqa: F811
    window = visit(folder, **({"viewport": PHONE, "reduced_motion": "reduce", "locale": "en"} | options))
    page = window.open(name)
    page.wait_for_function("document.documentElement.dataset.engine")
    page.evaluate("few => Object.assign(MADE, few)", FEW if few else {})
    return window, page


def to(page, scene):
    """Go to a scene, with three guesses made, and wait until nothing is worked out any more."""
    page.evaluate(
        "([at, guess]) => { state.guess = guess; state.at = at; show() }", [SCENES.index(scene), list(GUESSES)]
    )
    page.wait_for_function(WORKED_OUT, timeout=MOST_PATIENCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scene_fits_a_phone_in_every_language_and_asks_for_nothing(visit, language):  # noqa: F811
    window, page = opened(visit, few=True, locale=language)
    assert page.evaluate("lang") == language
    faults = []
    for scene in SCENES:
        to(page, scene)
        for what, script in (("beyond", BEYOND), ("cut", CUT), ("beside", BESIDE), ("small", SMALL)):
            faults += [f"{scene}: {what}: {part}" for part in page.evaluate(script)]
    no_faults(faults + window.faults)


def test_what_does_not_fit_is_found(visit):  # noqa: F811
    _, page = opened(visit, few=True)
    page.evaluate(
        """() => { document.querySelector('#scene').innerHTML +=
        '<p style="width:500px">x</p><button style="min-height:9px">' }"""
    )
    assert page.evaluate(BEYOND)
    assert page.evaluate(SMALL)


def test_no_answer_is_on_the_page_before_the_guesses(visit):  # noqa: F811
    _, page = opened(visit, few=True)
    for _ in range(2):
        page.click("#next")
    assert page.is_disabled("#next")
    assert page.inner_text("#why")
    for k, guess in enumerate(GUESSES):
        assert page.locator(".answer, .picture").count() == 0
        page.locator(f"#g{k}").fill(str(guess))
    assert page.is_enabled("#next")
    assert page.evaluate("Object.keys(state.known).length") == 0
    to(page, "year")
    assert "10\u00a0% more" in page.inner_text(".answer")


def test_the_whole_story_goes_by_keyboard_alone(visit):  # noqa: F811
    _, page = opened(visit, few=True)
    for scene in SCENES:
        page.wait_for_function("name => document.querySelector('#scene').className === name", arg=scene)
        if scene == "bet":
            for k in range(3):
                while page.evaluate("document.activeElement.id") != f"g{k}":
                    page.keyboard.press("Tab")
                page.keyboard.press("ArrowRight")
        if scene != SCENES[-1]:
            for _ in range(40):
                if page.evaluate("document.activeElement.id") == "next":
                    break
                page.keyboard.press("Tab")
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            page.keyboard.press("Enter")
    assert page.locator("#print").is_visible()


def test_motion_stops_where_it_is_not_wanted_and_can_be_stopped_elsewhere(visit):  # noqa: F811
    _, still = opened(visit, few=True)
    to(still, "week")
    assert still.locator("#play").count() == 0
    assert still.evaluate("document.getAnimations().length") == 0
    _, moving = opened(visit, few=True, reduced_motion="no-preference")
    to(moving, "week")
    moving.click("#play")
    moving.wait_for_function("state.week > 0")
    moving.click("#play")
    assert moving.evaluate("timer") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_that_matters(visit, language):  # noqa: F811
    _, page = opened(visit, few=True, locale=language)
    faults = []
    for scene in SCENES:
        to(page, scene)
        faults += [f"{scene}: {fault}" for fault in found_by_axe(page)]
    no_faults(faults)


def test_axe_finds_a_planted_fault(visit):  # noqa: F811
    _, page = opened(visit, few=True)
    page.evaluate("document.querySelector('#scene').innerHTML += '<button></button><p style=\"color:#ddd\">pale</p>'")
    assert {fault.split(":")[0] for fault in found_by_axe(page)} == {"button-name", "color-contrast"}


def test_without_webassembly_everything_is_still_told(visit):  # noqa: F811
    window = visit(STORY.parent, viewport=PHONE, reduced_motion="reduce", locale="en")
    window.page.add_init_script("delete window.WebAssembly")
    page = window.open("story.html")
    page.wait_for_function("document.documentElement.dataset.engine === 'off'")
    told = {}
    for scene in SCENES:
        to(page, scene)
        told[scene] = page.inner_text("#scene")
        assert page.locator("#luck").count() == 0
    _, on = opened(visit)
    for scene in ("year", "customer", "kinds"):
        to(on, scene)
        assert first_heading(told[scene]) == first_heading(on.inner_text("#scene"))
    to(page, "sandbox")
    page.locator("#pass").fill("1")
    assert page.locator(".band svg").count() == 1
    no_faults(window.faults)


def first_heading(text):
    return text.split("\n\n")[2]


def test_the_engine_in_the_browser_gives_the_numbers_of_the_kit(visit):  # noqa: F811
    _, page = opened(visit)
    row = parameters(sc.Team())
    page.evaluate(
        """async base => { const d = JSON.parse(PACK.data);
        d.base = base; d.kinds[0][2] = d.mixed.map(n => base[d.names.indexOf(n)]);
        window.exact = await openModel(PACK.wasm, d) }""",
        [float(row[name]) for name in row.dtype.names],
    )
    faults = []
    for style in (name for name in NUMBERS if name != "your_boss"):
        here = page.evaluate("boss => [0, 1, 2].map(run => exact.year({ boss, seed: 5, run })[0].revenue)", style)
        there = sc.simulate(sc.Team(), style, runs=3, seed=5).raw["revenue"]
        if not np.array_equal(here, there):
            faults.append(f"{style}: {here} in the browser, {there} in the kit")
    no_faults(faults)


def test_no_word_is_left_out_of_the_languages(visit, packed, tmp_path):  # noqa: F811
    words = {"zz": made_up(all_words()["en"])}
    (tmp_path / "story.html").write_text(built({**packed["made"], "data": packed["data"]}, words), encoding="utf-8")
    _, page = opened(visit, few=True, folder=tmp_path, reduced_motion="no-preference")
    faults = []
    for scene in SCENES:
        to(page, scene)
        if scene == "week":
            page.evaluate("state.week = 12; show(false)")
            page.wait_for_selector("#after table")
        for text in page.evaluate(BARE):
            outside = re.sub(r"⟦.*⟧", "", text, flags=re.S)
            if re.search(r"[^\W\d_]{2}", outside):
                faults.append(f"{scene}: {text[:60]!r}")
    no_faults(faults)


def test_other_luck_gives_other_numbers_and_says_so(visit):  # noqa: F811
    _, page = opened(visit, few=True)
    to(page, "year")
    first = page.inner_text(".told")
    page.click("#luck")
    page.wait_for_function(WORKED_OUT, timeout=MOST_PATIENCE)
    assert page.inner_text(".told") != first
    assert "Luck no. 2" in page.inner_text(".luck")


def test_a_rough_band_becomes_a_fine_one(visit, packed):  # noqa: F811
    _, page = opened(visit)
    to(page, "sandbox")
    page.locator("#watch").fill("1.6")
    found = re.search(r"(\d+) worlds, 1 pair", page.inner_text("#runs"))
    assert found
    assert packed["made"]["roughLeast"] <= int(found[1]) <= packed["made"]["roughWorlds"]
    runs = sum(packed["made"]["fine"])
    page.wait_for_function(
        f"document.querySelector('#runs').textContent.includes(', {runs} pairs')", timeout=MOST_PATIENCE
    )
    assert page.locator("#told table").count() == 1


def test_a_worker_that_dies_is_stood_in_for(visit):  # noqa: F811
    window, page = opened(visit, few=True)
    page.evaluate("engine.worker.postMessage({ id: 0, name: 'nothing', args: {} })")
    to(page, "year")
    assert page.locator(".told").count() == 1
    window.faults.clear()  # the worker's own word


def test_a_question_before_the_worker_is_ready_waits(visit):  # noqa: F811
    _, page = opened(visit)
    asked = page.evaluate(
        "startEngine().then(() => ask('chain', { boss: 'coach', seed: 3, run: 0, weeks: 1, book: 1 }))"
    )
    assert len(asked) == 1
