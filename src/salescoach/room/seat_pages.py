"""Pages of the people: the door, a seat, and what a seat says. The secret in an address is who you are."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from tornado.web import HTTPError

from .event import Event
from .log import LogError
from .page import Page
from .roles import colour_of
from .screens import screen
from .state import BLAMED, GUESSES
from .words import LANGUAGES, words

MOST_SEATS = 240


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
