"""The workshop kit: every number comes from a value, every text from a catalogue, and no card tells its answer."""

import re
from html.parser import HTMLParser

import pytest

from scripts import facilitator_numbers as guide
from scripts.html_guess import questions
from scripts.notebook_run import read
from scripts.seed_prose import names_in
from scripts.seed_values import value_of
from story.words import LANGUAGES, faults, made_up
from tests.each import no_faults
from workshop.build import ANSWERS, COUNTS, all_words, conditions, look_at_conditions, main, rendered
from workshop.plan import Card, Plan, Step, cards, longest_stretch, plans
from workshop.plan import faults as plan_faults
from workshop.say import HOLE, Speaker
from workshop.values import NOTEBOOKS, Number, heading_of, known_numbers, number_of, truth_of

NOT_SAID = ("style", "script", "title")
BRACKETED = re.compile(r"⟦[^⟦⟧]*⟧")


class Said(HTMLParser):
    """Texts of a page: (source of a number or nothing, text)."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.texts, self.silent, self.source, self.deep = [], 0, "", 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.silent += tag in NOT_SAID
        if tag == "span":
            self.deep += 1
            if named.get("class") == "n":
                self.source, self.deep = named["data-from"], 0
        self.texts += [("", named[name]) for name in ("aria-label", "alt") if name in named]

    def handle_endtag(self, tag):
        self.silent -= tag in NOT_SAID
        if tag == "span":
            if self.source and self.deep == 0:
                self.source = ""
            self.deep -= 1

    def handle_data(self, data):
        if not self.silent:
            self.texts.append((self.source, data))


def bare_digits(page):
    return [text.strip() for source, text in Said(page).texts if not source and re.search(r"(?<![A-Z])\d", text)]


def words_of(page):
    return " ".join(text for _, text in Said(page).texts)


# Numbers.


def test_every_number_of_every_page_comes_from_a_value(pages):
    no_faults(f"{name}: typed in: {text}" for name, page in pages.items() for text in bare_digits(page))
    sources = {source for page in pages.values() for source, _ in Said(page).texts if source} - {"plan"}
    assert len(sources) > 40
    for source in sources:
        assert number_of(source).number is not None


def test_a_number_that_is_typed_in_is_found(pages):
    page = pages["en/handout.html"].replace("What holds", "What holds in 9 of 10", 1)
    assert bare_digits(page) == ["What holds in 9 of 10"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_stand_as_the_language_writes_them(pages, language):
    said = [text for source, text in Said(pages[f"{language}/handout.html"]).texts if source == "nb05_as_is_micro"]
    size = f"{abs(number_of('nb05_as_is_micro').number):.1f}"
    assert said
    assert all((size if language == "en" else size.replace(".", ",")) in text for text in said)


def test_what_the_numbers_do_not_bear_out_is_refused():
    known = known_numbers()
    look_at_conditions(known)
    assert len(list(conditions())) >= 10
    with pytest.raises(ValueError, match=r"hand\.harms\.2: .* does not hold any more"):
        look_at_conditions(known | {"nb04_as_they_are_last": 1.0})


@pytest.mark.parametrize(
    ("text", "error", "told"),
    [
        ("{nb00_nothing}", KeyError, "x: notebook 00 prints no line “nothing = …”"),
        ("{nothing}", KeyError, "x: docs/facilitator.md has no number nothing"),
        ("{guess_00_9}", KeyError, "has 2 questions for notebook 00, number 9"),
        ("{nb02_alone:more}", ValueError, "x: nb02_alone has the unit “points”, and the words say “%”"),
        ("{nb05_as_is_micro:share}", ValueError, "x: nb05_as_is_micro is -.*, and the words say the other sign"),
        ("{dice_better:hundred+}", ValueError, "x: no interval of dice_better is printed"),
        ("{nb02_alone:loudly}", ValueError, "x: nb02_alone is to be said as 'loudly'"),
    ],
)
def test_a_number_that_is_missing_or_told_wrongly_is_named(text, error, told):
    with pytest.raises(error, match=told):
        Speaker("en", {"x": text})("x")


def test_signs_and_intervals_are_words():
    t = Speaker("en", all_words()["en"] | {"x": "{nb04_as_they_are_last:more+}", "y": "{nb05_as_is_against_all:more+}"})
    low, high = number_of("nb04_as_they_are_last").low, number_of("nb04_as_they_are_last").high
    assert f"% less ({-high:.1f} to {-low:.1f})" in t("x").striptags()
    assert re.search(r"\(\d\.\d % less to \d\.\d % more\)", t("y").striptags().replace("\xa0", " "))


# Words.


def test_no_key_is_missing_in_a_language_and_none_is_never_said(pages):
    words = all_words()
    assert faults(words) == []
    poorer = words | {"de": {key: text for key, text in words["de"].items() if key != "hand.title"}}
    assert faults(poorer) == ["de: no text for hand.title"]
    said = set()

    class Listening(dict):
        def __getitem__(self, key):
            said.add(key)
            return super().__getitem__(key)

    rendered({"en": Listening(words["en"])})
    assert sorted(key for key in set(words["en"]) - said if not key.startswith("say.")) == []


def test_no_text_stands_outside_the_made_up_language():
    made = rendered({"en": made_up(all_words()["en"])})
    faults_found = []
    for name, page in made.items():
        text = words_of(page)
        while BRACKETED.search(text):
            text = BRACKETED.sub(" ", text)
        faults_found += [f"{name}: {word}" for word in re.findall(r"[^\W\d_]{2,}", text)]
    no_faults(faults_found)


# Cards.


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_is_on_a_guess_card(pages, language):
    page = pages[f"{language}/guess_cards.html"]
    sources = {source for source, _ in Said(page).texts if source}
    assert sources <= {"plan"}
    told = {text for source, text in Said(page).texts if source}
    assert told == {str(COUNTS["missed"])}


def test_the_answers_are_on_the_leaders_sheet(pages):
    texts, told = all_words()["en"], pages["en/answers.html"]
    for card in cards():
        key = ANSWERS.get(card.name, f"step.{card.name}.answer")
        filled = {hole[1] for hole in HOLE.finditer(texts[key])}
        if card.truth:
            truth = number_of(card.truth)
            assert any(abs(number_of(name).number) == abs(truth.number) for name in filled), card.name
        assert Speaker("en", texts)(key, **COUNTS) in told


def test_card_and_wall_ask_the_same():
    texts = all_words()["en"]
    for card in (card for card in cards() if card.page):
        asked = [one for one in questions() if one.notebook.startswith(f"{card.page}_")][card.place - 1]
        assert texts[f"card.{card.name}.ask"] == asked.ask.replace("100", "a hundred"), f"change card.{card.name}.ask"


def test_what_is_to_be_shown_is_a_heading_of_its_page(pages):
    shown = {(step.page, part) for plan in plans() for step in plan.steps if "show" in step.lines for part in step.show}
    assert len(shown) > 8
    assert all(heading_of(page, part) in words_of(pages["de/script_90.html"]) for page, part in shown)
    assert "(" not in heading_of("05", "the same hour")
    with pytest.raises(KeyError, match="0 headings of notebook 05 hold “no such words”"):
        heading_of("05", "no such words")
    with pytest.raises(KeyError, match=r"\d\d headings of notebook 05 hold"):
        heading_of("05", "")


# Plans.


def test_every_plan_can_be_led():
    assert [plan.minutes for plan in plans()] == [90, 45, 30, 60]
    assert [plan.online for plan in plans()] == [False, False, False, True]
    assert all(longest_stretch(plan) <= 25 for plan in plans())


def a_plan(*blocks, minutes=90):
    steps = [Step(start, end, block, ("card_year",), page) for start, end, block, page in blocks]
    return Plan("x", minutes, tuple(steps))


def test_what_is_wrong_with_a_plan_is_found():
    known = {"year"}
    good = [(0, 5, "trust", ""), (5, 30, "year", "00"), (30, 35, "book", ""), (35, 40, "handout", "")]
    assert list(plan_faults(a_plan(*good), 25, known)) == []
    told = " ".join(plan_faults(a_plan((0, 30, "year", "00"), (30, 30, "right", "09")), 25, set()))
    for part in ("go forward", "heavy book", "begin with why", "30 minutes of projected", "there is no card year"):
        assert part in told
    silent = Plan("x", 9, (Step(0, 9, "year", ("say",), "00"),))
    assert "year asks for no guess" in list(plan_faults(silent, 25, known))


def test_every_card_is_played_in_the_longest_plan():
    longest = max(plans(), key=lambda plan: plan.minutes)
    played = [card for step in longest.steps for card in step.cards]
    assert played == [card.name for card in cards()]
    assert Card("x").truth == ""


def test_the_command_writes_the_pages_and_says_where(tmp_path, capsys):
    assert main(["--to", str(tmp_path), "--no-pdf"]) == 0
    assert len(list(tmp_path.glob("*/*.html"))) == 33
    assert "33 pages in en, de, es. Open" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("minutes", "heading"),
    [(90, "Ninety minutes"), (45, "Forty-five minutes"), (30, "Thirty minutes"), (60, "Online: sixty minutes")],
)
def test_the_guide_and_the_script_have_the_same_minutes_and_pages(minutes, heading):
    (plan,) = [plan for plan in plans() if plan.minutes == minutes]
    section = re.search(rf"^## {heading}$.*?(?=^## )", guide.PAGE.path.read_text(encoding="utf-8"), re.M | re.S)[0]
    told = re.findall(r"^\| (\d+) \| (.*?) \| (.*?) \|", section, re.M)
    wall = {"dark": "none", "wall": "{}", "dark_first": "none, then {}"}
    assert [(int(start), page) for start, _, page in told] == [
        (step.start, wall[step.screen].format(step.page)) for step in plan.steps
    ]


def test_every_block_of_the_guide_asks_for_its_guess():
    page = guide.PAGE.path.read_text(encoding="utf-8")
    blocks = re.findall(r"^### (\d+) to \d+: .*?$(.*?)(?=^##)", page, re.M | re.S)
    longest = max(plans(), key=lambda plan: plan.minutes)
    assert [int(start) for start, _ in blocks] == [step.start for step in longest.steps]
    texts = all_words()["en"]
    for (_, told), step in zip(blocks, longest.steps, strict=True):
        for card in step.cards:
            assert f'the card "{texts[f"card.{card}.title"]}"' in " ".join(told.split()).replace("The card", "the card")


def test_every_number_that_is_said_is_one_that_the_seeds_look_at():
    marked = {name for _, name, _, _ in guide.MARK.findall(guide.PAGE.path.read_text(encoding="utf-8"))}
    for path in NOTEBOOKS.glob("*.ipynb"):
        for cell in read(path).cells:
            marked |= {f"nb{path.name[:2]}_{name}" for _, name, _, _ in guide.MARK.findall(cell.source)}
    said = {hole[1] for text in all_words()["en"].values() for hole in HOLE.finditer(text) if hole[2] is not None}
    named = {
        f"nb{name[6:8]}_{one}" if name.startswith("guess_") else name
        for name in said
        for one in (names_in(truth_of(name[6:8], int(name[9:]))) if name.startswith("guess_") else (name,))
    }
    assert len(named) > 40
    assert sorted(named - marked) == []


def test_a_difference_that_is_printed_in_words_is_read_with_its_sign(monkeypatch):
    read_so = {name: value_of(text) for name, text in {
        "a": "2.8 % less (1.5 to 4.2)", "b": "1.4 % more (0.9 to 1.7)", "c": "-2.8 % (-4.2 to -1.5)", "d": "3 % less",
    }.items()}  # fmt: skip
    monkeypatch.setattr("workshop.values.printed_by", lambda notebook: read_so)
    assert number_of("nb05_a") == number_of("nb05_c") == Number(-2.8, "%", 1, -4.2, -1.5)
    assert number_of("nb05_b") == Number(1.4, "%", 1, 0.9, 1.7)
    assert number_of("nb05_d") == Number(-3.0, "%", 0)
