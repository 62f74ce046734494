"""What all pages share: how one is drawn, who may be heard, and how often."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
from tornado.web import HTTPError, RequestHandler

from .address import Door
from .host import Host
from .log import LogError
from .state import Room, Seat
from .words import LANGUAGES, known_language, words

PER_SECOND, AT_ONCE = 4.0, 12.0  # requests of a seat
STATIC = ("room.css", "room.js")


def static_file(name: str) -> bytes:
    """What stands in a file of style or script."""
    return files(__package__).joinpath("static", name).read_bytes()


@cache
def assets() -> dict[str, str]:
    """Name of a file -> hash of what is in it, so that it can be kept for ever."""
    return {name: hashlib.sha256(static_file(name)).hexdigest()[:10] for name in STATIC}


@cache
def templates() -> jinja2.Environment:
    """The pages; every text in them is escaped."""
    here = Path(str(files(__package__).joinpath("pages")))
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(here), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


class Bucket:
    """How often a seat may be heard."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[float, float]] = {}

    def takes(self, who: str, now: float, rate: float = PER_SECOND, most: float = AT_ONCE) -> bool:
        """Whether one more request is heard now."""
        left, last = self._left.get(who, (most, now))
        left = min(most, left + rate * (now - last))
        self._left[who] = (left - 1.0 if left >= 1.0 else left, now)
        return left >= 1.0


class Page(RequestHandler):
    """What all pages share."""

    host: Host
    doors: list[Door]
    bucket: Bucket

    def initialize(self, host: Host, doors: list[Door], bucket: Bucket) -> None:
        """Take the session."""
        self.host, self.doors, self.bucket = host, doors, bucket

    def set_default_headers(self) -> None:
        """Nothing from elsewhere, nothing kept."""
        self.set_header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; form-action 'self'")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Server", "salescoach")

    @property
    def room(self) -> Room:
        """The room as it is now."""
        return self.host.room

    def lang_of(self) -> str:
        """The language that was asked for, or the browser's."""
        wanted = self.get_argument("lang", "")
        return wanted if wanted in LANGUAGES else known_language(self.request.headers.get("Accept-Language", ""))

    def draw(self, page: str, lang: str, **values: Any) -> None:
        """Answer with a page."""
        say = words(lang)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        left = self.room.until
        values.setdefault("left", None if left is None else max(0, round(left - self.host.now())))
        shared = {"title": "salescoach", "body": "", "asset": assets(), "languages": LANGUAGES}
        self.write(templates().get_template(page).render(shared | values | {"lang": lang, "_": say.gettext}))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """A short page in words."""
        _ = words(self.lang_of()).gettext
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.write(_("This page is not here. Scan the code on the wall again.") if status_code == 404 else self._reason)

    def log_exception(self, *info: Any) -> None:
        """Say nothing of a refusal; a fault of the kit goes to the window."""
        if not isinstance(info[1], HTTPError):
            super().log_exception(*info)

    def seat(self, id_: str) -> Seat:
        """The seat of an address."""
        seat = self.room.seats.get(id_)
        if seat is None:
            raise HTTPError(404)
        self.host.heard_from[id_] = self.host.now()
        return seat

    async def done(self, work: Awaitable[Any], back: str) -> None:
        """Do it, and answer once it is on disk: 204 to the script, a redirect to a phone without one."""
        try:
            await work
        except LogError as error:
            raise HTTPError(503, str(error), reason="not written, try again") from None
        if self.request.headers.get("X-Room"):
            self.set_status(204)
        else:
            self.redirect(back, status=303)
