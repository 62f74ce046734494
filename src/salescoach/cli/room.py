"""The commands of the workshop on phones: ``room``, ``room doctor``, ``room demo``, ``room cards``."""

from __future__ import annotations

import time
from pathlib import Path

from ..common.needs import need
from ..room.teams import SEED
from .parser import Commands, Options, Parser, add_command

WHAT = ("open", "doctor", "demo", "cards")


def add_commands(commands: Commands[Parser]) -> None:
    """Add the command."""
    room = add_command(commands, "room", _room, "a workshop on phones: boss, manager, salespeople, customers")
    what = "open the room (default), rehearse (doctor), play by bots (demo), or print cards"
    room.add_argument("what", nargs="?", choices=WHAT, default="open", help=what)
    room.add_argument("--agenda", default="", help="90, 45, 30 or a file of your own (default: 45)")
    room.add_argument("--print-agenda", metavar="NAME", help="print a shipped agenda, to copy and edit")
    room.add_argument("--lang", default="en", help="language of the wall: en, de or es (default: en)")
    room.add_argument(
        "--seed", type=int, default=SEED, help=f"seed of the luck (default: {SEED}, in which all teams begin alike)"
    )
    room.add_argument("--port", type=int, default=8000, help="port (default: 8000)")
    room.add_argument("--address", default="", help="the address for the wall, where the machine has several")
    room.add_argument("--folder", default="", help="where sessions are kept (default: salescoach-room in your home)")
    room.add_argument("--new", action="store_true", help="begin a new session")
    room.add_argument("--resume", action="store_true", help="go on with the last session, however old")
    mode = room.add_mutually_exclusive_group()
    mode.add_argument("--pair", action="store_true", help="two people to a phone")
    mode.add_argument("--table", action="store_true", help="one phone a table")
    room.add_argument("--people", type=int, default=12, help="bots of the demo, cards to print (default: 12)")
    room.add_argument("--wifi", default="", help="name of the Wi-Fi, for its card")
    room.add_argument("--password", default="", help="password of the Wi-Fi, for its card")
    room.add_argument("--output", default="cards.html", help="file of the cards (default: cards.html)")
    room.add_argument("--no-browser", action="store_true", help="do not open the wall page")


def _room(options: Options) -> None:
    if options.print_agenda:
        from ..room.agenda import SHIPPED, agenda_text

        if options.print_agenda not in SHIPPED:
            raise ValueError(f"no agenda {options.print_agenda!r}. Type: salescoach room --print-agenda 45")
        print(agenda_text(options.print_agenda), end="")
        return
    for package in ("tornado", "jinja2", "segno"):
        need(package, "room")
    _check(options)
    {"open": _open, "doctor": _doctor, "demo": _demo, "cards": _cards}[options.what](options)


def _check(options: Options) -> None:
    from ..room.words import LANGUAGES

    if options.lang not in LANGUAGES:
        raise ValueError(f"--lang {options.lang}: there are {', '.join(LANGUAGES)}. Type: salescoach room --lang en")
    if not 1 <= options.port <= 65535:
        raise ValueError(f"--port {options.port} must lie between 1 and 65535. Type: salescoach room --port 8000")
    if not 1 <= options.people <= 200:
        raise ValueError(f"--people {options.people} must lie between 1 and 200. Type: --people 60")
    if options.seed < 0:
        raise ValueError(f"--seed {options.seed} must be 0 or more. Type: --seed 1")


def _open(options: Options) -> None:
    from ..room.keeper import Keeper
    from ..room.log import read_log
    from ..room.openings import opening

    path = _session(options)
    meta, _ = read_log(path)
    keeper = Keeper(path, options.port, options.address)
    try:
        keeper.ready()
        print("\n".join(opening(path, meta["code"], options.port, options.address)), flush=True)
        if not options.no_browser:
            import webbrowser

            webbrowser.open(f"http://127.0.0.1:{options.port}/wall")
        keeper.wait()
    finally:
        keeper.close()


def _session(options: Options) -> Path:
    """The session to go on with, or a new one."""
    from ..room.agenda import read_agenda
    from ..room.session import Session, begin_session
    from ..room.sessions import finish_deleting, folder_of, new_path, to_resume

    if options.new and options.resume:
        raise ValueError("--new and --resume exclude each other. Type: salescoach room --new")
    agenda = read_agenda(options.agenda or "45")
    folder = folder_of(options.folder)
    for old in finish_deleting(folder):
        print(f"Deleted the names and choices of {old.name}; the computer had stopped before that was done.")
    path = None if options.new else to_resume(folder, time.time(), options.resume)
    if path is not None:
        if options.agenda or options.pair or options.table:
            raise ValueError(
                f"{path.name} goes on with the plan and the phones that it began with. To go on type: salescoach room; "
                "to begin anew: salescoach room --new, and the rest as you typed it"
            )
        print(f"Going on with {path}. A new session: salescoach room --new")
        return path
    if options.resume:
        raise ValueError(f"there is no session to go on with in {folder}. Type: salescoach room --new")
    path = new_path(folder)
    chairs = 1 if options.table else 6
    begin_session(Session(path, agenda, options.seed, options.lang, chairs, options.pair))
    return path


def _doctor(options: Options) -> None:
    from ..room.doctor import rehearse

    if not rehearse(options.port, options.address):
        raise ValueError("something above is not as it should be. docs/room.md says what to do")


def _demo(options: Options) -> None:
    from ..room.demo import demo

    path = demo(options.people, options.agenda or "45", options.seed, options.lang)
    print(f"\nThe log of this session: {path}\nRead it: sc.read_room({str(path)!r})")


def _cards(options: Options) -> None:
    from ..room.printed import cards_page

    wifi = (options.wifi, options.password)
    path = cards_page(Path(options.output), options.port, options.address, options.people, wifi, options.lang)
    print(f"Cards to print and cut: {path}")
