"""The cascade on the landing page of the HTML edition: the chain of README.md's first number in one drawing."""

from __future__ import annotations

import salescoach as sc
from scripts.mission_number import SEED, measured
from scripts.page import ROOT, Page, between

PICTURE = ROOT / "docs" / "cascade.png"
BEGIN, END = "<!-- measured: cascade -->", "<!-- end of measured -->"


def shown(picture: sc.figures.Picture) -> str:
    """The line that shows the picture, with its words for whoever cannot see it.

    Args:
        picture: of the chain.
    """
    return f"![{picture.alt}](docs/{PICTURE.name})"


def renewed(page: str) -> str:
    """The page with the picture made again, from as many runs as the first number rests on.

    Args:
        page: the text of site/index.md.
    """
    lost = sc.lost_at_customers(runs=measured().runs, years=(1,), seed=SEED, chain=True)
    picture = lost.plot_cascade()
    picture.save(PICTURE)
    return between(page, BEGIN, shown(picture), END)


PAGE = Page(path=ROOT / "site" / "index.md", renewed=renewed, slow=True)
