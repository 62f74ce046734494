"""What all commands share: how one is added, its sizes, and errors in one line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from ..settings.team import Team

Options = argparse.Namespace
Work = Callable[[Options], None]


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line.

    Attributes:
        hands_on: the program that is given the words behind ``--``, as ``more``; empty where there is none.
    """

    hands_on = ""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the words; those behind ``--`` are kept apart where they are for another program."""
        if not self.hands_on:
            return super().parse_known_args(args, namespace)
        words = list(args)
        own = words.index("--") if "--" in words else len(words)
        options, unknown = super().parse_known_args(words[:own], namespace)
        if unknown:
            self.error(f"unknown: {' '.join(unknown)}. Words for {self.hands_on} stand behind --")
        options.more = words[own + 1 :]
        return options, unknown

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to see what is allowed; end with status 2."""
        self.exit(2, f"salescoach: {message}. Type: {self.prog} --help\n")


Commands = argparse._SubParsersAction


def add_command(commands: Commands[Parser], name: str, work: Work, text: str) -> Parser:
    """Add a command.

    Args:
        commands: to which it is added.
        name: what is typed.
        work: called with the options.
        text: one line of help.

    Returns:
        Its parser, for its arguments.
    """
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(work=work)
    return command


def add_sizes(command: Parser) -> None:
    """Add how many runs, which seed, how many people and weeks."""
    command.add_argument("--runs", type=int, default=200, help="replications (default: 200)")
    command.add_argument("--seed", type=int, default=1, help="seed (default: 1)")
    command.add_argument("--people", type=int, default=8, help="salespeople (default: 8)")
    command.add_argument("--weeks", type=int, default=52, help="weeks (default: 52)")


def team_of(options: Options) -> Team:
    """The team of the asked size."""
    from ..settings.team import Team

    return Team(people=options.people, weeks=options.weeks)
