"""Files and folders are written whole or not at all."""

import ast
import os
import stat
import sys
from pathlib import Path

import pytest

import salescoach as sc
from salescoach.common.files import replacing, replacing_folder, write_bytes, write_json, write_text

HOME = Path(sc.__file__).resolve().parent
ROOT = HOME.parents[1]


class StoppedError(Exception):
    pass


def stop(path, content):
    """Write half of it, then fail."""
    with replacing(path) as draft:
        draft.write_text(content[: len(content) // 2])
        raise StoppedError


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_failure_in_the_middle_leaves_the_old_file_and_nothing_else(tmp_path):
    path = write_text(tmp_path / "made" / "page.md", "old\n")
    with pytest.raises(StoppedError):
        stop(path, "new page\n")
    assert path.read_bytes() == b"old\n"
    assert names(tmp_path) == ["made", "made/page.md"]


def test_a_failure_in_the_middle_leaves_no_new_file(tmp_path):
    with pytest.raises(StoppedError):
        stop(tmp_path / "page.md", "new page\n")
    assert names(tmp_path) == []


def test_what_is_written_is_plain_utf8(tmp_path):
    assert write_text(tmp_path / "a.txt", "é\nb\n").read_bytes() == "é\nb\n".encode()
    assert write_bytes(tmp_path / "b.png", b"\x89\r\n").read_bytes() == b"\x89\r\n"
    assert write_json(tmp_path / "c.json", {"a": [1, "é"]}).read_bytes() == '{\n "a": [\n  1,\n  "é"\n ]\n}\n'.encode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_mode_is_that_of_the_old_file_or_of_any_new_one(tmp_path):
    plain = tmp_path / "plain"
    plain.write_text("")
    assert write_text(tmp_path / "new", "").stat().st_mode == plain.stat().st_mode
    plain.chmod(0o640)
    assert stat.S_IMODE(write_text(plain, "again").stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_followed(tmp_path):
    target = write_text(tmp_path / "there" / "real.txt", "old")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    write_text(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_what_is_no_plain_file_is_written_to_and_stays_what_it_is(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_text(pipe, "through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


# Folders.

OWN = ("about.json", "deals.csv", "people.csv", "key/deals.csv")


def fill(folder, files, fail=False):
    with replacing_folder(folder, OWN, "about.json") as draft:
        for name, text in files.items():
            write_text(draft / name, text)
        if fail:
            raise StoppedError


def test_a_new_folder_appears_whole(tmp_path):
    fill(tmp_path / "a" / "records", {"deals.csv": "1", "key/deals.csv": "2", "about.json": "{}"})
    assert names(tmp_path) == ["a", "a/records", "a/records/about.json", "a/records/deals.csv", "a/records/key",
                               "a/records/key/deals.csv"]  # fmt: skip


def test_a_failure_in_the_middle_leaves_the_old_folder_as_it_was(tmp_path):
    fill(tmp_path / "records", {"deals.csv": "old", "about.json": "{}"})
    with pytest.raises(StoppedError):
        fill(tmp_path / "records", {"deals.csv": "new", "people.csv": "new"}, fail=True)
    assert names(tmp_path / "records") == ["about.json", "deals.csv"]
    assert (tmp_path / "records" / "deals.csv").read_text() == "old"
    with pytest.raises(StoppedError):
        fill(tmp_path / "other", {"deals.csv": "new"}, fail=True)
    assert names(tmp_path) == ["records", "records/about.json", "records/deals.csv"]


def test_what_was_written_before_goes_and_what_others_wrote_stays(tmp_path):
    fill(tmp_path, {"deals.csv": "old", "people.csv": "old", "about.json": "{}"})
    (tmp_path / "notes.txt").write_text("mine")
    fill(tmp_path, {"deals.csv": "new", "about.json": "{}"})
    assert names(tmp_path) == ["about.json", "deals.csv", "notes.txt"]
    assert (tmp_path / "deals.csv").read_text() == "new"
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_stopped_between_two_renames_the_folder_has_lost_its_marker(tmp_path, monkeypatch):
    fill(tmp_path, {"deals.csv": "old", "about.json": "{}"})
    moved = []
    real = Path.replace

    def replace(self, target):
        if Path(target).parent == tmp_path and len(moved) == 1:
            raise StoppedError
        moved.append(target)
        return real(self, target)

    def written():
        with replacing_folder(tmp_path, OWN, "about.json") as draft:
            for name in ("about.json", "deals.csv", "people.csv"):
                (draft / name).write_text("new")
            monkeypatch.setattr(Path, "replace", replace)

    with pytest.raises(StoppedError):
        written()
    assert names(tmp_path) == ["deals.csv"]  # one file of the new set: no folder of records for whoever reads it


# Nothing in the kit writes past common/files.py.

WRITERS = {
    "write_text", "write_bytes", "write_table", "to_csv", "to_parquet", "to_json", "to_html", "to_excel", "savefig",
    "dump",
}  # fmt: skip
PAPER = {"draft", "stream", "buffer"}  # what is swapped in when whole, and what lies in memory
APPENDS = HOME / "common" / "journal.py"  # whole lines; half a last line is taken away by the next start


def plain_writes(text):
    """Lines that write a file in place: a method that writes, or a file opened for it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            method = isinstance(node.func, ast.Attribute)
            name = node.func.attr if method else getattr(node.func, "id", "")
            copies = (
                ast.unparse(node.func).startswith("shutil.copy") and name != "copytree"
            )  # a copy of all, to work in
            writes = (
                copies
                or (method and name in WRITERS and ast.unparse(node.func) != "ast.dump")
                or (name == "open" and opens_for_writing(node, method))
            )
            if writes and not {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} & PAPER:
                yield node.lineno


def opens_for_writing(call, method):
    mode = [k.value for k in call.keywords if k.arg == "mode"] or call.args[0 if method else 1 :][:1]
    value = getattr(mode[0], "value", None) if mode else None
    return isinstance(value, str) and bool(set(value) & set("wax+"))


@pytest.mark.parametrize(
    "fault",
    [
        'path.write_text("x")',
        'Path("a").write_bytes(b"")',
        'frame.to_csv(out / "a.csv", index=False)',
        'open("a", "w")',
        'path.open("ab")',
        'path.open(mode="x", encoding="utf-8")',
        'figure.savefig("a.png")',
        "pq.write_table(table, path)",
        "json.dump(found, file)",
        "shutil.copyfile(a, b)",
    ],
)
def test_a_plain_write_is_found(fault):
    assert list(plain_writes(f"import json\n{fault}\n")) == [2]


@pytest.mark.parametrize(
    "sound",
    ['write_text(path, "x")', "frame.to_csv(draft)", '(draft / "a").write_text("x")', "figure.savefig(buffer)",
     "json.dumps(found)", 'path.open("rb")', "path.open()", 'open("a", encoding="utf-8")', "values.copy()"],
)  # fmt: skip
def test_a_sound_line_is_left_alone(sound):
    assert list(plain_writes(sound)) == []


def test_every_file_that_the_kit_writes_is_written_whole():
    sources = {*HOME.rglob("*.py"), *(ROOT / "scripts").rglob("*.py")} - {HOME / "common" / "files.py", APPENDS}
    assert len(sources) > 200
    found = {
        path.relative_to(ROOT).as_posix(): list(plain_writes(path.read_text(encoding="utf-8"))) for path in sources
    }
    assert {path: lines for path, lines in found.items() if lines} == {}
