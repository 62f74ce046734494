"""The rehearsal: what can keep sixty phones from this laptop, found before they come."""

from __future__ import annotations

import asyncio
import platform
import socket
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from .address import addresses, doors
from .agenda import read_agenda
from .host import Host
from .session import Session, begin_session
from .web import serve

PATIENCE = 30.0  # seconds for a first phone
AWAKE = {
    "Windows": "powercfg /change standby-timeout-ac 0",
    "Darwin": "caffeinate -dims",
    "Linux": "systemd-inhibit --what=sleep:idle:handle-lid-switch sleep 3h",
}
FIREWALL = (
    "New-NetFirewallRule -DisplayName salescoach -Direction Inbound -Protocol TCP -LocalPort {port} -Action Allow"
)


def rehearse(
    port: int, address: str = "", say: Callable[[str], None] = print, patience: float = PATIENCE, system: str = ""
) -> bool:
    """Look at everything that can be looked at, and wait for a first phone.

    Args:
        port: of the room.
        address: the one for the phones; all of the machine where empty.
        say: called with each line.
        patience: seconds to wait for a phone.
        system: name of the system; this one's by default.

    Returns:
        Whether a phone came and nothing stood in the way.
    """
    system = system or platform.system()
    known = [address] if address else [a for a in addresses() if a != "127.0.0.1"]
    if not known:
        say("✗ This computer is in no network. Join the Wi-Fi of the room, then type: salescoach room doctor")
        return False
    say(f"✓ Addresses of this computer: {', '.join(known)}")
    if not port_is_free(port):
        say(f"✗ Port {port} is taken. Type: salescoach room doctor --port {port + 1}")
        return False
    say(f"✓ Port {port} is free")
    if system == "Windows":
        say(f"· If no phone arrives, type in a PowerShell that runs as administrator:\n  {FIREWALL.format(port=port)}")
    say(f"· Keep this computer awake, on its charger, with the lid open: {AWAKE.get(system, AWAKE['Linux'])}")
    say(power(system))
    say("· A phone's hotspot carries five to ten phones. Sixty want an access point that is made for them.")
    came = asyncio.run(_wait_for_phones(port, address, say, patience))
    if came == 0:
        say(isolation(known, port))
    return came > 0


def port_is_free(port: int) -> bool:
    """Whether a server could listen there."""
    with socket.socket() as probe:
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True


def power(system: str) -> str:
    """Whether this computer runs on its battery, where that can be read."""
    states = [path.read_text().strip() for path in Path("/sys/class/power_supply").glob("*/status")]
    if system == "Linux" and states:
        return "✗ It runs on its battery: plug it in" if "Discharging" in states else "✓ It is on its charger"
    return "· Whether it is on its charger cannot be read here"


def isolation(known: list[str], port: int) -> str:
    """What it means that no phone came although this computer answers itself."""
    return (
        f"✗ No phone came, and this computer answers itself at http://{known[0]}:{port}/. So the network keeps phones "
        "apart (client isolation, as in guest and hotel Wi-Fi), or the firewall shuts the door. Use an own access "
        "point, or switch isolation off in its settings"
    )


async def _wait_for_phones(port: int, address: str, say: Callable[[str], None], patience: float) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rehearsal.room"
        begin_session(Session(path, read_agenda("45"), lucks=1))
        host = Host.open(path)
        server = serve(host, doors(port, address), port)
        say(f"Open on one phone and take a seat: {', '.join(door.url for door in doors(port, address))}")
        try:
            return await _count(host, say, patience)
        finally:
            server.stop()
            host.close()
            await server.close_all_connections()


async def _count(host: Host, say: Callable[[str], None], patience: float) -> int:
    """How many came; it goes on counting as long as somebody new comes in time."""
    seen, last = 0, time.monotonic()
    while time.monotonic() - last < patience:
        await asyncio.sleep(0.1)
        if len(host.room.seats) > seen:
            seen, last = len(host.room.seats), time.monotonic()
            say(f"✓ Phones that have taken a seat: {seen}")
    return seen
