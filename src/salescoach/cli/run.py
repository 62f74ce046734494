"""The main job, ``run``: every style, same people, same luck; the bank campaign; what records can tell."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from ..common.files import replacing
from ..common.messages import whole, wrapped
from ..common.progress import bar
from .parser import Commands, Options, Parser, add_command, add_sizes, team_of
from .public_data import show_real_input

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture
    from ..results.chain.lost import LostAtCustomers
    from ..results.overview import Overview

OUT = "output"
_FILES = "cascade.png, board.png, customers.png, customers.csv, styles.png, styles.csv, campaign.png, campaign.csv"
_CAVEAT = (
    "Read this with care: it is one team at the default assumptions, most of which nobody has measured. Who wins "
    "changes with the people and with the strength of the links; `salescoach evidence` names every assumption."
)


def add_commands(commands: Commands[Parser]) -> None:
    """Add the command."""
    text = "the main job: every style, same people, same luck; then the bank campaign"
    run = add_command(commands, "run", _run, text)
    add_sizes(run)
    run.add_argument("--data", metavar="FOLDER", help="folder with public data sets (default: the shipped records)")
    run.add_argument("--out", metavar="FOLDER", help=f"folder for pictures and tables (default: {OUT})")


def _run(options: Options) -> None:
    from ..results.simulate import all_styles

    whole("runs", options.runs, 1)
    out = _folder(options.out)
    lost = _customers(options)
    _save(out, "customers", lost.table, lost.plot())
    _draw(out, "cascade", _chain(options).plot_cascade())
    print(
        f"\nA team of {options.people} lives {options.weeks} weeks under {len(all_styles())} management styles, "
        f"{options.runs} times over:\nthe same people, the same customers and the same luck, under another boss.\n"
    )
    seen = _styles(options)
    _save(out, "styles", seen.table, seen.plot())
    _draw(out, "board", seen.plot_board())
    table, picture = _campaign()
    _save(out, "campaign", table, picture)
    show_real_input(options.data)
    if out is None:
        print(f"\nNothing is saved: {OUT}/ cannot be written here. To save, type: salescoach run --out FOLDER")
    else:
        print(f"\nSaved in {out}/: {_FILES}")


def _customers(options: Options) -> LostAtCustomers:
    """The first number: of what micromanaging costs, the part that is lost at the customer."""
    from ..results.chain.lost import WITHIN, lost_at_customers

    print("Of what micromanaging costs against usual practice, the part that is lost at the customer:\n")
    most = max(50, 5 * options.runs)
    with bar(0, "living", "run") as shown, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the limit was met is told below
        lost = lost_at_customers(
            team_of(options), within=WITHIN, most_runs=most, seed=options.seed, progress=shown.step
        )  # fmt: skip
    for sentence in lost.sentences:
        print(wrapped(sentence, "  "))
    reached = "" if lost.width <= WITHIN else f", not within {WITHIN} as wanted: ask for more --runs"
    print(
        wrapped(
            f"{lost.runs:,} paired runs; the customers' part is known within {lost.width:.2f} points and per cent"
            f"{reached}. What is lost at each link: salescoach chain",
            "  ",
        )
    )
    return lost


def _chain(options: Options) -> LostAtCustomers:
    """Every link of the chain over a year, for the picture, from as many runs as the styles have."""
    from ..results.chain.lost import lost_at_customers

    runs = max(20, options.runs)
    with bar(0, "cutting links", "run") as shown:
        return lost_at_customers(
            team_of(options), runs=runs, years=(1,), seed=options.seed, chain=True, progress=shown.step
        )  # fmt: skip


def _folder(named: str | None) -> Path | None:
    """The folder to save in, made and tried before the work; None where nobody named one and nothing can be written."""
    folder = Path(named or OUT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        if named is None:
            return None
        raise ValueError(f"{folder} cannot be written: {error.strerror}. Type: --out another_folder") from None
    return folder


def _save(out: Path | None, name: str, table: pd.DataFrame, picture: Picture) -> None:
    if out is not None:
        with replacing(out / f"{name}.csv") as draft:
            table.to_csv(draft, index=False, lineterminator="\n")
    _draw(out, name, picture)


def _draw(out: Path | None, name: str, picture: Picture) -> None:
    if out is not None:
        picture.save(out / f"{name}.png")


def _styles(options: Options) -> Overview:
    from ..results.overview import LEGEND, overview
    from ..results.simulate import all_styles

    with bar(len(all_styles()) * options.runs, "living", "run") as shown:
        seen = overview(team_of(options), options.runs, options.seed, progress=shown.step)
    print(seen.text, LEGEND, sep="\n\n", end="\n\n")
    print("In words, against usual practice:")
    for sentence in seen.sentences:
        print(wrapped(sentence, "  "))
    _made_of(options, list(seen.tables))
    print()
    print(wrapped(_CAVEAT, hanging="  "))
    return seen


def _made_of(options: Options, styles: list[str]) -> None:
    from ..results.made_of import made_of

    print(
        "\nWhat each lead is made of, in per cent of the revenue under the status quo (Shapley shares of the\n"
        "practices; what cannot be told from luck is left out):"
    )
    with bar(len(styles), "taking apart", "style") as shown:
        for name in styles:
            text = made_of(team_of(options), name, runs=max(2, options.runs), seed=options.seed).text
            shown.step(1)
            print(wrapped(text, "  "))


def _campaign() -> tuple[pd.DataFrame, Picture]:
    from ..campaign.bank import SOURCE, against_bank

    print("\nThe outbound campaign beside a real one: conversion by number of calls, 45,211 bank clients")
    print(f"({SOURCE})\n")
    campaign = against_bank()
    shown = campaign.table.assign(agrees=campaign.table.agrees.map({True: "yes", False: "no"}))
    heads = ["calls", "bank clients", "bank %", "from", "to", "simulated clients", "simulated %", "agrees"]
    print(shown.set_axis(heads, axis=1).to_string(index=False, float_format="{:.1f}".format, na_rep="-"))
    print()
    for line in campaign.text.split("\n"):
        print(wrapped(line, "  "))
    return campaign.table, campaign.plot()
