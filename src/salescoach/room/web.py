"""Pages and posts. The secret in an address is who you are, so nothing hangs on a cookie; choices are known words."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.web import Application, HTTPError, RequestHandler

from .address import Door
from .event import Event
from .host import Host
from .lead import lead
from .log import LogError
from .roles import colour_of
from .rounds import control
from .screens import screen
from .state import BLAMED, GUESSES, Room, Seat
from .wall import wall
from .words import LANGUAGES, known_language, words

MOST_SEATS = 240
BEAT = 4.0  # seconds between two signs of life
PER_SECOND, AT_ONCE = 4.0, 12.0  # requests of a seat
STATIC = ("room.css", "room.js")
BOOT = secrets.token_hex(3)  # so that every phone asks anew after a restart


def _file(name: str) -> bytes:
    return files(__package__).joinpath("static", name).read_bytes()


@cache
def assets() -> dict[str, str]:
    """Name of a file -> hash of what is in it, so that it can be kept for ever."""
    return {name: hashlib.sha256(_file(name)).hexdigest()[:10] for name in STATIC}


@cache
def _pages() -> jinja2.Environment:
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
        self.write(_pages().get_template(page).render(shared | values | {"lang": lang, "_": say.gettext}))

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


class Start(Page):
    """The page behind the code on the wall."""

    def get(self) -> None:
        """Show it."""
        self._show("")

    def _show(self, fault: str) -> None:
        self.draw("join.html", self.lang_of(), body="join", fault=fault, id=secrets.token_hex(8), left=None)


class Join(Start):
    """A seat for whoever asks; the same one where the same tap arrives twice."""

    async def post(self) -> None:
        """Give a seat."""
        lang, _ = self.lang_of(), words(self.lang_of()).gettext
        id_ = self.get_argument("id", "")[:32]
        seat = hashlib.sha256(f"{self.host.meta['code']} {id_}".encode()).hexdigest()[:24] if id_ else ""
        if seat not in self.room.seats and len(self.room.seats) >= MOST_SEATS:
            self._show(_("All seats are taken. Share a phone with a neighbour."))
            return
        try:
            given = await self.host.join(lang, f"join {id_}" if id_ else "", seat)
        except LogError:
            self.set_status(503)
            self._show(_("No seat could be given. Try again in a moment."))
            return
        self.redirect(f"/s/{given.id}", status=303)


class Move(Start):
    """Back to a seat from another phone."""

    def post(self) -> None:
        """Find the seat of a code."""
        _ = words(self.lang_of()).gettext
        if not self.bucket.takes("codes", self.host.now(), rate=1.0, most=20.0):
            self._show(_("Too many tries. Wait a moment."))
            return
        seat = self.room.by_code(self.get_argument("code", ""))
        if seat is None:
            self._show(_("Nobody has that code."))
            return
        self.redirect(f"/s/{seat.id}", status=303)


class Phone(Page):
    """A seat's page."""

    def get(self, id_: str, part: str = "") -> None:
        """The page, or its screen alone."""
        seat = self.seat(id_)
        url = f"/s/{id_}"
        say = words(seat.lang)
        values = {
            "s": screen(self.room, seat, say.gettext), "name": seat.name, "code": seat.code, "place": self.room.place,
            "colour": colour_of(seat.table)[0], "seat_url": url, "screen_url": f"{url}/screen",
            "events_url": f"{url}/events", "body": "phone",
        }  # fmt: skip
        self.draw("screen.html" if part else "phone.html", seat.lang, **values)


class Choose(Page):
    """What a seat says."""

    async def post(self, id_: str, what: str) -> None:
        """Hear it."""
        self.seat(id_)
        if not self.bucket.takes(id_, self.host.now()):
            raise HTTPError(429, reason="slower")
        pick, mark = self.get_argument("pick", ""), self.get_argument("id", "")[:32] or secrets.token_hex(8)
        if what == "forget":
            await self.done(self.host.forget(id_), f"/s/{id_}")
            return
        data: dict[str, Any] = {"pick": pick}
        if what == "lang":
            data, known = {"lang": pick}, tuple(LANGUAGES)
        elif what == "choice":
            place = self.get_argument("place", "")
            if not place.isdigit():
                raise HTTPError(400, reason="no such place")
            data["place"], known = int(place), (pick,)
        else:
            known = GUESSES if what == "guess" else BLAMED
        if pick not in known or len(pick) > 20:
            raise HTTPError(400, reason="no such choice")
        await self.done(self.host.put(Event(what, data, id_, f"{id_[:8]} {mark}", self.host.now())), f"/s/{id_}")


class Wall(Page):
    """The page for the projector."""

    def get(self, part: str = "") -> None:
        """The page, or its screen alone."""
        say = words(self.room.lang)
        doors = [(door.url, door.picture) for door in self.doors]
        self.draw(
            "wall_screen.html" if part else "wall.html", self.room.lang, w=wall(self.room, say.gettext), doors=doors,
            screen_url="/wall/screen", events_url="/wall/events", body="wall",
        )  # fmt: skip


