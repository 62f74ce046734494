"""The command for paper: ``kit``, the printed pages of a workshop."""

from __future__ import annotations

import json
from pathlib import Path

from ..common.files import write_text
from ..common.shipped import shipped
from .parser import Commands, Options, Parser, add_command


def add_commands(commands: Commands[Parser]) -> None:
    """Add the command."""
    kit = add_command(commands, "kit", _kit, "cards, sheets, handout and script of a workshop, to print, in a folder")
    kit.add_argument("folder", type=Path, help="where the pages go; pages of the kit that lie there are written anew")


def _kit(options: Options) -> None:
    pages = json.loads(shipped("kit.json").read_text(encoding="utf-8"))
    for name, page in pages.items():
        write_text(options.folder / name, page)
    firsts = ", ".join(str(options.folder / name) for name in pages if name.endswith("/index.html"))
    print(f"{len(pages)} pages. Open one of {firsts}: it says how many of which page to print.")
