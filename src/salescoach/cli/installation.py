"""The commands about this installation: ``warm``, ``doctor``."""

from __future__ import annotations

from .parser import Commands, Options, Parser, add_command


def add_commands(commands: Commands[Parser]) -> None:
    """Add the commands."""
    add_command(commands, "warm", _warm, "compile the kernels once, so that no reader waits for it")
    add_command(commands, "doctor", _doctor, "check this installation")


def _warm(_: Options) -> None:
    from ..results.simulate import simulate
    from ..settings.team import Team
    from ..simulation.compiled import kernel_folder, kernels_are_kept

    simulate(Team(people=2, accounts_per_person=2, weeks=2, warmup_weeks=0), runs=1)
    if kernels_are_kept():
        print(f"The kernels are compiled; later starts load them from {kernel_folder()}")


def _doctor(_: Options) -> None:
    from ..doctor import report

    lines, sound = report()
    print("\n".join(lines))
    if not sound:
        raise ValueError(
            "something above is not as it should be. Type: make setup in a checkout, else "
            "pip install --force-reinstall salescoach"
        )
