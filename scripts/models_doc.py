"""The numbers of the fitted models in docs/models.md: all models fitted to the shipped company."""

from __future__ import annotations

from typing import Any

from salescoach.campaign.stories import two_stories
from salescoach.company.files import answer_key, example_records
from salescoach.estimates.models.forecast import fit_forecast
from salescoach.estimates.models.leaving import fit_leaving
from salescoach.estimates.models.owners import owner_differences
from salescoach.estimates.models.win import fit_win
from scripts.model_tables import table
from scripts.page import ROOT, Page, between

BEGIN, END = "<!-- models: begin -->", "<!-- models: end -->"


def block() -> str:
    """The part of the page that is generated."""
    records, truth = example_records(), {"weeks": answer_key("weeks")}
    win, leaving = fit_win(records, truth=truth), fit_leaving(records, truth=truth)
    forecast, owners, stories = fit_forecast(records, truth=truth), owner_differences(records), two_stories()
    parts = [
        f"## Scores on the shipped company\n\n### Winning a deal\n\n{first(win.text)}\n\n{chances(win)}",
        f"True pressure on customers and its proxies:\n\n{proxies(win)}",
        f"### Leaving within a quarter\n\n{first(leaving.text)}\n\n{chances(leaving)}",
        f"### Next quarter's result\n\n{first(forecast.text)}\n\n{layers(forecast)}",
        "Open deals at the start of a quarter, each from a model of the quarters before:\n\n" + quarters(forecast),
        "### Owners against chance\n\n" + "\n".join(f"- {line.strip()}" for line in owners.text.splitlines()[:3]),
        "### Two stories of the bank's calls\n\n" + fits(stories),
    ]
    return "\n\n".join(part.strip() for part in parts).replace("\n\n\n", "\n\n")


def first(text: str) -> str:
    return text.splitlines()[0]


def percent(value: float, digits: int = 0) -> str:
    return "-" if value != value else f"{100 * value:.{digits}f} %"


def chances(model: Any) -> str:
    """Scores of a chance: AUC, Brier, log loss, what is saved, calibration."""
    rows = [
        (
            r["model"], r["test"], f"{r['rows']:,}", f"{r['auc']:.2f}", f"{r['brier']:.3f}", f"{r['log_loss']:.3f}",
            percent(r["skill"]), "-" if r["slope"] != r["slope"] else f"{r['slope']:.2f}",
        )
        for r in model.scores.to_dict("records")
    ]  # fmt: skip
    return table(("model", "tested on", "rows", "AUC", "Brier", "log loss", "saved", "slope"), rows)


def proxies(model: Any) -> str:
    rows = [
        (
            r["feature"],
            f"{r['odds_ratio']:.2f} ({r['odds_low']:.2f} to {r['odds_high']:.2f})",
            f"{r['correlation']:+.2f}",
        )
        for r in model.truth.to_dict("records")
    ]
    return table(("feature", "odds ratio per standard deviation", "correlation with true pressure"), rows)


def layers(model: Any) -> str:
    rows = []
    for r in model.scores.to_dict("records"):
        added = "-" if r["added_r2"] != r["added_r2"] else (
            f"{r['added_r2']:+.3f} ({r['added_low']:+.3f} to {r['added_high']:+.3f})"
        )  # fmt: skip
        rows.append((r["test"], r["layer"], f"{r['rows']}", f"{r['r2']:.3f}", f"{r['mae']:.1f}", added))
    return table(("tested on", "layer", "rows", "R²", "error (points)", "added R²"), rows)


def quarters(model: Any) -> str:
    rows = [
        (f"{r['start']:%Y-%m-%d}", f"{r['open']:,}", f"{r['expected']:.0f}", f"{r['by_rate']:.0f}", f"{r['orders']}",
         f"{r['all_orders']}")
        for r in model.details["quarters"].to_dict("records")
    ]  # fmt: skip
    head = ("quarter from", "open deals", "orders expected", "by the plain rate", "came", "all orders of the quarter")
    return table(head, rows)


def fits(stories: Any) -> str:
    rows = [
        (r["story"], r["parameters"], f"{r['deviance']:.1f}", f"{r['df']}", r["another_call"])
        for r in stories.table.to_dict("records")
    ]
    return table(("story", "parameters", "deviance", "df", "another call to the same client"), rows)


PAGE = Page(path=ROOT / "docs" / "models.md", renewed=lambda text: between(text, BEGIN, f"\n{block()}\n", END))
