"""The command ``pilot``: would this pilot find out, what does it cost, and the plan to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..common.messages import wrapped
from ..common.progress import bar
from .parser import Commands, Options, Parser, add_command

if TYPE_CHECKING:
    from ..pilot.plan import PilotPlan


def add_commands(commands: Commands[Parser]) -> None:
    """Add the command."""
    pilot = add_command(commands, "pilot", _pilot, "would a pilot of one style against another find out")
    pilot.add_argument("first", help="style before, and of teams that do not start")
    pilot.add_argument("second", help="style that is tried")
    pilot.add_argument("--teams", type=int, default=12, help="teams that take part (default: 12)")
    pilot.add_argument("--weeks", type=int, default=26, help="from the first start to the end (default: 26)")
    pilot.add_argument("--by", default="lot", help="lot, pairs or steps (default: lot)")
    pilot.add_argument(
        "--measure", default="revenue", help="revenue, conversion, complaints or leaving (default: revenue)"
    )
    pilot.add_argument("--people", type=int, default=8, help="people in a team (default: 8)")
    pilot.add_argument("--records", metavar="FOLDER", help="written records (salescoach import --out): your own team")
    pilot.add_argument("--before", type=int, default=26, help="weeks recorded before the first start (default: 26)")
    pilot.add_argument("--settle", type=int, default=4, help="weeks left out after a start (default: 4)")
    pilot.add_argument("--slow-start", type=int, default=4, help="weeks until managers have taken it up (default: 4)")
    pilot.add_argument("--steps", type=int, default=4, help="starts, with --by steps (default: 4)")
    pilot.add_argument("--market", type=float, default=5.0, help="the market moves, per cent a quarter (default: 5)")
    pilot.add_argument("--worlds", type=int, default=100, help="how many plausible worlds (default: 100)")
    pilot.add_argument("--pilots", type=int, default=100, help="pilots drawn in each, of each size (default: 100)")
    pilot.add_argument("--pool", type=int, default=64, help="teams that live in each world (default: 64)")
    pilot.add_argument("--seed", type=int, default=1, help="seed (default: 1)")
    pilot.add_argument("--jobs", type=int, default=-1, help="processors (default: all)")
    pilot.add_argument("--journal", help="goes on from this file where it was stopped (default: none)")
    pilot.add_argument("--out", help="save the picture to this file")
    pilot.add_argument("--plan", help="write the plan to sign to this file (Markdown)")


def _pilot(options: Options) -> None:
    plan = _planned(options)
    for line in plan.text.split("\n"):
        print(line if line.startswith("  ") and "  " in line.strip() else wrapped(line.strip(), _indent(line)))
    if options.out:
        print(f"Saved: {plan.plot().save(options.out)}")
    if options.plan:
        print(f"Saved: {plan.write(options.plan)}")


def _indent(line: str) -> str:
    return " " * (len(line) - len(line.lstrip()))


def _planned(options: Options) -> PilotPlan:
    from ..from_records.own_team import own_team
    from ..pilot.plan import plan_pilot
    from ..records.stored import read_records
    from ..settings.team import Team

    team = own_team(read_records(options.records)) if options.records else Team(people=options.people)
    with bar(options.worlds, "piloting", "world") as shown:
        return plan_pilot(
            team, options.first, options.second, teams=options.teams, weeks=options.weeks, by=options.by,
            measure=options.measure, before=options.before, settle=options.settle, slow_start=options.slow_start,
            steps=options.steps, market=options.market, worlds=options.worlds, pilots=options.pilots,
            pool=options.pool, seed=options.seed, jobs=options.jobs, path=options.journal, progress=shown.step,
        )  # fmt: skip
