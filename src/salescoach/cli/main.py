"""The thin door: ``salescoach run``, ``compare``, ``styles``, ``links``, ``evidence``, ``patterns`` and more."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from ..common.needs import MissingPackageError
from . import chain, claims, company, installation, kit, lab, look, pilot, records, room, run, worlds
from .parser import Parser

STOPPED, PIPE_CLOSED, WRONG = 130, 141, 2  # as a shell counts them: 128 and the signal's number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: what is typed behind ``salescoach``; that of this process by default.

    Returns:
        0, or 2 after a line that says what to type instead, 130 where it was stopped from the keyboard, 141 where
        nobody reads on, as behind ``| head``.
    """
    try:
        options = parser().parse_args(arguments)
        options.work(options)
        sys.stdout.flush()
    except SystemExit:  # after --help, or a line on what is wrong with the arguments
        _end(0)
        raise
    except KeyboardInterrupt:
        return _end(STOPPED, "stopped")
    except BrokenPipeError:
        return _end(PIPE_CLOSED)
    except (ValueError, MissingPackageError) as error:
        return _end(WRONG, str(error))
    except ImportError as error:
        return _end(WRONG, f"{error}. Something that the kit needs is missing. Type: salescoach doctor")
    except OSError as error:
        return _end(WRONG, ": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
    return 0


def parser() -> Parser:
    """The parser of all commands; ``work`` of what it returns does what was asked."""
    whole = Parser(prog="salescoach", description="Run the argument about managing salespeople.")
    commands = whole.add_subparsers(required=True, metavar="command")
    for group in (run, look, worlds, chain, pilot, claims, records, company, room, kit, lab, installation):
        group.add_commands(commands)
    return whole


def _end(status: int, line: str = "") -> int:
    """Say a line, and let nothing that is still to be printed end in a second error."""
    with suppress(OSError):
        if line:
            print(f"salescoach: {line}", file=sys.stderr, flush=True)
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
