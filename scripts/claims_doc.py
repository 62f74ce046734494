"""docs/claims.md, from the code and the ledger."""

from __future__ import annotations

from salescoach.articles.claim import ARTICLES, Claim
from salescoach.articles.ledger import cases, stored_ledger, stored_verdict
from salescoach.articles.mixes import MIXES
from salescoach.articles.register import CLAIMS
from salescoach.articles.thresholds import STATES, Thresholds
from salescoach.articles.verdict import ClaimVerdict
from salescoach.articles.words import drivers_text, figure
from salescoach.teaching.claim_pages import notebooks_of
from scripts.model_tables import table
from scripts.page import ROOT, Page

INTRODUCTION = """\
# The claims

Generated from the code and the ledger by `python scripts/pages.py write claims`. The four articles make {count} claims
(some of them readers' comments). Each is restated in our own words and runs as an experiment:

```python
import salescoach as sc

sc.claims()  # all of them with their verdicts
claim = sc.claim("D11")  # one in full: mechanism, links, experiment, evidence
verdict = claim.test(sc.plausible_worlds(20))  # run it
print(verdict.text)
verdict.plot().save("d11.png")
```

From the shell: `salescoach claims`, `salescoach claims D11`, and `salescoach claims --make --out data/claims.json`
to make the ledger again. It can be stopped and goes on where it stopped, unless worlds, runs, seed, claims or
equations have changed since: then it says which, and leaves the old journal as it is.

## How a claim is tested

A claim is one number, turned so that more of it speaks for the claim: mostly a difference between two styles with the
same people, customers and luck, among the people and at the horizon that the author has in mind. It is measured in
{worlds} {basis} with {runs} paired runs each (seed {seed}), with a 95 % interval (delete-one jackknife over runs).

**The rule.** Every claim names a smallest effect of interest. In a world it *holds* where the whole interval lies at
or above that number, *fails* where the whole interval lies below it, and is *unclear* in between. So an effect that is
there but too small to matter fails. A claim that something does no good ("rarely lifts results") has a negative
number: it holds where at most that much good is done.

**The words**, by share of worlds:

{words}

The thresholds are changed with `claim.test(thresholds=...)` or `verdict.under(...)`; both take
`sc.Thresholds(...)`. Shares have Wilson intervals; they say how far a claim depends on the assumptions and are no
chances. With more runs fewer worlds are unclear.

**By construction.** Where the model makes a claim true, or fixes the sign of what carries it, the entry says so
(marked \\* below). Such a verdict repeats an assumption; only its size says anything.

**What drives it** names the settings that most clearly move the share of worlds in which the number reaches the
smallest effect of interest, from the lowest to the highest third of the setting, with 99.9 % intervals, for many
settings are looked at.
"""


def words_of(thresholds: Thresholds) -> str:
    """The thresholds as a list."""
    t = thresholds
    lines = (
        f"*holds nearly everywhere*: it holds in {t.nearly_always:.0%} of worlds or more",
        f"*mostly holds*: in {t.mostly:.0%} or more",
        "*fails nearly everywhere*, *mostly fails*: the same for failing (too little, nothing or the reverse)",
        f"*cannot tell*: it is unclear in more than {t.cannot_tell:.0%}",
        f"*tends to hold*, *tends to fail*: neither, but it does the opposite in less than {t.little:.0%}",
        "*depends*: it holds in a good part of the worlds and fails in another",
    )
    return "\n".join(f"- {line}" for line in lines)


def _verdict_row(claim: Claim, verdict: ClaimVerdict) -> tuple[str, ...]:
    shares = [f"{verdict.share[state][0]:.0%}" for state in ("holds", "fails", "unclear")]
    size = verdict.size
    middle = f"{figure(size['median'])} ({figure(size['low'])} to {figure(size['high'])}) {claim.experiment.unit}"
    star = " \\*" if claim.by_construction else ""
    return f"{claim.id}{star}", claim.words, f"**{verdict.word}**", *shares, middle, drivers_text(verdict.drivers, 2)


