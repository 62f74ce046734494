"""The command over the articles' claims: ``claims``."""

from __future__ import annotations

from pathlib import Path

from ..common.files import write_text
from ..common.progress import bar
from .parser import Commands, Options, Parser, add_command


def add_commands(commands: Commands[Parser]) -> None:
    """Add the command."""
    claims = add_command(commands, "claims", _claims, "the articles' claims, and what becomes of them")
    claims.add_argument("claim", nargs="?", help="one claim in full, e.g. D11")
    claims.add_argument("--all", action="store_true", help="every claim in full")
    claims.add_argument("--make", action="store_true", help="test all claims again; can be stopped and goes on")
    claims.add_argument("--out", help="with --make the file to write, else save the picture to this file")
    claims.add_argument("--worlds", type=int, default=200, help="with --make: worlds at most (default: 200)")
    claims.add_argument("--runs", type=int, help="with --make: paired runs in each (default: as shipped)")
    claims.add_argument("--seed", type=int, default=1, help="with --make: seed (default: 1)")
    claims.add_argument("--jobs", type=int, default=-1, help="with --make: processors (default: all)")
    claims.add_argument("--drawn", action="store_true", help="with --make: worlds drawn evenly from the ranges")


def _claims(options: Options) -> None:
    if options.make:
        _make(options)
    elif options.claim or options.all:
        _in_full(options)
    else:
        _table(options)


def _make(options: Options) -> None:
    from ..articles.ledger import DRAWN, PLAUSIBLE, ledger_text, make_ledger
    from ..articles.trial import RUNS

    out = Path(options.out or "output/claims.json")
    with bar(0, "testing", "world") as shown:
        ledger = make_ledger(
            options.worlds, RUNS if options.runs is None else options.runs, options.seed, out.with_suffix(".jsonl"),
            options.jobs, DRAWN if options.drawn else PLAUSIBLE, shown.at,
        )  # fmt: skip
    write_text(out, ledger_text(ledger))
    print(f"{len(ledger['claims'])} claims in {ledger['worlds']} {ledger['basis']}: {out}")


def _in_full(options: Options) -> None:
    from ..articles.entry import ENTRIES, claim
    from ..teaching.claim_pages import notebooks_text

    chosen = list(ENTRIES.values()) if options.all else [claim(options.claim)]
    for one in chosen:
        print(one)
        print(f"  {notebooks_text(one.id)}")
        print(one.verdict(), end="\n\n" if options.all else "\n")
    if options.out and not options.all:
        chosen[0].verdict().plot().save(options.out)
        print(f"Saved: {options.out}")


def _table(options: Options) -> None:
    from ..articles.ledger import stored_ledger
    from ..articles.tables import claims, picture

    frame = claims()
    print(f"{'':4s} {'author':9s} {'verdict':24s} {'holds':>6s} {'fails':>6s} {'unclear':>8s}  claim")
    for row in frame.itertuples():
        shares = ["-" if share != share else f"{share:.0%}" for share in (row.holds, row.fails, row.unclear)]
        star = "*" if row.by_construction == "yes" else " "
        print(
            f"{row.id:3s}{star} {row.author:9s} {row.verdict:24s} {shares[0]:>6s} {shares[1]:>6s} {shares[2]:>8s}  "
            f"{row.claim}"
        )
    ledger = stored_ledger()
    print(
        f"\nShares of {ledger['worlds']} {ledger['basis']}, {ledger['runs']} paired runs in each. "
        "* true in part by construction.\nOne in full: salescoach claims D11"
    )
    if options.out:
        picture(frame).save(options.out)
        print(f"Saved: {options.out}")
