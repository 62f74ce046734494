"""Made-up records with names that must not be seen, and known counts."""

import numpy as np
import pandas as pd

from salescoach.records.records import make_records

NAMES = ("Anneke Ashdown", "Bobbie Bexley", "Cedric Crowther", "Deirdre Dunmore", "Edgar Eastwick", "Fay-Lou Fenwick")
BOSS, CUSTOMER, TITLE = "Hugo Highsmith", "Quartermaine Ltd", "Rescue of Quartermaine"
UNTIL = pd.Timestamp("2024-06-30")


def records(n=400, people=NAMES, seed=1, **more):
    """Deals of two stages: the first half of the open ones is fresh, the rest a year old."""
    rng = np.random.default_rng(seed)
    opened = pd.Series(pd.Timestamp("2023-01-02") + pd.to_timedelta(rng.integers(0, 420, n), unit="D"))
    status = np.array(["won", "lost", "lost", "open"])[np.arange(n) % 4]
    closed = opened + pd.to_timedelta(rng.integers(20, 90, n), unit="D")
    opened[status == "open"] = [
        UNTIL - pd.Timedelta(days=10 if k % 2 else 365) for k in range((status == "open").sum())
    ]
    deals = pd.DataFrame({
        "deal": [f"{TITLE} {k}" for k in range(n)], "owner": rng.permutation(np.resize(people, n)),
        "account": CUSTOMER, "opened": opened, "closed": closed.where(status != "open"), "status": status,
        "stage": np.where(np.arange(n) % 8 < 4, "Offer <b>sent</b>", "First talk"), "lost_reason": TITLE,
        "value": rng.lognormal(8, 0.5, n), "currency": "EUR",
    })  # fmt: skip
    team = pd.DataFrame({"owner": people, "manager": BOSS})
    account = pd.DataFrame(
        [("deals.csv", "deals", "", n + 7, "", "read"), ("deals.csv", "deals", "", n, "", "used"),
         ("deals.csv", "deals", f"no owner, as for {people[0]}", 7, "row 3", "excluded")],
        columns=["file", "table", "reason", "rows", "example", "outcome"],
    )  # fmt: skip
    notes = (f"All lost deals belong to {people[0].upper()}.", "A note\u202e with <script>alert(1)</script>.")
    return make_records(
        {"deals": deals, "people": team}, source="plain", account=account, notes=notes, until=UNTIL, **more
    )
