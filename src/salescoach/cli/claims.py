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
    claims.add_argument("--worlds", type=int, default=50, help="with --make: worlds at most (default: 50)")
    claims.add_argument("--runs", type=int, help="with --make: paired runs in each at most (default: 2000)")
    claims.add_argument("--seed", type=int, default=1, help="with --make: seed (default: 1)")
    claims.add_argument("--jobs", type=int, default=-1, help="with --make: processors (default: all)")
    claims.add_argument("--audited", type=int, default=8, help="with --make: worlds of the audit (default: 8)")
    claims.add_argument("--drawn", action="store_true", help="with --make: worlds drawn evenly from the ranges")


def _claims(options: Options) -> None:
    if options.make:
        _make(options)
    elif options.claim or options.all:
        _in_full(options)
    else:
        _table(options)


def _make(options: Options) -> None:
    from ..articles.gather import MOST
    from ..articles.ledger import DRAWN, PLAUSIBLE, ledger_text, make_ledger
    from ..articles.register import CLAIMS

    out = Path(options.out or "output/claims.json")
    with bar(0, "testing", "piece") as shown:
        ledger = make_ledger(
            options.worlds, MOST if options.runs is None else options.runs, options.seed, out.with_suffix(".jsonl"),
            options.jobs, DRAWN if options.drawn else PLAUSIBLE, shown.at, options.audited,
        )  # fmt: skip
    write_text(out, ledger_text(ledger))
    print(f"{len(CLAIMS)} claims in {ledger['worlds']} {ledger['basis']}: {out}")


def _in_full(options: Options) -> None:
    from ..articles.entry import ENTRIES, claim
    from ..articles.register import CLAIMS
    from ..teaching.claim_pages import notebooks_text

    chosen = [ENTRIES[id] for id in CLAIMS] if options.all else [claim(options.claim)]
    for one in chosen:
        print(one)
        print(f"  {notebooks_text(one.id.rstrip('abc'))}")
        print(one.verdict(), end="\n\n" if options.all else "\n")
    if options.out and not options.all:
        chosen[0].verdict().plot().save(options.out)
        print(f"Saved: {options.out}")


def _table(options: Options) -> None:
    from ..articles.ledger import stored_ledger, stored_verdict
    from ..articles.register import CLAIMS
    from ..articles.summing_up import summing_up
    from ..articles.tables import claims, picture

    ledger, frame = stored_ledger(), claims()
    print(f"{'':6s} {'author':9s} {'holds':>6s} {'fails':>6s} {'unclear':>8s}  verdict: claim")
    for row in frame.itertuples():
        shares = ["-" if share != share else f"{share:.0%}" for share in (row.holds, row.fails, row.unclear)]
        told = row.verdict if CLAIMS[row.id].halves else stored_verdict(row.id).plainly
        _line(row.id, row.author, shares, told, row.claim, CLAIMS[row.id].mark)
        for half in CLAIMS[row.id].halves:
            _half(half.id)
    print(
        f"\nShares of {ledger['worlds']} {ledger['basis']}, at most {ledger['runs']} paired runs in each. "
        "* by construction, (*) in part.\nA verdict stands plainly where at least 95 % of each question of its audit "
        f"agree.\n{summing_up()}\nOne in full: salescoach claims D11"
    )
    if options.out:
        picture(frame).save(options.out)
        print(f"Saved: {options.out}")


def _half(id: str) -> None:
    from ..articles.ledger import stored_verdict

    verdict = stored_verdict(id)
    shares = ["-" if x[0] != x[0] else f"{x[0]:.0%}" for x in (verdict.share[s] for s in ("holds", "fails", "unclear"))]
    _line(f" {id}", "", shares, verdict.plainly, verdict.claim.words, verdict.claim.mark)


def _line(id: str, author: str, shares: list[str], verdict: str, words: str, mark: str) -> None:
    star = {"yes": "*", "no": "", "in part": "(*)"}[mark]
    print(f"{id + star:6s} {author:9s} {shares[0]:>6s} {shares[1]:>6s} {shares[2]:>8s}  {verdict}: {words}")
