"""The pages of which the code writes a part: check them, or write them again.

    python scripts/pages.py check [page ...]   exit code 1 if one is stale, and says how to mend it
    python scripts/pages.py write [page ...]   renew them

Without a name all are meant but the slow ones, which take half a minute or more: cascade, facilitator, model_values,
pilot, practices, recovery and winners.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from salescoach.common.files import write_text
from scripts import (
    cascade_doc,
    claims_doc,
    estimator_table,
    evidence_doc,
    facilitator_numbers,
    mission_number,
    model_tables,
    model_values,
    models_doc,
    pilot_doc,
    practices_doc,
    reading_minutes,
    recovery_table,
    twenty_questions,
    which_estimator,
    winners_doc,
    worlds_doc,
)
from scripts.page import ROOT, Page

PAGES = {
    "cascade": cascade_doc.PAGE,
    "claims": claims_doc.PAGE,
    "claim_pages": reading_minutes.CLAIMS_OF_NOTEBOOKS,
    "estimators": estimator_table.PAGE,
    "evidence": evidence_doc.PAGE,
    "facilitator": facilitator_numbers.PAGE,
    "model": model_tables.PAGE,
    "model_values": model_values.PAGE,
    "models": models_doc.PAGE,
    "notebooks": reading_minutes.PAGE,
    "pilot": pilot_doc.PAGE,
    "practices": practices_doc.PAGE,
    "readme": mission_number.PAGE,
    "recovery": recovery_table.PAGE,
    "twenty_questions": twenty_questions.PAGE,
    "which_estimator": which_estimator.PAGE,
    "winners": winners_doc.PAGE,
    "worlds": worlds_doc.PAGE,
}


def check(name: str, page: Page) -> bool:
    """Print what is stale in a page; True where nothing is."""
    faults = page.stale()
    for fault in faults:
        print(f"{place(page)}: {fault}. Type: python scripts/pages.py write {name}")
    return not faults


def write(name: str, page: Page) -> bool:
    """Renew a page; True where nothing is left that only a person can mend."""
    old = page.path.read_text(encoding="utf-8") if page.path.exists() else ""
    new = page.renewed(old)
    if new != old:
        write_text(page.path, new)
        print(f"{place(page)} is written.")
    return page.slow or check(name, page)


def place(page: Page) -> str:
    """Where a page lies, from the folder of the project."""
    inside = page.path.is_relative_to(ROOT)
    return (page.path.relative_to(ROOT) if inside else page.path).as_posix()


def main(arguments: list[str] | None = None) -> int:
    """Check or write the pages that are named; 1 where something is left to do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("check", "write"))
    parser.add_argument("pages", nargs="*", metavar="page", help=", ".join(PAGES))
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.pages if name not in PAGES]
    if unknown:
        parser.error(f"no page is called {unknown[0]!r}. Pages: {', '.join(PAGES)}")
    names = asked.pages or [name for name, page in PAGES.items() if not page.slow]
    do = check if asked.what == "check" else write
    return int(not all([do(name, PAGES[name]) for name in names]))


if __name__ == "__main__":
    raise SystemExit(main())
