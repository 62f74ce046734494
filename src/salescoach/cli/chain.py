"""The commands over the chain and over who wins where: ``chain``, ``winners``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..common.messages import wrapped
from ..common.progress import bar
from .parser import Commands, Options, Parser, add_command

if TYPE_CHECKING:
    from ..settings.team import Team

_CHAIN_JOURNAL, _WINNERS_JOURNAL = "output/chain.jsonl", "output/winners.jsonl"


def add_commands(commands: Commands[Parser]) -> None:
    """Add the commands."""
    chain = add_command(commands, "chain", _chain, "what a style costs, and what of it is lost at each link")
    chain.add_argument("style", nargs="?", default="micromanage", help="the style (default: micromanage)")
    chain.add_argument("against", nargs="?", default="status_quo", help="compared with it (default: status_quo)")
    chain.add_argument("--runs", type=int, help="paired runs (default: 1000; 250 in each of several worlds)")
    chain.add_argument(
        "--within", type=float, help="go on until this precision, points and per cent, instead of --runs"
    )
    chain.add_argument("--years", type=int, nargs="+", default=[1, 2], help="horizons (default: 1 2)")
    chain.add_argument("--worlds", type=int, help="over so many plausible worlds instead of the default one")
    chain.add_argument("--arrows", action="store_true", help="with --worlds: cut every arrow, not pressing alone")
    _add_worlds(chain, _CHAIN_JOURNAL)
    winners = add_command(commands, "winners", _winners, "how often each style is best and worst, over many worlds")
    winners.add_argument("--worlds", type=int, default=200, help="how many (default: 200)")
    winners.add_argument("--runs", type=int, default=60, help="paired runs in each (default: 60)")
    winners.add_argument("--whole", action="store_true", help="the styles as they are, none without a part")
    _add_worlds(winners, _WINNERS_JOURNAL)


def _add_worlds(command: Parser, journal: str) -> None:
    command.add_argument("--seed", type=int, default=1, help="seed (default: 1)")
    command.add_argument("--jobs", type=int, default=-1, help="processors (default: all)")
    command.add_argument("--drawn", action="store_true", help="worlds drawn evenly from the ranges, not screened")
    command.add_argument("--journal", default=journal, help=f"goes on from this file (default: {journal})")
    command.add_argument("--out", help="save the picture to this file")


def _worlds(options: Options) -> list[Team]:
    from ..assumptions.draw import worlds
    from ..assumptions.plausible import plausible_worlds

    return worlds(options.worlds, seed=options.seed) if options.drawn else plausible_worlds(options.worlds)


def _chain(options: Options) -> None:
    if options.worlds is None and (options.arrows or options.drawn):
        raise ValueError("--arrows and --drawn are for several worlds. Type: --worlds 200")
    if options.worlds is not None and options.within is not None:
        raise ValueError("--within is for one world. Type: --runs 250")
    if options.worlds is None:
        _one_world(options)
    else:
        _many_worlds(options)


def _one_world(options: Options) -> None:
    from ..results.chain.lost import RUNS, lost_at_customers
    from ..results.chain.routes import Cuts

    runs = RUNS if options.runs is None and options.within is None else options.runs
    with bar(len(Cuts(True).routes) * (runs or 0), "living", "run") as shown:
        found = lost_at_customers(
            None, options.style, options.against, runs=runs, within=options.within, years=options.years,
            seed=options.seed, chain=True, progress=shown.step,
        )  # fmt: skip
    _say(found.text)
    if options.out:
        print(f"Saved: {found.plot().save(options.out)}")


def _say(text: str) -> None:
    """Print paragraphs as wide as the screen, each as far in as it is."""
    for line in text.split("\n"):
        print(wrapped(line.lstrip(), " " * (len(line) - len(line.lstrip()))))


def _many_worlds(options: Options) -> None:
    from ..assumptions.lost_over import RUNS, lost_at_customers_over

    worlds = _worlds(options)
    with bar(len(worlds), "cutting", "world") as shown:
        found = lost_at_customers_over(
            worlds, options.style, options.against, runs=RUNS if options.runs is None else options.runs,
            years=options.years, seed=options.seed, chain=options.arrows, jobs=options.jobs, path=options.journal,
            progress=shown.step,
        )  # fmt: skip
    _say(found.text)
    if options.arrows:
        columns = ["years", "route", "measure", "middle", "low", "high", "lost", "won", "unclear"]
        print(found.table[columns].to_string(index=False, float_format="{:.2f}".format))
    if options.out:
        print(f"Saved: {found.plot().save(options.out)}")


def _winners(options: Options) -> None:
    from ..assumptions.who_wins import who_wins

    worlds = _worlds(options)
    with bar(len(worlds), "competing", "world") as shown:
        found = who_wins(
            worlds, runs=options.runs, seed=options.seed, parts=not options.whole, jobs=options.jobs,
            path=options.journal, progress=shown.step,
        )  # fmt: skip
    _say(found.text)
    if options.out:
        print(f"Saved: {found.plot().save(options.out)}")