class Lead(Page):
    """The facilitator's page, behind the code."""

    def get(self, code: str = "", part: str = "") -> None:
        """The page, its screen alone, or the door."""
        if not code:
            self.draw("door.html", self.lang_of(), body="door", fault="", left=None)
            return
        self.check(code)
        lang = self.room.lang
        page = lead(self.room, self.host.heard_from, self.host.now(), words(lang).gettext)
        url = f"/lead/{code}"
        self.draw(
            "lead_screen.html" if part else "lead.html", lang, f=page, trouble=self.host.trouble, lead_url=url,
            screen_url=f"{url}/screen", events_url=f"{url}/events", body="lead",
        )  # fmt: skip

    def check(self, code: str) -> None:
        """Let nobody in without the code, nor let it be guessed."""
        if not secrets.compare_digest(code.encode(), self.host.meta["code"].encode()):
            if not self.bucket.takes("lead", self.host.now(), rate=0.2, most=10.0):
                raise HTTPError(429, reason="too many tries")
            raise HTTPError(404)

    async def post(self, code: str = "", part: str = "") -> None:
        """A button, or the code at the door."""
        if not code:
            given = self.get_argument("code", "").strip().upper()
            self.check(given)
            self.redirect(f"/lead/{given}", status=303)
            return
        self.check(code)
        try:
            events = control(self.room, self.get_argument("pick", ""), self.host.now())
        except ValueError:
            raise HTTPError(400, reason="no such button") from None
        mark = self.get_argument("id", "")[:32]
        await self.done(self._all(events, mark), f"/lead/{code}")

    async def _all(self, events: list[Event], mark: str) -> None:
        for nth, event in enumerate(events):
            id_ = f"lead {mark} {nth}" if mark else event.id
            await self.host.put(Event(event.kind, event.data, event.seat, id_, event.at))


class Stream(Page):
    """Server-sent events that carry a version and nothing else: nothing to replay, so nothing to miss."""

    async def get(self, who: str, code: str = "") -> None:
        """Tell the version until the phone goes."""
        version = self._version(who, code)
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Content-Encoding", "identity")
        changed = asyncio.Event()
        self.host.listeners.add(changed.set)
        last = ""
        try:
            while True:
                now = version()
                if now != last or not changed.is_set():
                    self.write(f"data: {now}\n\n")
                    last = now
                    await self.flush()
                changed.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), BEAT)
                if self.host.closing or self._gone:
                    return
        except StreamClosedError:
            return
        finally:
            self.host.listeners.discard(changed.set)

    _gone = False

    def on_connection_close(self) -> None:
        """The phone went."""
        self._gone = True

    def _version(self, who: str, code: str) -> Callable[[], str]:
        host = self.host
        if who == "s":
            seat = self.seat(code)

            def phone() -> str:
                if not self._gone:
                    host.heard_from[code] = host.now()
                known = host.room.seats.get(code, seat)
                return f"{BOOT}.{host.room.heard}.{known.heard}.{len(host.room.seats) and 1}"

            return phone
        if who == "lead":
            if code != host.meta["code"]:
                raise HTTPError(404)
            return lambda: f"{BOOT}.{host.version}.{int(host.now() / 10)}"
        return lambda: f"{BOOT}.{host.room.heard}.{len(host.room.seats)}"


class Static(Page):
    """Style and script, kept for ever under the hash of what is in them."""

    def get(self, mark: str, name: str) -> None:
        """The file."""
        if assets().get(name) != mark:
            raise HTTPError(404)
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Content-Type", "text/css" if name.endswith("css") else "text/javascript")
        self.write(_file(name))


class Health(Page):
    """For whoever watches."""

    def get(self) -> None:
        """Seats, place, engine."""
        room = self.room
        self.write({"seats": len(room.seats), "place": room.place, "kind": room.phase.kind, "ended": room.ended,
                    "closed": room.closed, "reveal": bool(room.reveal), "engine": self.host.engine.pid,
                    "listeners": len(self.host.listeners), "at": time.time()})  # fmt: skip


class Lost(Page):
    """Any other address."""

    def prepare(self) -> None:
        """Refuse."""
        raise HTTPError(404)


def application(host: Host, doors: list[Door]) -> Application:
    """All addresses of a session."""
    shared = {"host": host, "doors": doors, "bucket": Bucket()}
    seat, code = r"([0-9a-f]{24})", r"([A-Z]{6})"
    return Application(
        [
            (r"/", Start, shared), (r"/join", Join, shared), (r"/move", Move, shared),
            (rf"/s/{seat}", Phone, shared), (rf"/s/{seat}/(screen)", Phone, shared),
            (rf"/(s)/{seat}/events", Stream, shared), (rf"/s/{seat}/(choice|guess|blame|lang|forget)", Choose, shared),
            (r"/wall", Wall, shared), (r"/wall/(screen)", Wall, shared), (r"/(wall)/events", Stream, shared),
            (r"/lead", Lead, shared), (rf"/lead/{code}", Lead, shared), (rf"/lead/{code}/(screen|do)", Lead, shared),
            (rf"/(lead)/{code}/events", Stream, shared),
            (r"/static/([0-9a-f]{10})/([a-z.]+)", Static, shared), (r"/health", Health, shared),
        ],
        default_handler_class=Lost, default_handler_args=shared, compress_response=True, log_function=_quiet,
    )  # fmt: skip


def _quiet(handler: RequestHandler) -> None:
    """No address of a phone is written down anywhere."""


def serve(host: Host, doors: list[Door], port: int, address: str = "") -> HTTPServer:
    """Listen. OSError where the port is taken."""
    server = HTTPServer(application(host, doors), max_body_size=4096, max_header_size=8192, idle_connection_timeout=30)
    server.listen(port, address)
    return server
