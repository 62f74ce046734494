"""The command that makes the synthetic company: ``company``."""

from __future__ import annotations

from typing import Any

from ..common.progress import bar
from .parser import Commands, Options, Parser, add_command

SIZE = {"seed": 1, "teams": 12, "people": 8, "weeks": 104}
TEXTS = {"seed": "seed", "teams": "teams", "people": "seats in each team", "weeks": "weeks recorded"}


def add_commands(commands: Commands[Parser]) -> None:
    """Add the command."""
    text = "make the synthetic company: records of a sales force, with an answer key"
    company = add_command(commands, "company", _company, text)
    for name, default in SIZE.items():
        company.add_argument(f"--{name}", type=int, default=default, help=f"{TEXTS[name]} (default: {default})")
    company.add_argument("--out", default="output/company", help="folder to write (default: output/company)")


def _company(options: Options) -> None:
    from ..company.files import write_company
    from ..company.make import make_company

    size: dict[str, Any] = {name: int(getattr(options, name)) for name in SIZE}
    with bar(size["teams"], "living", "team") as shown:
        company = make_company(**size, progress=shown.step)
    manifest = write_company(company, options.out, command_for(size))
    total = sum(file["bytes"] for file in manifest["files"].values())
    print(company)
    print(f"{len(manifest['files'])} files, {total / 2**20:.1f} MiB, in {options.out}")


def command_for(size: dict[str, int]) -> str:
    """What to type for a company of that size; the folder is left out, so it changes no byte."""
    own = [f"--{name} {number}" for name, number in size.items() if number != SIZE[name]]
    return " ".join(["python -m salescoach company", *own])
