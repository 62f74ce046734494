"""Every text of every screen goes through the catalogues: nothing stands outside the brackets of a made-up language."""

# ruff: noqa: E402  (what needs the extra is imported behind the skip)
from __future__ import annotations

import re

import pytest

pytest.importorskip("tornado", reason="the extra room is not installed")
babel = pytest.importorskip("babel", reason="the extra lab is not installed")

from html.parser import HTMLParser

from salescoach.room.agenda import AFTER
from salescoach.room.cards import CARDS
from salescoach.room.event import Event
from salescoach.room.lead import lead
from salescoach.room.names import FIRST, SECOND
from salescoach.room.own_year import year_lines
from salescoach.room.page import templates
from salescoach.room.screens import screen
from salescoach.room.state import BLAMED, GUESSES
from salescoach.room.teams import HIDDEN, hidden_of
from salescoach.room.wall import wall
from salescoach.room.words import LANGUAGES, amount, known_language, words
from scripts.room_texts import catalogues, compiled, read, texts
from tests.room.worlds import LIVED, SEATS, Lived

YEAR = {
    "own": {"money": 10, "strain": 0.3, "trust": 0.5, "push": 0.1}, "soft": {"money": 12, "strain": 0.2, "trust": 0.5,
    "push": 0.0}, "dots": [-1.0, 4.0, 0.0], "mean": 3.0, "trace": [[0.3, 0.2, 0.1, 5.0]] * 8,
    "trace_soft": [[0.1, 0.1, 0.1, 4.0]] * 8, "rise": {"seat": 5, "from": 10, "to": 90},
}  # fmt: skip
NOT_WORDS = re.compile(r"[\d\s.,:;·%+\-–/()★●○◌“”!?]*|(?:EN|DE|ES)?")


class Said(HTMLParser):
    """Texts that a reader sees or hears."""

    def __init__(self):
        super().__init__()
        self.texts, self.skip = [], 0

    def handle_starttag(self, tag, attrs):
        self.skip += tag in ("script", "style", "title") and dict(attrs).get("role") is None
        self.texts += [value for name, value in attrs if name in ("aria-label", "alt", "placeholder", "data-lost")]

    def handle_endtag(self, tag):
        self.skip -= tag in ("script", "style", "title")

    def handle_data(self, data):
        if not self.skip:
            self.texts.append(data)


def outside(html: str, known: set[str]) -> list[str]:
    """What stands outside brackets and is neither a number, a sign, a name nor a language."""
    said = Said()
    said.feed(html)
    left = []
    for text in said.texts:
        while "[" in text and (shorter := re.sub(r"\[[^\[\]]*\]", "", text)) != text:
            text = shorter
        left += [part for part in text.split() if not NOT_WORDS.fullmatch(part) and part not in known]
    return left


def bracketed(text: str) -> str:
    return f"[{text}]"


def room_at(kind: str):
    """A room with eight people, at a phase."""
    lived = Lived()
    for nth in range(8):
        lived.act(("join", SEATS[nth]))
        lived.act(("guess", SEATS[nth], "more"))
    lived.put(Event("front", {"teams": dict.fromkeys(HIDDEN, LIVED)}))
    lived.act(("press", "start"))
    while lived.room.phase.kind != kind:
        lived.act(("press", "next"))
        lived.act(("engine",))
        if lived.room.phase.kind in AFTER and not lived.room.reveal:
            tables = [YEAR | {"hidden": hidden_of(1, table)} for table in range(lived.room.tables)]
            lived.put(Event("cards", {"cards": {name: dict.fromkeys(CARDS, 1.0) for name in HIDDEN}}))
            lived.put(Event("reveal", {"tables": tables, "lived": sorted(lived.room.lived)}))
            for nth in range(8):
                lived.act(("blame", SEATS[nth], "boss"))
    return lived.room


def pages_of(room, say, lang):
    """Phone of each seat, wall and facilitator, as they are sent, with the frame around them."""
    shared = {"lang": lang, "_": say, "asset": {"room.css": "", "room.js": ""}, "languages": LANGUAGES, "left": 60,
              "title": "", "screen_url": "x", "seat_url": "x", "doors": [], "fault": "", "id": ""}  # fmt: skip
    draw = lambda page, **values: templates().get_template(page).render(shared | values)  # noqa: E731
    for seat in room.seats.values():
        yield draw("phone.html", s=screen(room, seat, say), name=seat.name, code=seat.code, place=0, colour="red")
    yield draw("wall.html", w=wall(room, say))
    yield draw("lead.html", f=lead(room, {}, 0.0, say), trouble="", lead_url="x")
    yield draw("join.html")
    yield draw("door.html")


KNOWN = {*LANGUAGES.values(), *FIRST, *SECOND, *(f"Koala{n}" for n in range(9)), *(f"AAA{c}" for c in "ABCDEFGHI")}


@pytest.mark.parametrize("kind", ["join", "practice", "choose", *AFTER])
def test_no_text_stands_outside_the_made_up_language(kind):
    room = room_at(kind)
    for change in (None, "eyes", "closed", "ended", "forgotten"):
        if change == "forgotten":
            room.seats[SEATS[0]].name = ""
        elif change:
            setattr(room, change, "keep" if change == "ended" else True)
        for html in pages_of(room, bracketed, "en"):
            assert outside(html, KNOWN) == []


def test_a_planted_text_is_found():
    assert outside("<p>[Well said] Not so</p>", set()) == ["Not", "so"]
    assert outside('<svg role="img" aria-label="A chart"></svg>', set()) == ["A", "chart"]
    assert outside("<p>[Table [red]] · 5 %</p>", set()) == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-3])
def test_catalogues_hold_every_text_and_their_places_for_numbers(path):
    catalog, wanted = read(path), texts()
    assert {m.id for m in catalog if m.id} == {m.id for m in wanted if m.id}
    for message in catalog:
        if message.id:
            assert message.string, message.id
            assert re.findall(r"%[sd%]", message.id) == re.findall(r"%[sd%]", message.string), message.id
    assert path.with_suffix(".mo").read_bytes() == compiled(catalog)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["join", "practice", "choose", *AFTER])
def test_at_most_forty_words_on_a_phone(lang, kind):
    room, say = room_at(kind), words(lang).gettext
    for seat in room.seats.values():
        page = screen(room, seat, say)
        said = " ".join([page.title, *page.lines, page.note, *(label for _, label in page.buttons)]).split()
        assert len([word for word in said if any(sign.isalpha() for sign in word)]) <= 40, (page, len(said))


def test_where_nothing_changed_the_screen_says_so_and_why():
    same = YEAR | {"dots": [0.0, 4.0]}
    text = " ".join(year_lines(same, "en", words("en").gettext))
    assert "no change" in text
    assert "one year" in text
    assert "no change" not in " ".join(year_lines(YEAR, "en", words("en").gettext))
    assert "points the wrong way" in " ".join(year_lines(YEAR, "en", words("en").gettext))


def test_the_wall_shows_no_table_of_one_person():
    room = room_at("year")
    for nth in range(7):
        room.seats[SEATS[nth]].table = 0
    room.seats[SEATS[7]].table = 1
    rows = wall(room, words("en").gettext)["rows"]
    assert [row[0] for row in rows[1:]] == ["red"]


def test_numbers_and_languages():
    assert amount(1234.5, "de", 1) == "1.234,5"
    assert amount(-0.04, "en", 1, signed=True) in ("-0.0", "+0.0")
    assert known_language("fr-FR,de;q=0.8") == "de"
    assert known_language("") == "en"
    assert set(GUESSES) & set(BLAMED) == set()
