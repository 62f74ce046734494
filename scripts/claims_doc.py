"""docs/claims.md, from the code and the ledger."""

from __future__ import annotations

from salescoach.articles.audit import ENOUGH, SEEDS, TEAM_WORDS
from salescoach.articles.claim import ARTICLES, Claim
from salescoach.articles.gather import STEP
from salescoach.articles.jobs import AUDIT_RUNS, AUDITED, ON_OTHERS
from salescoach.articles.ledger import cases, stored_ledger, stored_verdict
from salescoach.articles.mixes import MIXES
from salescoach.articles.register import CLAIMS
from salescoach.articles.summing_up import summing_up
from salescoach.articles.thresholds import STATES, Thresholds
from salescoach.articles.verdict import ClaimVerdict
from salescoach.articles.words import drivers_text, figure
from salescoach.teaching.claim_pages import notebooks_of
from scripts.model_tables import table
from scripts.page import ROOT, Page

INTRODUCTION = """\
# The claims

Generated from the code and the ledger by `python scripts/pages.py write claims`. The four articles make {count} claims
(some of them readers' comments). Each is restated in our own words and runs as an experiment. Where a sentence says two
or three things, each is a *half* with a name and a verdict of its own (D13a, D13b):

```python
import salescoach as sc

sc.claims()  # all of them with their verdicts
claim = sc.claim("D11")  # one in full: mechanism, links, experiment, evidence
verdict = claim.test(sc.plausible_worlds(20))  # run it
print(verdict.text)
verdict.plot().save("d11.png")
```

From the shell: `salescoach claims`, `salescoach claims D11`, and `salescoach claims --make --out data/claims.json`
to make the ledger again, audit included. It can be stopped at any time and goes on where it stopped, unless worlds,
runs, seed, claims or equations have changed since: then it says which, and leaves the old journal as it is.

## How a claim is tested

A claim is one number, turned so that more of it speaks for the claim: mostly a difference between two styles with the
same people, customers, past and luck, among the people and at the horizon that the author has in mind. It is measured
in {worlds} {basis} (seed {seed}), with a 95 % interval (delete-one jackknife over runs).

**The rule.** Every claim names a smallest effect of interest, its *line*. In a world it *holds* where the whole
interval lies at or above the line, *fails* where the whole interval lies below it, and is *unclear* in between. So an
effect that is there but too small to matter fails. A claim that something does no good ("rarely lifts results") has a
negative line: it holds where at most that much good is done.

**How many runs.** Luck is not to decide. In every world paired runs go on in steps of {step} until half of the
interval is no larger than the line (or than a precision that the entry states, where the line is nothing or a share),
at most {runs}; on other people than the author's at most {on_others}. Only the width stops them, never what is found.
Runs are numbered and luck belongs to the number, so the numbers are the same however the runs are cut into batches.

**The words**, by share of worlds:

{words}

The thresholds are changed with `claim.test(thresholds=...)` or `verdict.under(...)`; both take `sc.Thresholds(...)`.
Shares have Wilson intervals; they say how far a claim depends on the assumptions and are no chances.

**Halves.** A claim of halves holds in a world where all halves hold, unless its entry says that one of two is enough.
Its word tells them apart: *first half holds, second half fails*.

**By construction.** Where the model makes a claim true, or fixes the sign of what carries it, the entry says so
(marked \\* below, (\\*) where that is so of some halves). Such a verdict repeats an assumption; only its size says
anything. The styles that change seven dials of fixed sign at once, as micromanage does against usual practice, are
marked.

**The audit.** Every verdict is asked five questions, and each question is a number of checks:

- *other values*: the worlds themselves, one check each
- *other forms of a link*: the worlds in which strain acts on output in another form than the commonest
  (`performance_shape`), with every form listed
- *other seeds*: {seeds} more, in the first {audited} worlds, at most {audit_runs} runs
- *another measure*: a second fair number for the same sentence, which the entry names, with a line of its own
- *another team*: {team}, in the first {audited} worlds, at most {audit_runs} runs

**A check agrees** where its number, whatever its interval, lies on the same side of the line as the verdict. Verdicts
that take no side (*depends*, *at the line*, *needs more runs*) are not asked for other values and forms, and a check
agrees where it lies on the same side as the number of the same world. A number that cannot be measured is no check.
**A verdict stands plainly where of each question at least {enough:.0%} of the checks agree** (in bold below); else
its line says on which questions it hangs, and how many agree.

**What drives it** names the settings that most clearly move the share of worlds in which the number reaches the line,
from the lowest to the highest third of the setting, with 99.9 % intervals, for many settings are looked at.
"""


