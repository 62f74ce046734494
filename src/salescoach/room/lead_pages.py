"""The wall and the facilitator's page."""

from __future__ import annotations

import secrets

from tornado.web import HTTPError

from .event import Event
from .lead import lead
from .page import Page
from .rounds import control
from .wall import wall
from .words import words


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