def author_table(author: str) -> str:
    """The verdicts on one author's claims."""
    head = ("id", "claim", "verdict", "holds", "fails", "unclear", "middle world (8 in 10 worlds)", "what drives it")
    mine = [claim for claim in CLAIMS.values() if claim.author == author]
    return table(head, [_verdict_row(claim, stored_verdict(claim.id)) for claim in mine])


def other_people_table() -> str:
    """Claims on other people than their author has in mind."""
    rows = []
    for claim, mix in cases():
        if mix:
            found = stored_verdict(claim.id, people=mix)
            own = stored_verdict(claim.id)
            star = " \\*" if claim.by_construction else ""
            rows.append(
                (f"{claim.id}{star}", claim.words, mix, f"**{found.word}**",
                 *(f"{found.share[state][0]:.0%}" for state in ("holds", "fails", "unclear")),
                 f"{figure(found.size['median'])} {claim.experiment.unit}", f"{own.word}, {figure(own.size['median'])}")
            )  # fmt: skip
    head = ("id", "claim", "people", "verdict", "holds", "fails", "unclear", "middle world", "author's own people")
    return table(head, rows)


def right_and_wrong(author: str) -> str:
    """Where an author is right and wrong, in the model, by the words of the verdicts."""
    groups: dict[str, list[str]] = {}
    for claim in (c for c in CLAIMS.values() if c.author == author):
        groups.setdefault(stored_verdict(claim.id).word, []).append(claim.id + ("*" if claim.by_construction else ""))
    lines = [f"- {word}: {', '.join(ids)}".replace("*", "\\*") for word, ids in groups.items()]
    mine = [c.id for c in CLAIMS.values() if c.author == author]
    open_ = [id for id in mine if not CLAIMS[id].by_construction]
    somewhere = {s: [id for id in open_ if stored_verdict(id).share[s][0] > 0] for s in STATES}
    lines.append(
        f"- of the {len(open_)} that are not marked, {len(somewhere['holds'])} hold in some world and "
        f"{len(somewhere['fails'])} fail in some world"
    )
    return "\n".join(lines)


def entry(claim: Claim) -> str:
    """One claim in full."""
    e = claim.experiment
    lines = [
        f"### {claim.id}. {claim.words}\n",
        f"- **Why**: {claim.why}",
        f"- **Links**: {', '.join(f'`{link}`' for link in claim.links) or 'none'}; carried: {claim.carried}",
        f"- **Number**: {e.metric} ({e.unit})",
        f"- **Contrast**: {e.contrast}",
        f"- **People and horizon**: {e.people}; {e.horizon}",
        f"- **Smallest effect of interest**: {e.smallest_effect:+g} {e.unit}",
    ]
    lines += [f"- **By construction**: {claim.by_construction}"] if claim.by_construction else []
    lines += [f"- **Limits**: {claim.limits}"] if claim.limits else []
    found = [f"{r.who} ({r.grade}, {r.status}; row {r.number}): {r.found}" for r in claim.evidence]
    lines.append(f"- **Published**: {'; '.join(found) or 'no study was found'}")
    pages = [f"[{name[:2]}](../notebooks/{name})" for name in notebooks_of(claim.id)]
    lines.append(f"- **Notebooks**: {', '.join(pages) or 'none'}")
    return "\n".join(lines) + "\n"


def page() -> str:
    """The whole page."""
    ledger = stored_ledger()
    parts = [
        INTRODUCTION.format(
            count=len(CLAIMS),
            words=words_of(Thresholds()),
            **{k: ledger[k] for k in ("worlds", "basis", "runs", "seed")},
        )
    ]
    for author, article in ARTICLES.items():
        parts.append(f"## {author}\n\n*{article}*\n\n{author_table(author)}\n{right_and_wrong(author)}\n")
    mixes = "\n".join(f"- *{mix.name}*: {mix.words}" for mix in MIXES.values())
    parts.append(f"## The same claims on other people\n\n{mixes}\n\n{other_people_table()}")
    parts.append("## Every claim in full\n")
    parts += [entry(claim) for claim in CLAIMS.values()]
    return "\n".join(parts)


PAGE = Page(path=ROOT / "docs" / "claims.md", renewed=lambda text: page())
