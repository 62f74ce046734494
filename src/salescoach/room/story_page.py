"""The story page, to take home: one file that plays the model in any browser, without a network."""

from __future__ import annotations

from functools import cache

from ..common.shipped import shipped
from .page import Page

# The page holds its own style, script and engine, and asks nobody for anything.
RULES = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; worker-src blob:; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)


@cache
def story_file() -> bytes:
    """The page as it is shipped."""
    return shipped("story.html").read_bytes()


class Story(Page):
    """The page behind the link of the last screens."""

    def get(self) -> None:
        """Show it."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", RULES)
        self.write(story_file())
