"""Text that may be shown on a terminal: no control character, and no mark that turns or hides text."""

from __future__ import annotations

import re
import unicodedata

KEPT = "\n"
_PLAIN = re.compile(r"[\x20-\x7e\n]*")


def without_control(text: str) -> str:
    r"""The text with every control, direction or zero-width character written out, line breaks kept.

    Example:
        >>> without_control("a\x1b[2Jb")
        'a\\x1b[2Jb'
    """
    if _PLAIN.fullmatch(text):
        return text
    return "".join(one if one in KEPT or not _unseen(one) else _written(one) for one in text)


def _unseen(one: str) -> bool:
    return unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _written(one: str) -> str:
    return one.encode("unicode_escape", "backslashreplace").decode("ascii")
