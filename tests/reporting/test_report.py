"""The page: numbers are right against known records, it fetches nothing, names nobody, and can be read by everybody."""

import base64
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest

import salescoach as sc
from salescoach.cli.main import parser
from salescoach.from_records.about import About, about
from salescoach.reporting.names import HIDDEN, hider
from salescoach.reporting.page import Report
from salescoach.reporting.style import STYLE
from salescoach.reporting.tally import by_age, by_month, days_to_closing, people, pipeline, won_share
from tests.reporting.made import BOSS, CUSTOMER, NAMES, TITLE, records


@pytest.fixture(scope="module")
def made():
    return records()


@pytest.fixture(scope="module")
def found(made):
    return about(made, worlds=2, runs=2)


@pytest.fixture(scope="module")
def page(made, found):
    return Report(records=made, about=found)


class Reader(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.open = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_open_deals_are_counted_by_stage_and_age(made):
    table = pipeline(made)
    assert int(table.to_numpy().sum()) == 100
    assert int(table["0-30"].sum()) == int(table["over 180"].sum()) == 50
    assert set(table.index) == {"Offer <b>sent</b>", "First talk"}


def test_rates_by_month_and_age_add_up_to_all_closed_deals(made):
    assert won_share(made) == pytest.approx(1 / 3)
    closed = made.deals[made.deals["status"] != "open"]
    for table in (by_month(made), by_age(made)):
        assert table["closed"].sum() == len(closed)
        assert table["won"].sum() == (closed["status"] == "won").sum()
        assert (table["low"] <= table["rate"]).all()
        assert (table["rate"] <= table["high"]).all()
    assert list(by_month(made).index) == sorted(closed["closed"].dt.strftime("%Y-%m").unique())
    assert set(by_age(made).index) == {"15-30", "31-60", "61-90"}


def test_days_are_those_of_the_records(made):
    won, lost = days_to_closing(made)
    assert (len(won), len(lost)) == (100, 200)
    assert np.concatenate([won, lost]).min() >= 20


def test_people_are_counted_beside_what_luck_makes(made):
    table = people(made)
    assert table["people"].sum() == len(NAMES)
    assert table["expected"].sum() == pytest.approx(len(NAMES), rel=0.01)
    alike = people(records(6000))
    assert abs(alike["people"] - alike["expected"]).max() < 2
    assert not len(people(records(people=NAMES[:4])))


@pytest.mark.parametrize(("apart", "said"), [(0.0, "no more than luck"), (0.25, "Beyond what luck makes")])
def test_a_spread_is_told_beside_its_sampling_error(apart, said):
    rng = np.random.default_rng(4)
    many = records(4000, people=tuple(f"seller {k}" for k in range(30)))
    chance = dict(zip(many.people["owner"], np.clip(0.4 + apart * rng.normal(size=30), 0.02, 0.98), strict=True))
    closed = many.deals["status"] != "open"
    won = rng.random(len(many.deals)) < many.deals["owner"].map(chance)
    deals = many.deals.assign(status=many.deals["status"].where(~closed, won.map({True: "won", False: "lost"})))
    assert said in sc.report(replace(many, deals=deals), model=False).html


def test_a_few_persons_are_not_drawn():
    html = sc.report(records(people=NAMES[:4]), model=False).html
    assert "a picture would show persons" in html


def test_it_holds_all_sections_with_their_numbers(page, found):
    html = page.html
    for name in ("read", "pipeline", "rates", "people", "cycle", "fit", "answers", "unknown"):
        assert f'<section id="{name}"' in html
        assert f'href="#{name}"' in html
    assert '<td class="n">407</td><td class="n">400</td><td class="n">7</td>' in html
    assert "Of all closed deals 33.3% are won" in html
    for line in found.own.misfits:
        assert line.replace("'", "&#x27;") in html
    assert "without any records" in html
    assert "with your records" in html
    assert html.count("How to read it:") >= html.count("<img") - 1
    assert page.html == Report(records=page.records, about=found).html, "the same bytes every time"


def test_nobody_is_named(page):
    """Names, customers, titles: not in the page, not in its pictures; the notes that hold one lose it."""
    texts = [page.html, *map(bytes.decode, pictures(page.html))]
    for text in texts:
        for name in (*NAMES, BOSS, CUSTOMER, TITLE, *" ".join(NAMES).split()):
            assert name.casefold() not in text.casefold(), name
    assert f"All lost deals belong to {HIDDEN}." in page.html


def pictures(html):
    return [base64.b64decode(code) for code in re.findall(r"data:image/svg\+xml;base64,([^\"]+)", html)]


def test_it_fetches_nothing_and_runs_nothing(page):
    html = page.html
    assert "default-src &#x27;none&#x27;" in html
    outside = re.sub(r"base64,[^\"]+", "", html)
    assert not re.search(r"https?:|//[a-z]|<script|<link|@import|url\(|javascript:", outside)
    for picture in pictures(html):
        assert not re.search(rb"(href|src)=\"(?!#)|<script|url\((?!#)", picture)


def test_what_a_file_says_is_no_markup(page):
    assert "<b>sent" not in page.html
    assert "Offer &lt;b&gt;sent" in page.html
    assert "\u202e" not in page.html


def test_everybody_can_read_it(page):
    tags = Reader(page.html).tags
    assert ("html", {"lang": "en"}) in tags
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    images = [attrs for tag, attrs in tags if tag == "img"]
    assert len(images) >= 8
    assert all(len(attrs["alt"]) > 30 for attrs in images)
    names = [tag for tag, _ in tags]
    assert names.count("table") == names.count("caption") >= 7
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in tags if tag == "th")
    assert len({attrs["id"] for _, attrs in tags if "id" in attrs}) == sum("id" in attrs for _, attrs in tags)


def luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_the_text_stands_out_from_its_ground():
    colours = re.findall(r"(?<![-\w])color: (#[0-9a-f]{6})", STYLE)
    assert len(colours) >= 3
    for ground in ("#ffffff", "#fdf3ec"):
        for colour in colours:
            assert (luminance(ground) + 0.05) / (luminance(colour) + 0.05) >= 4.5, colour


def test_names_are_taken_out_as_whole_words_in_any_case(made):
    hide = hider(made)
    assert hide("anneke ashdown and BOBBIE BEXLEY") == f"{HIDDEN} and {HIDDEN}"
    assert hide("Joanneke Ashdowner") == "Joanneke Ashdowner"
    assert hide(f"deals of '{CUSTOMER}.', {NAMES[5]}: 3") == f"deals of '{HIDDEN}.', {HIDDEN}: 3"
    assert hide("") == ""


def test_without_a_model_and_with_too_few_records_it_says_so(made):
    alone = sc.report(made, model=False).html
    assert 'id="fit"' not in alone
    few = Report(records=made, about=About(own=None, why="Too few weeks.", answers=(), origin="")).html
    assert "Too few weeks." in few
    assert "no answer that would be about this team" in few
    nothing = sc.report(replace(made, deals=made.deals.iloc[:0]), model=False).html
    assert "What was read" in nothing
    with pytest.raises(ValueError, match="worlds=0"):
        sc.report(made, worlds=0)


def test_an_answer_that_is_withheld_stands_nowhere(made, found):
    answers = tuple(replace(one, with_records=None, withheld="the team is another") for one in found.answers)
    html = Report(records=made, about=replace(found, answers=answers)).html
    assert html.count("the answer with your records is withheld, for the team is another") == 2
    assert "Your records move" not in html
    assert '<td class="n">withheld</td>' in html


def test_the_command_writes_it_whole(tmp_path, capsys):
    path, out = tmp_path / "d.csv", tmp_path / "report.html"
    path.write_text("owner,status,opened,closed\nAnneke Ashdown,won,2024-03-04,2024-04-04\n")
    options = parser().parse_args(["import", str(path), "--no-simulation", "--keep-names", "--report", str(out)])
    options.work(options)
    assert "a page that needs no network" in capsys.readouterr().out
    html = out.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "Ashdown" not in html
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []
    options.report = str(tmp_path)
    with pytest.raises(ValueError, match=r"is a folder\. Type: --report .*/report\.html"):
        options.work(options)
