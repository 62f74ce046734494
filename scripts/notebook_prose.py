"""Keep the numbers in the prose of a notebook true to what its cells print.

A number that a cell works out is written in Markdown as

    <span class="checked" data-from="extra_deals">8</span>

and some code cell of the same notebook prints the line

    extra_deals = 8

The marked text and the printed text must be the same, unit and all ("8 %" needs `extra = 8 %`).

A percentage (8 %, 8 per cent, 8 percentage points) or a decimal (0.35) without a mark is refused, for
nobody would notice when it goes stale. Numbers that come from elsewhere (a setting, a source) are
written as `<span class="given">0.35</span>`. Not looked at: code in Markdown, headings, links and
their text, addresses, dates and plain whole numbers.
"""

import re
from collections.abc import Iterator

from nbformat import NotebookNode

CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)\s*?$|\Z)|(?P<tick>`+)(?!`).*?(?<!`)(?P=tick)(?!`)", re.M | re.S
)
COMMENT = re.compile(r"<!--.*?-->", re.S)
SPAN = re.compile(r"<span\b([^>]*)>(.*?)</span\s*>", re.I | re.S)
OPEN_SPAN = re.compile(r"<span\b[^>]*\bclass\s*=\s*[\"']?[^>]*\b(?:checked|given)\b", re.I)
ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
HEADING = re.compile(r"^\s{0,3}#{1,6}\s.*$", re.M)
LINK = re.compile(
    r"!?\[[^\]]*\]\([^)]*\)|!?\[[^\]]*\]\[[^\]]*\]|^\s*\[[^\]]+\]:.*$|<?\bhttps?://\S+|\b10\.\d{4,}/\S+", re.M
)
TAG = re.compile(r"</?[A-Za-z][^>]*>")
EMPHASIS = re.compile(r"[*_]")
NUMBER = r"(?<![\w.,])\d[\d,]*"
RESULT = re.compile(rf"{NUMBER}(?:\.\d+)?\s?(?:%|per\s?cent\b|percentage\s+points?\b)|{NUMBER}\.\d+(?!\d|\.\d)", re.I)
PRINTED = re.compile(r"^\s*([A-Za-z_]\w*)\s*=\s*(\S.*?)\s*$", re.M)


def printed_values(notebook: NotebookNode) -> dict[str, set[str]]:
    """What the code cells print as `name = value`: all values of each name."""
    values: dict[str, set[str]] = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stdout":
                for name, value in PRINTED.findall(output.text):
                    values.setdefault(name, set()).add(_plain(value))
    return values


def number_problems(source: str, values: dict[str, set[str]]) -> Iterator[str]:
    """Say which numbers of a Markdown cell disagree with the printed ones, or carry no mark."""
    prose = COMMENT.sub(" ", CODE.sub(" ", source))
    for attributes, inside in SPAN.findall(prose):
        named = {name.lower(): first or second for name, first, second in ATTRIBUTE.findall(attributes)}
        if "checked" in named.get("class", "").split():
            yield from _mark_problems(named.get("data-from", ""), _plain(inside), values)
    rest = SPAN.sub(_unmarked, prose)
    if OPEN_SPAN.search(rest):
        yield "a marked number is not closed with </span>"
    for pattern in (HEADING, LINK, TAG):
        rest = pattern.sub(" ", rest)
    for match in RESULT.finditer(EMPHASIS.sub("", rest)):
        yield f"the number “{' '.join(match.group().split())}” in the text has no mark"


def _mark_problems(name: str, said: str, values: dict[str, set[str]]) -> Iterator[str]:
    if not name:
        yield f"the marked number “{said}” does not say where it comes from (data-from)"
    elif name not in values:
        yield f"the text says {said} for {name}, but no code cell prints a line “{name} = …”"
    elif len(values[name]) > 1:
        yield f"{name} is printed with several values: {', '.join(sorted(values[name]))}"
    elif said not in values[name]:
        yield f"the text says {said} for {name}, but the code prints {next(iter(values[name]))}"


def _unmarked(span: re.Match[str]) -> str:
    return " " if OPEN_SPAN.match(span.group()) else span.group(2)


def _plain(said: str) -> str:
    bare = EMPHASIS.sub("", TAG.sub("", said)).replace("−", "-")
    return " ".join(bare.replace("&nbsp;", " ").split())
