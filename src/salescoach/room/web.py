"""All addresses of a session, and the server behind them."""

from __future__ import annotations

import time

from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler

from .address import Door
from .host import Host
from .lead_pages import Lead, Wall
from .page import Bucket, Page, assets, static_file
from .seat_pages import Choose, Join, Move, Phone, Start
from .story_page import Story
from .stream import Stream


class Static(Page):
    """Style and script, kept for ever under the hash of what is in them."""

    def get(self, mark: str, name: str) -> None:
        """The file."""
        if assets().get(name) != mark:
            raise HTTPError(404)
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Content-Type", "text/css" if name.endswith("css") else "text/javascript")
        self.write(static_file(name))


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
            (r"/static/([0-9a-f]{10})/([a-z.]+)", Static, shared),
            (r"/story", Story, shared), (r"/health", Health, shared),
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
