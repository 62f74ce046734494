"""What the window says when the room opens."""

from __future__ import annotations

from pathlib import Path

from .address import addresses


def opening(path: Path, code: str, port: int, address: str) -> list[str]:
    """Lines for the window: the wall, the phones, the facilitator's code, and where the log lies."""
    known = [address] if address else addresses()
    first = known[0]
    lines = [
        f"The wall, on this computer:  http://127.0.0.1:{port}/wall",
        f"Phones scan the wall, or open: {', '.join(f'http://{a}:{port}/' for a in known if a != '127.0.0.1') or '-'}",
        f"Facilitator, on your phone:  http://{first}:{port}/lead   code: {code}",
        f"Everything is kept in {path}",
        "Ctrl-C stops; salescoach room goes on where it stopped.",
    ]
    if first == "127.0.0.1":
        lines.insert(2, "This computer is in no network: no phone can reach it. Join the Wi-Fi of the room first.")
    return lines
