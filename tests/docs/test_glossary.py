"""The glossary is in order, says each word once, and names only what the code has."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import salescoach as sc
from salescoach.articles.thresholds import WORDS
from salescoach.management.library import STYLES
from salescoach.settings.evidence.finding import Status
from salescoach.settings.evidence.sources import Grade
from salescoach.settings.links import LINKS
from salescoach.settings.register import SETTINGS
from tests.each import each

PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
ENTRY = re.compile(r"\*\*(?P<term>[^*]+)\*\*(?: \(`(?P<code>\w+)`\))?: (?P<text>[\s\S]+)")
PARAGRAPHS = PAGE.strip().split("\n\n")[2:]
FRAMES = ("totals", "people_weeks", "managers_weeks", "deals")


def entries():
    return [ENTRY.fullmatch(paragraph) for paragraph in PARAGRAPHS]


def known_names():
    """Settings, links, styles, practices and columns of frames."""
    columns = {name for frame in FRAMES for name in sc.columns(frame)["column"]}
    practices = {field.name for field in fields(sc.Practices)}
    return columns | practices | set(SETTINGS) | set(LINKS) | set(STYLES)


def entry_of(term):
    return next(one["text"] for one in entries() if one["term"] == term)


def test_every_paragraph_is_an_entry():
    wrong = [paragraph[:60] for paragraph, one in zip(PARAGRAPHS, entries(), strict=True) if one is None]
    assert not wrong


def test_the_terms_are_in_alphabetical_order_and_each_is_there_once():
    terms = [one["term"].casefold() for one in entries()]
    assert terms == sorted(terms)
    assert len(set(terms)) == len(terms) > 60


@each("one", entries(), lambda one: one["term"])
def test_an_entry_is_one_to_three_whole_sentences(one):
    text = " ".join(one["text"].split())
    assert text[0].isupper()
    assert text.endswith(".")
    sentences = re.split(r"(?<=[.?!]) (?=[A-Z`])", text)
    assert 1 <= len(sentences) <= 3, sentences
    assert max(len(sentence.split()) for sentence in sentences) <= 32


@pytest.mark.parametrize(
    "paragraph",
    ["**A**: small first.", "**A**: No full stop", "**A**: One. Two. Three. Four.", f"**A**: {'Word ' * 33}ends."],
)
def test_an_entry_that_is_not_whole_is_found(paragraph):
    with pytest.raises(AssertionError):
        test_an_entry_is_one_to_three_whole_sentences.__wrapped__(ENTRY.fullmatch(paragraph))


@each("name", sorted({one["code"] for one in entries() if one["code"]}))
def test_a_name_in_code_is_a_setting_column_practice_link_or_style(name):
    assert name in known_names()


@each("name", sorted(set(re.findall(r"\bsc\.(\w+)", PAGE))))
def test_a_public_name_is_there(name):
    assert name in sc.__all__


@each("name", sorted(set(re.findall(r"`(docs/[\w./]+)`", PAGE))))
def test_a_page_that_is_named_is_there(name):
    assert (Path(__file__).parents[2] / name).is_file()


def test_what_a_style_is_said_to_read_can_be_seen():
    assert all(hasattr(sc.Seen, name) or name in sc.Seen.__annotations__ for name in re.findall(r"seen\.(\w+)", PAGE))


def test_every_practice_is_explained():
    said = {one["code"] for one in entries()}
    assert {field.name for field in fields(sc.Practices)} <= said


@pytest.mark.parametrize(
    ("term", "words"),
    [("verdict", WORDS), ("grade", Grade.__args__), ("status", Status.__args__), ("cause", sc.CAUSES)],
)
def test_a_list_of_words_is_complete(term, words):
    text = " ".join(entry_of(term).split())
    assert [word for word in words if word not in text] == []
