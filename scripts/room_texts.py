"""Texts of the room: ``python scripts/room_texts.py`` brings the catalogues up to date and compiles them.

New texts come in untranslated; a test refuses a catalogue with one of them.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from salescoach.common.files import write_bytes

ROOM = Path(__file__).parents[1] / "src" / "salescoach" / "room"
METHODS = [("**.py", "python"), ("pages/**.html", "jinja2.ext:babel_extract")]


def texts() -> Catalog:
    """All texts of code and pages."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for name, _, message, _, _ in extract_from_dir(str(ROOM), METHODS, keywords={"_": None}, options_map={}):
        found.add(message, locations=[(Path(name).as_posix(), 1)])
    return found


def catalogues() -> list[Path]:
    """The files that translators edit."""
    return sorted(ROOM.glob("locale/*/LC_MESSAGES/room.po"))


def read(path: Path) -> Catalog:
    """A catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def compiled(catalog: Catalog) -> bytes:
    """What gettext reads."""
    into = io.BytesIO()
    write_mo(into, catalog)
    return into.getvalue()


def spelled(catalog: Catalog) -> bytes:
    """What translators edit."""
    into = io.BytesIO()
    write_po(into, catalog, width=110, no_location=True, omit_header=False, sort_output=True)
    return into.getvalue()


def main() -> None:
    """Update and compile."""
    for path in catalogues():
        catalog = read(path)
        catalog.update(texts(), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        write_bytes(path, spelled(catalog))
        write_bytes(path.with_suffix(".mo"), compiled(catalog))
        missing = [message.id for message in catalog if message.id and not message.string]
        print(f"{path.parts[-3]}: {len(catalog)} texts, {len(missing)} without a translation")


if __name__ == "__main__":
    main()