def words_of(thresholds: Thresholds) -> str:
    """The thresholds as a list."""
    t = thresholds
    lines = (
        f"*holds nearly everywhere*: it holds in {t.nearly_always:.0%} of worlds or more",
        f"*mostly holds*: in {t.mostly:.0%} or more",
        "*fails nearly everywhere*, *mostly fails*: the same for failing (too little, nothing or the reverse)",
        f"*at the line*: it is unclear in more than {t.unclear:.0%}, mostly with intervals as narrow as wanted: the "
        "number is about as large as the line",
        f"*needs more runs*: it is unclear in more than {t.unclear:.0%}, mostly with intervals still wider than wanted "
        "at the limit of runs",
        f"*tends to hold*, *tends to fail*: neither, but it does the opposite in less than {t.little:.0%}",
        "*depends*: it holds in a good part of the worlds and fails in another",
        "*not carried*: the model has no such mechanism, so nothing is tested",
    )
    return "\n".join(f"- {line}" for line in lines)


STARS = {"yes": " \\*", "in part": " (\\*)", "no": ""}


def told(verdict: ClaimVerdict) -> str:
    """The verdict in bold where it stands plainly, else with what it hangs on."""
    return f"**{verdict.word}**" if verdict.plain else verdict.plainly


def _verdict_row(claim: Claim, verdict: ClaimVerdict) -> tuple[str, ...]:
    known = claim.carried != "no"
    shares = [f"{verdict.share[state][0]:.0%}" if known else "-" for state in ("holds", "fails", "unclear")]
    size = verdict.size
    middle = f"{figure(size['median'])} ({figure(size['low'])} to {figure(size['high'])}) {claim.experiment.unit}"
    moved = drivers_text(verdict.drivers, 2) if known and not claim.halves else ""
    word = verdict.word if claim.halves else told(verdict)
    return (f"{claim.id}{STARS[claim.mark]}", claim.words, word, *shares, middle if moved else "", moved)


def _rows(claim: Claim) -> list[tuple[str, ...]]:
    verdict = stored_verdict(claim.id)
    return [_verdict_row(claim, verdict), *(_verdict_row(half.claim, half) for half in verdict.halves)]


def author_table(author: str) -> str:
    """The verdicts on one author's claims."""
    head = ("id", "claim", "verdict", "holds", "fails", "unclear", "typical world (8 in 10 worlds)", "what drives it")
    return table(head, [row for claim in CLAIMS.values() if claim.author == author for row in _rows(claim)])


def other_people_table() -> str:
    """Claims on other people than their author has in mind."""
    rows = []
    for claim, mix in cases():
        if mix:
            found, own = stored_verdict(claim.id, people=mix), stored_verdict(claim.id)
            pairs = zip(found.halves, own.halves, strict=True) if claim.halves else [(found, own)]
            for one, authors in pairs:
                part = one.claim
                rows.append(
                    (f"{part.id}{STARS[part.mark]}", part.words, mix, one.word,
                     *(f"{one.share[state][0]:.0%}" for state in ("holds", "fails", "unclear")),
                     f"{figure(one.size['median'])} {part.experiment.unit}",
                     f"{authors.word}, {figure(authors.size['median'])}")
                )  # fmt: skip
    head = ("id", "claim", "people", "verdict", "holds", "fails", "unclear", "typical world", "author's own people")
    return table(head, rows)


