"""Read built pages with nothing but the standard library, and say what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

OUTGOING = ("https://github.com/pradyunsg/furo", "https://doi.org/")  # where a reader may be sent on a click
STYLE_ADDRESS = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)", re.I)
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
          "embed": "src", "object": "data"}  # fmt: skip
LOADED_RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch"}


@dataclass
class Page(HTMLParser):
    """What a page holds: anchors, links, what it loads, pictures with their alternative texts, headings."""

    path: Path
    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    title: str = ""
    _in_title: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        text = self.path.read_text(encoding="utf-8")
        self.feed(text)
        self.loaded += STYLE_ADDRESS.findall(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.anchors.update(named[name] for name in ("id", "name") if named.get(name))
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        if named.get(LOADED.get(tag, "")):
            self.loaded.append(named[LOADED[tag]])
        if "srcset" in named:
            self.loaded += [part.split()[0] for part in named["srcset"].split(",") if part.strip()]
        if tag == "link" and LOADED_RELATIONS & set(named.get("rel", "").split()):
            self.loaded.append(named.get("href", ""))
        if tag == "img":
            self.pictures.append((named.get("src", ""), named.get("alt", "")))
        self._in_title += tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        self._in_title -= tag == "h1"

    def handle_data(self, data: str) -> None:
        if self._in_title > 0:
            self.title += data


@cache
def read(path: Path) -> Page:
    """A page, read once."""
    return Page(path)


def pages(folder: Path) -> list[Page]:
    """All pages of a folder."""
    return [read(path) for path in sorted(folder.rglob("*.html"))]


def faults(folder: Path) -> list[str]:
    """Everything that is wrong with the pages of a folder, a line each."""
    found = [f"{page.path.relative_to(folder)}: {fault}" for page in pages(folder) for fault in page_faults(page)]
    for style in sorted(folder.rglob("*.css")):
        outside = STYLE_ADDRESS.findall(style.read_text(encoding="utf-8"))
        found += [f"{style.relative_to(folder)}: loads from outside: {address}" for address in outside]
    return found


def page_faults(page: Page) -> Iterator[str]:
    """Broken links and anchors, things loaded from outside, pictures that are absent or say nothing."""
    for address in page.loaded:
        if is_outside(address):
            yield f"loads from outside: {address}"
        elif not address.startswith(("data:", "#")) and not local(page.path, address).is_file():
            yield f"loads what is not there: {address}"
    for address in page.links:
        if is_outside(address):
            if not address.startswith(OUTGOING):
                yield f"sends the reader outside: {address}"
        else:
            yield from link_faults(page, address)
    for source, alt in page.pictures:
        if len(alt.split()) < 3:
            yield f"picture without alternative text: {source}"


def link_faults(page: Page, address: str) -> Iterator[str]:
    """What is wrong with a link inside the edition."""
    parts = urlsplit(address)
    target = local(page.path, address) if parts.path else page.path
    if not target.is_file():
        yield f"broken link: {address}"
    elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in read(target).anchors | {"top"}:
        yield f"broken anchor: {address}"


def is_outside(address: str) -> bool:
    """Whether an address leaves the folder: with a scheme, or //host."""
    return not address.startswith("data:") and bool(urlsplit(address).scheme or urlsplit(address).netloc)


def local(path: Path, address: str) -> Path:
    """The file that a relative address on the page at `path` means."""
    return (path.parent / unquote(urlsplit(address).path)).resolve()
