"""The block of a moving picture names its sliders, says values in real units, and shows one picture."""

import re
from html import unescape
from html.parser import HTMLParser

from salescoach.settings.register import SETTINGS
from salescoach.teaching.moving import Frame, Moving, said


class Parts(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def of(self, name):
        return [attributes for tag, attributes in self.found if tag == name]


def moving():
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (1460).to_bytes(4, "big") + (400).to_bytes(4, "big")
    frames = [Frame((head + b"png" * k) * bool(k), f"picture {k} of <6>") for k in range(6)]
    return Moving({"pass_through": (0.2, 1.1), "style": ("a", "b", "c")}, {"pass_through": 1.1, "style": "b"}, frames)


def test_each_slider_has_a_name_a_value_in_real_units_and_its_place():
    first, second = Parts(moving().html()).of("input")
    assert (first["type"], first["aria-label"], first["aria-valuetext"]) == ("range", "pass through", said_at(1.1))
    assert (first["min"], first["max"], first["value"], first["data-stride"]) == ("0", "1", "1", "3")
    assert (second["aria-label"], second["aria-valuetext"]) == ("style", "b")
    assert (second["max"], second["value"], second["data-stride"]) == ("2", "1", "1")


def said_at(value):
    return f"{value:g} {SETTINGS['pass_through'].unit}"


def test_one_picture_is_seen_and_every_one_has_its_words():
    parts = Parts(moving().html())
    frames = [one for _, one in parts.found if "data-frame" in one]
    assert [k for k, one in enumerate(frames) if "display:block" in one["style"]] == [4]
    assert [one["alt"] for one in parts.of("img")] == [f"picture {k} of <6>" for k in range(1, 6)]
    assert "<p data-frame" in moving().html()  # the one without a picture says why
    assert "picture 0 of &lt;6&gt;</p>" in moving().html()


def test_nothing_is_fetched_and_the_same_bytes_come_out_twice():
    text = unescape(moving().html())
    assert text == unescape(moving().html())
    assert [one for one in re.findall(r'(?:src|href)="([^"]{5})', text) if one != "data:"] == []
    data = moving()._repr_mimebundle_()
    assert data["text/html"] == moving().html()
    assert "6 pictures" in data["text/plain"]


def test_a_value_is_said_with_the_unit_of_the_setting_that_it_is_named_after():
    assert said("pass_through", 1.1) == said_at(1.1)
    assert said("unwilling", 0.30000000000000004) == "0.3"
    assert said("style", "coach") == "coach"
