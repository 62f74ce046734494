"""One style for all tables of the edition: a caption, a scope for every heading, and no heading that is empty."""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape

PART = re.compile(r"<h[1-6]\b[^>]*>(?P<title>.*?)</h[1-6]>|<table\b(?P<table>.*?)</table>", re.S)
TAG = re.compile(r"<[^>]+>")
EMPTY = re.compile(r"<th\b(?![^>]*\bcolspan)[^>]*>(?:\s|&nbsp;|<p>\s*</p>)*</th>")
HEAD = re.compile(r"<thead\b.*?</thead>", re.S)
# pandas gives the name of the rows a row of its own, under an empty corner
NAMED_ROWS = re.compile(
    r"(<thead\b[^>]*>\s*<tr[^>]*>\s*)<td></td>(.*?</tr>)\s*<tr[^>]*>\s*<th[^>]*>([^<]+)</th>\s*(?:<td></td>\s*)+</tr>",
    re.S,
)
SENTENCE = re.compile(r"<td>(?=[^<]{25,}</td>)")
TH = re.compile(r"<th\b(?![^>]*\bscope=)")


def dressed(body: str) -> str:
    """The body of a page with its tables dressed; a table is called as the heading above it."""
    made: Counter[str] = Counter()
    title = ""

    def part(found: re.Match[str]) -> str:
        nonlocal title
        if found["table"] is None:
            title = " ".join(unescape(TAG.sub("", found["title"])).replace("¶", "").split())
            return found[0]
        if 'class="highlighttable"' in found["table"][:200]:
            return found[0]
        made[title] += 1
        return table(found[0], f"{title} ({made[title]})" if made[title] > 1 else title)

    return PART.sub(part, body)


def table(text: str, caption: str) -> str:
    """One table with a caption (unless it has one) and scopes."""
    text = EMPTY.sub("<td></td>", text).replace(' border="1"', "")
    text = NAMED_ROWS.sub(r"\1<th>\3</th>\2", text)
    text = SENTENCE.sub('<td class="words">', text)
    head = HEAD.search(text)
    cut = head.end() if head else 0
    text = TH.sub('<th scope="col"', text[:cut]) + TH.sub('<th scope="row"', text[cut:])
    if caption and "<caption" not in text:
        text = re.sub(r"(<table\b[^>]*>)", rf"\1<caption>{_safe(caption)}</caption>", text, count=1)
    return text


def _safe(caption: str) -> str:
    return escape(caption).replace("\\", r"\\")
