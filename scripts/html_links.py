"""Rewrite the links of a Markdown text for the HTML edition, where some files are pages and others are absent.

A link to a page of the edition stays a link, and a page that is only named (`docs/model.md`) becomes one. A link to a
file that is no page (a module, a test) becomes plain text with the name of the file as code. Fenced code is left alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

FENCE = re.compile(r"^(?P<indent> {0,3})(?P<fence>```+|~~~+).*?(?:^ {0,3}(?P=fence)[`~]*\s*?$|\Z)", re.M | re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
HEADING = re.compile(r"^ {0,3}#{1,6}\s.*$", re.M)
LINK = re.compile(r"(?P<image>!?)\[(?P<text>(?:`[^`]*`|[^\[\]`])*)\]\((?P<target>[^()\s]+)(?:\s+\"[^\"]*\")?\)", re.S)
CODE = re.compile(r"(?<!`)(?P<tick>`+)(?!`)(?P<code>.+?)(?<!`)(?P=tick)(?!`)", re.S)
EITHER = re.compile(f"{LINK.pattern}|{CODE.pattern}", re.S)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True)
class Edition:
    """What the edition holds: its pages, and the pages that stand for a folder (paths from the root)."""

    pages: Collection[str]
    folders: Mapping[str, str] = field(default_factory=dict)

    def find(self, target: str, page: str) -> str | None:
        """The path of the page that a target on `page` means, with its anchor; None if it is no page."""
        path, mark, anchor = target.partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if whole in self.pages:
            return whole + mark + anchor
        return self.folders.get(whole)

    def named(self, name: str, page: str) -> str | None:
        """The page that a text names, written from the root or from the page's own folder."""
        if not re.fullmatch(r"[\w./-]*\w[./][\w./-]*", name):
            return None
        return self.find(name, "") or self.find(name, page)


def rewritten(text: str, page: str, edition: Edition) -> str:
    """The Markdown of `page` with its links as the edition needs them."""
    kept = sorted(_spans(text), key=lambda span: span[0])
    parts, at = [], 0
    for start, end in kept:
        if start >= at:
            parts += [_prose(text[at:start], page, edition), text[start:end]]
            at = end
    return "".join([*parts, _prose(text[at:], page, edition)])


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the text is left as it is: fenced code, comments, headings."""
    fences = [match.span() for match in FENCE.finditer(text)]
    others = [match.span() for pattern in (COMMENT, HEADING) for match in pattern.finditer(text)]
    return fences + [span for span in others if not any(a <= span[0] < b for a, b in fences)]


def _prose(text: str, page: str, edition: Edition) -> str:
    """A stretch without fences: code and links are taken in the order in which they stand."""

    def one(match: re.Match[str]) -> str:
        return _code(match, page, edition) if match["code"] else _link(match, page, edition)

    return EITHER.sub(one, text)


def _code(match: re.Match[str], page: str, edition: Edition) -> str:
    found = edition.named(match["code"].strip(), page)
    return f"[{match[0]}]({_from(found, page)})" if found and found.partition("#")[0] != page else match[0]


def _link(match: re.Match[str], page: str, edition: Edition) -> str:
    target, text = match["target"].strip("<>"), match["text"]
    if match["image"] or target.startswith("#") or SCHEME.match(target):
        return match[0]
    found = edition.find(target, page)
    if found:
        return f"[{text}]({_from(found, page)})"
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), target.partition("#")[0]))
    if text.strip("`").strip() in (target, path, posixpath.basename(path)):
        return f"`{text.strip('`').strip()}`"
    return f"{text} (`{path}`)"


def _from(found: str, page: str) -> str:
    """A path from the root as it is written on a page."""
    path, mark, anchor = found.partition("#")
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + anchor
