"""A folder to work in: copies in ``lab/``, and what they link to beside them. What a reader changed is left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from ...common.files import write_bytes, write_json
from ...common.shipped import shipped, shipped_folder
from .copies import copy_of, mark_of

COPIES = "lab"
_RECORD = f"{COPIES}/.made.json"  # name -> what the file was when it was made
_ENDINGS = (".ipynb", ".md", ".png")  # of what lies in notebooks/ and docs/


@dataclass(frozen=True)
class Filled:
    """What was done in a folder.

    Attributes:
        first: the copy to open.
        copies: how many notebooks there are to work in.
        written: names of files that are new or renewed.
        left: names of files that were left because they are not as they were made.
    """

    first: Path
    copies: int
    written: tuple[str, ...]
    left: tuple[str, ...]


def is_the_kit(root: Path) -> bool:
    """Whether the kit's own notebooks lie in this folder, so that only the copies have to be made."""
    return (root / "notebooks").resolve() == shipped_folder("notebooks").resolve()


def fill(root: Path, again: bool = False) -> Filled:
    """Make the copies, and bring what they link to.

    Args:
        root: the folder; it is made where it is missing.
        again: make files anew that have been changed; the changes are lost.

    Returns:
        What was written and what was left.

    Raises:
        ValueError: the folder is a file.
    """
    if root.exists() and not root.is_dir():
        raise ValueError(f"{root} is a file; a folder is needed. Type: salescoach lab my_lab")
    record = root / _RECORD
    made = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    written, left, copies = [], [], []
    for name, content in _contents(root):
        path = root / name
        notebook = path.suffix == ".ipynb"
        new = mark_of(content, notebook)
        now = mark_of(path.read_bytes(), notebook) if path.is_file() else ""
        if now == new:
            made[name] = now
        elif now and now != made.get(name) and not again:
            left.append(name)
        else:
            write_bytes(path, content)
            made[name] = new
            written.append(name)
        copies += [path] if name.startswith(f"{COPIES}/") else []
    write_json(record, made)
    return Filled(copies[0], len(copies), tuple(written), tuple(left))


def _contents(root: Path) -> Iterator[tuple[str, bytes]]:
    """Name -> bytes of every file that belongs in the folder, the copies first."""
    notebooks, documents = (_files(shipped_folder(name)) for name in ("notebooks", "docs"))
    for path in notebooks:
        if path.suffix == ".ipynb":
            copy = copy_of(json.loads(path.read_text(encoding="utf-8")), path.name)
            yield f"{COPIES}/{path.name}", (json.dumps(copy, ensure_ascii=False, indent=1) + "\n").encode()
    if not is_the_kit(root):
        for path in [*notebooks, *documents]:
            yield f"{path.parent.name}/{path.name}", path.read_bytes()
        yield "data/story.html", shipped("story.html").read_bytes()
        yield "README.md", _readme()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS)


def _readme() -> bytes:
    """The first page of the kit: at the top of a checkout; an installed package carries it as its description."""
    top = shipped_folder("notebooks").parent / "README.md"
    if top.is_file():
        return top.read_bytes()
    return metadata.metadata(__name__.partition(".")[0])["Description"].encode()
