"""The command ``lab``: the notebooks to work in, in a folder, opened in JupyterLab."""

from __future__ import annotations

from pathlib import Path

from .parser import Commands, Options, Parser, add_command


def add_commands(commands: Commands[Parser]) -> None:
    """Add the command."""
    lab = add_command(commands, "lab", _lab, "copy the notebooks to a folder, without answers, and open them there")
    lab.add_argument("folder", help="where to; files in it that you have changed are left as they are")
    lab.add_argument("--no-open", action="store_true", help="copy only")
    lab.add_argument("--again", action="store_true", help="copy all again; changes in the copies are lost")
    lab.add_argument("--allow-root", action="store_true", help="let root run JupyterLab, as in a container")
    lab.hands_on = "JupyterLab"
    lab.epilog = "Words behind -- are for JupyterLab: salescoach lab my_lab -- --no-browser --port=9000"


def _lab(options: Options) -> None:
    from ..teaching.lab.folder import COPIES, fill, is_the_kit
    from ..teaching.lab.opening import AS_ROOT, can_open, open_lab, words_of

    root = Path(options.folder)
    as_root = options.allow_root or AS_ROOT in options.more
    if not options.no_open:
        can_open(_line(options.folder), as_root)
    filled = fill(root, options.again)
    beside = "notebooks" if is_the_kit(root) else "notebooks, what they link to in docs"
    print(f"{filled.copies} notebooks without outputs in {root / COPIES}; with outputs in {beside}.")
    if filled.left:
        print(f"Left as they are, because they were changed: {', '.join(filled.left)}.")
        print(f"To begin afresh type: {_line(options.folder)} --again")
    if options.no_open:
        print(f"To open them type: {_line(options.folder)}")
        return
    more = [word for word in options.more if word != AS_ROOT]
    open_lab(words_of(root, filled.first, as_root, more))


def _line(folder: str) -> str:
    """What a reader types for this folder."""
    return f'salescoach lab "{folder}"' if " " in folder else f"salescoach lab {folder}"
