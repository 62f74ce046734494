"""Addresses of this machine, and the codes that phones scan."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from dataclasses import dataclass

from ..common.needs import need


@dataclass(frozen=True, slots=True)
class Door:
    """An address under which the room can be reached, and its code as SVG."""

    url: str
    picture: str


def addresses() -> list[str]:
    """IPv4 addresses of this machine, private ones first, loopback last."""
    found: list[str] = []
    for target in ("192.0.2.1", "10.255.255.255"):  # nothing is sent: the system only says which way it would go
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((target, 9))
                found.append(str(probe.getsockname()[0]))
            except OSError:
                continue
    with suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return in_order([*found, "127.0.0.1"])


def in_order(found: list[str]) -> list[str]:
    """Each once: those of home and office networks first, then other private ones, public ones, this machine alone."""

    def rank(text: str) -> int:
        address = ipaddress.ip_address(text)
        if address.is_loopback:
            return 4
        if address.is_link_local:
            return 3
        return 0 if text.startswith("192.168.") else 1 if address.is_private else 2

    return sorted(dict.fromkeys(found), key=rank)


def doors(port: int, chosen: str = "") -> list[Door]:
    """The room's addresses with their codes; the chosen one alone where one is given.

    An address of numbers is what browsers warn of least, and needs no name service.
    """
    known = [chosen] if chosen else [a for a in addresses() if a != "127.0.0.1"] or ["127.0.0.1"]
    return [Door(url, picture(url)) for url in (f"http://{address}:{port}/" for address in known)]


def picture(text: str) -> str:
    """A QR code as SVG."""
    made = need("segno", "room").make(text, micro=False)
    return str(made.svg_inline(border=3, omitsize=True, title=text, dark="#000", light="#fff"))


def wifi_picture(name: str, password: str) -> str:
    """A QR code that joins a Wi-Fi."""
    made = need("segno.helpers", "room").make_wifi(
        ssid=name, password=password or None, security="WPA" if password else None
    )
    return str(made.svg_inline(border=3, omitsize=True, title=name, dark="#000", light="#fff"))
