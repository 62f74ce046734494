"""The engine: a process of its own that answers one line with one line, and leaves when its parent is gone."""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from contextlib import suppress
from typing import Any

from .facts import facts_of, front_of
from .reveal import cards_of, years_of
from .steps import Step

Question = dict[str, Any]


def answer(question: Question) -> dict[str, Any]:
    """What a question is answered with.

    Args:
        question: ``do`` (front, cards, live or reveal) and ``seed``; ``teams`` for cards, and for the last two
            ``tables``: hidden team and steps of each.
    """
    seed, do = int(question["seed"]), question["do"]
    if do == "front":
        return {"teams": front_of(seed)}
    if do == "cards":
        return {"cards": {hidden: cards_of(hidden, seed, int(question["lucks"])) for hidden in question["teams"]}}
    tables = [(hidden, [Step(**step) for step in steps]) for hidden, steps in question["tables"]]
    if do == "live":
        return {"tables": {str(place): facts_of(hidden, seed, steps) for place, (hidden, steps) in enumerate(tables)}}
    if do == "reveal":
        return {"tables": years_of(seed, tables, int(question["lucks"]))}
    raise ValueError(f"the engine does not know {do!r}")


def main() -> None:
    """Answer lines from standard input until it ends: then the parent is gone, even if it was killed."""
    with suppress(OSError, AttributeError):
        os.nice(5)
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()
    while True:
        question = json.loads(lines.get())
        try:
            reply = {"id": question["id"], "answer": answer(question)}
        except (ValueError, KeyError, ArithmeticError) as error:
            reply = {"id": question["id"], "error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


def _read(lines: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        lines.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
