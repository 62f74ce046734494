"""The one resume code: stopped anywhere it goes on, and never with the parts of another work."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.common.journal import Journal

HEADING = {"seed": 1, "runs": 8, "ranges": ["low", [0.5, 1]], "equations": "0123456789abcdef0123456789abcdef"}
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def journal(path, **other):
    return Journal(path, HEADING | other, "counting")


def whole(path, parts):
    """The bytes of a journal that was never stopped."""
    path.unlink(missing_ok=True)
    kept = journal(path)
    for part in parts:
        kept.keep(part)
    return path.read_bytes()


@given(st.lists(plain, min_size=1, max_size=4))
@settings(max_examples=8)
def test_stopped_at_any_byte_it_goes_on_to_the_same_bytes(tmp_path, parts):
    path = tmp_path / "journal.jsonl"
    content = whole(path, parts)
    for cut in range(len(content) + 1):
        path.write_bytes(content[:cut])
        again = journal(path)
        finished = content[:cut].count(b"\n") - 1
        assert again.parts == parts[: max(finished, 0)]
        for part in parts[len(again.parts) :]:
            again.keep(part)
        assert again.parts == parts
        assert path.read_bytes() == content
        assert journal(path).parts == parts


def test_what_is_kept_is_on_disk_at_once_and_reads_back_as_it_was_held(tmp_path):
    path = tmp_path / "made" / "journal.jsonl"
    kept = journal(path)
    assert not path.exists()
    kept.keep({"number": 3, "values": (0.1 + 0.2, None)})
    assert kept.parts == journal(path).parts == [{"number": 3, "values": [0.1 + 0.2, None]}]


def test_without_a_path_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kept = journal(None)
    kept.keep([1])
    assert kept.parts == [[1]]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"seed": 2}, "seed was 1 and is now 2. It"),
        ({"seed": 2, "runs": 9}, "seed was 1 and is now 2; runs was 8 and is now 9. It"),
        ({"equations": "f" * 32}, "other equations. It"),
        ({"new": True}, "new was null and is now true. It"),
    ],
)
def test_another_heading_is_refused_by_what_differs_and_the_file_left_as_it_is(tmp_path, other, said):
    path = tmp_path / "journal.jsonl"
    content = whole(path, [1, 2])[:-1]  # the last line half written: not even that is touched
    path.write_bytes(content)
    with pytest.raises(ValueError, match="was begun otherwise") as refused:
        journal(path, **other)
    assert said in str(refused.value)
    assert f"type: rm {path}, and start again" in str(refused.value)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"shopping list",
        b"shopping list\nmilk\n",
        b"[1, 2]\n",
        b"\x89PNG\r\n\x1a\n\x00",
        b"\n",
        b'{"work": "something else", "seed": 1}\n',
        b'{"work": "counting", "seed": 2',  # another heading, itself cut off
    ],
)
def test_a_file_of_somebody_else_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"no journal of counting; it is left as it is\. Name another file"):
        journal(path)
    assert path.read_bytes() == content


def test_a_line_that_was_spoilt_in_the_middle_is_named(tmp_path):
    path = tmp_path / "journal.jsonl"
    lines = whole(path, [1, 2, 3]).split(b"\n")
    lines[2] = b'{"half'
    path.write_bytes(content := b"\n".join(lines))
    with pytest.raises(ValueError, match=r"line 3 of .* cannot be read; the file is left as it is"):
        journal(path)
    assert path.read_bytes() == content


def test_a_missing_number_must_be_none_for_json_has_no_other(tmp_path):
    path = tmp_path / "journal.jsonl"
    kept = journal(path)
    with pytest.raises(ValueError, match="JSON"):
        kept.keep(float("nan"))
    assert kept.parts == []
    assert not path.exists()


def test_every_line_is_json(tmp_path):
    lines = whole(tmp_path / "journal.jsonl", ["\u2028", "é", "\n"]).decode("ascii").splitlines()
    assert [json.loads(line) for line in lines] == [{"work": "counting"} | HEADING, "\u2028", "é", "\n"]
