"""Files that are no text table: what they are, and what to do."""

from __future__ import annotations

import re

from ..records.errors import ReadError, hint

ZIP = b"PK\x03\x04"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_PAGE = re.compile(rb"<(?:!doctype html|html|table|meta|head|body)\b", re.IGNORECASE)
_HEAD = 4096


def refuse_other_formats(raw: bytes, file: str) -> None:
    """Refuse what is no text table, in words of what it is.

    Raises:
        ReadError: it is a workbook, a web page, JSON, XML or a PDF.
    """
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if raw.startswith(ZIP):
        raise ReadError(f"{file} is an Excel workbook or a zip archive, not a text table. Save it as 'CSV UTF-8'")
    if raw.startswith(OLD_WORKBOOK):
        raise ReadError(f"{file} is an old Excel workbook, not a text table. Open it and save it as 'CSV UTF-8'")
    if head.startswith(b"%PDF"):
        raise ReadError(f"{file} is a PDF, not a text table. Export the report as CSV")
    if head.startswith(b"<") and _PAGE.search(head):
        raise ReadError(
            f"{file} is a web page with a table, whatever its name says. Open it in a spreadsheet and save it as "
            "'CSV UTF-8', or export the report as CSV (in Salesforce: Details Only, CSV)"
        )
    if head.startswith(b"<?xml"):
        raise ReadError(f"{file} is XML, not a text table. Open it in a spreadsheet and save it as 'CSV UTF-8'")
    if head[:1] in (b"{", b"[") and re.match(rb"[\[{]\s*[\[{\"\]}]", head):
        raise ReadError(
            f"{file} is JSON, as an API gives it, not a text table. Make a CSV of its rows: {_json_line(file, head)}"
        )


def _json_line(file: str, head: bytes) -> str:
    """A line that makes a table of the list in a JSON file."""
    key = re.search(rb'"(data|results|items|records|value)"\s*:\s*\[', head)
    rows = f"json.load(open({file!r}, encoding='utf-8'))" + (f"[{key[1].decode()!r}]" if key else "")
    code = f"import json, pandas; pandas.json_normalize({rows}).to_csv('deals.csv', index=False)"
    return hint(code, f'python -c "{code}"')
