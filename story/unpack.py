"""Read a built page again: what is packed in it."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

PARTS = ("model", "app", "words", "made", "data", "wasm")
JSON = ("words", "made", "data")


def unpacked(page: str) -> dict[str, Any]:
    """Name of a part -> its text, its value where it is JSON, or its bytes. ValueError where the page holds none."""
    found = re.search(r'id="pack">([^<]+)<', page)
    if not found:
        raise ValueError("this page holds no packed parts")
    whole = zlib.decompress(base64.b64decode(found[1]), -15)
    count = int.from_bytes(whole[:4], "little")
    sizes = [int.from_bytes(whole[4 * k : 4 * k + 4], "little") for k in range(1, count + 1)]
    parts: dict[str, Any] = {}
    at = 4 * (count + 1)
    for name, size in zip(PARTS, sizes, strict=True):
        part = whole[at : at + size]
        at += size
        parts[name] = part if name == "wasm" else json.loads(part) if name in JSON else part.decode()
    return parts