def right_and_wrong(author: str) -> str:
    """Where an author is right and wrong, in the model, by the words of the verdicts."""
    groups: dict[str, list[str]] = {}
    parts = [part for claim in CLAIMS.values() if claim.author == author for part in claim.parts]
    for part in parts:
        groups.setdefault(stored_verdict(part.id).word, []).append(part.id + STARS[part.mark].strip())
    lines = [f"- {word}: {', '.join(ids)}" for word, ids in groups.items()]
    open_ = [part.id for part in parts if not part.by_construction and part.carried != "no"]
    somewhere = {s: [id for id in open_ if stored_verdict(id).share[s][0] > 0] for s in STATES}
    plain = [part.id for part in parts if stored_verdict(part.id).plain]
    lines.append(
        f"- of the {len(open_)} that are not marked, {len(somewhere['holds'])} hold in some world and "
        f"{len(somewhere['fails'])} fail in some world"
    )
    lines.append(f"- stand plainly: {', '.join(plain) or 'none'}")
    return "\n".join(lines)


def _tested(part: Claim, name: str) -> list[str]:
    """How a claim or half is tested, and its audit."""
    e = part.experiment
    if part.carried == "no":
        return [f"- {name}**Not carried**: {part.limits}"]
    lines = [
        f"- {name}**Number**: {e.metric} ({e.unit})",
        f"- **Contrast**: {e.contrast}",
        f"- **People and horizon**: {e.people}; {e.horizon}",
        f"- **Smallest effect of interest**: {e.smallest_effect:+g} {e.unit}",
        f"- **Runs go on** until half of the interval is {e.wanted:g} at most",
    ]
    if e.other is not None:
        lines.append(f"- **Another measure**: {e.other.metric}; line {e.other.smallest_effect:+g}")
    lines += [f"- **By construction**: {part.by_construction}"] if part.by_construction else []
    audit = "; ".join(str(line) for line in stored_verdict(part.id).audit)
    return [*lines, f"- **Audit**: {audit}"]


def entry(claim: Claim) -> str:
    """One claim in full."""
    lines = [
        f"### {claim.id}. {claim.words}\n",
        f"- **Why**: {claim.why}",
        f"- **Links**: {', '.join(f'`{link}`' for link in claim.links) or 'none'}; carried: {claim.carried}",
    ]
    for part in claim.parts:
        lines += _tested(part, f"**{part.id}**: {part.words} " if claim.halves else "")
        lines += [f"- **Limits**: {part.limits}"] if claim.halves and part.limits and part.carried != "no" else []
    lines += [f"- **Takes**: {_takes(claim)}"] if claim.needs else []
    lines += [f"- **Limits**: {claim.limits}"] if claim.limits else []
    found = [f"{r.who} ({r.grade}, {r.status}; row {r.number}): {r.found}" for r in claim.evidence]
    lines.append(f"- **Published**: {'; '.join(found) or 'no study was found'}")
    pages = [f"[{name[:2]}](../notebooks/{name})" for name in notebooks_of(claim.id)]
    lines.append(f"- **Notebooks**: {', '.join(pages) or 'none'}")
    return "\n".join(lines) + "\n"


def _takes(claim: Claim) -> str:
    """Which halves the whole takes."""
    return ", and ".join(" or ".join(claim.halves[k].id for k in group) for group in claim.groups)


def page() -> str:
    """The whole page."""
    ledger = stored_ledger()
    parts = [
        INTRODUCTION.format(
            count=len(CLAIMS), words=words_of(Thresholds()), step=STEP, on_others=ON_OTHERS, seeds=SEEDS,
            audited=AUDITED, audit_runs=AUDIT_RUNS, team=TEAM_WORDS, enough=ENOUGH,
            **{k: ledger[k] for k in ("worlds", "basis", "runs", "seed")},
        )
    ]  # fmt: skip
    for author, article in ARTICLES.items():
        parts.append(f"## {author}\n\n*{article}*\n\n{author_table(author)}\n{right_and_wrong(author)}\n")
    parts.append(f"## Of each author\n\n{summing_up()}\n")
    mixes = "\n".join(f"- *{mix.name}*: {mix.words}" for mix in MIXES.values())
    parts.append(f"## The same claims on other people\n\n{mixes}\n\n{other_people_table()}")
    parts.append("## Every claim in full\n")
    parts += [entry(claim) for claim in CLAIMS.values()]
    return "\n".join(parts)


PAGE = Page(path=ROOT / "docs" / "claims.md", renewed=lambda text: page())
