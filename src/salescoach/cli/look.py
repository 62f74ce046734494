"""The commands that show: ``compare``, ``styles``, ``links``, ``evidence``."""

from __future__ import annotations

from ..common.messages import wrapped
from ..common.progress import bar
from .parser import Commands, Options, Parser, add_command, add_sizes, team_of


def add_commands(commands: Commands[Parser]) -> None:
    """Add the commands."""
    pair = add_command(commands, "compare", _compare, "one style against another")
    pair.add_argument("first", help="reference style")
    pair.add_argument("second", help="style compared with it")
    pair.add_argument("--cut", action="append", default=[], metavar="LINK", help="cut a link in both teams")
    add_sizes(pair)
    add_command(commands, "styles", _styles, "the styles, and whose idea each is")
    add_command(commands, "links", _links, "the links of the cascade, their strength and range")
    evidence = add_command(commands, "evidence", _evidence, "every setting with its source, grade and reason")
    evidence.add_argument("setting", nargs="?", help="one setting in full")


def _compare(options: Options) -> None:
    from ..results.compare import compare
    from ..results.simulate import simulate

    team = team_of(options)
    team = team.without(*options.cut) if options.cut else team
    with bar(2 * options.runs, "living", "run") as shown:
        pair = [
            simulate(team, style, options.runs, options.seed, progress=shown.step)
            for style in (options.first, options.second)
        ]
    print(compare(*pair).text)


def _styles(_: Options) -> None:
    from ..management.library import STYLES

    for style in STYLES.values():
        print(f"{style.name:15s} ({style.author})\n    {style.summary}")


def _links(_: Options) -> None:
    from ..settings.tables import links

    print(links().drop(columns=["shape", "source"]).to_string(index=False))


def _evidence(options: Options) -> None:
    from ..settings.register import setting
    from ..settings.tables import evidence
    from ..settings.team import Team

    table = evidence(Team())
    if options.setting:
        row = table[table.setting == setting(options.setting).name].iloc[0]
        print("\n".join(wrapped(f"{name:8s} {value}", "", " " * 9) for name, value in row.items()))
        return
    print(table[["setting", "value", "unit", "low", "high", "grade", "basis"]].to_string(index=False))
    print("\nOne in full, with source and reason: salescoach evidence pass_through")
