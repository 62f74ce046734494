"""The last part of ``run``: what real or realistic records can tell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..common.messages import wrapped

if TYPE_CHECKING:
    import pandas as pd

CRM, BANK = "maven_crm_sales", "uci_bank_marketing"
BANK_FILES = ("bank-full.csv.gz", "bank-additional-full.csv.gz")


def show_real_input(folder: str | None) -> None:
    """Print what records tell: public data sets where the folder holds them, else the shipped company.

    Args:
        folder: holds ``maven_crm_sales`` and ``uci_bank_marketing``, or None.

    Raises:
        ValueError: the folder is named and holds neither.
    """
    data = Path(folder) if folder else None
    crm, bank = (data / name if data is not None and (data / name).is_dir() else None for name in (CRM, BANK))
    if data is not None and crm is None and bank is None:
        raise ValueError(f"{data} holds neither {CRM}/ nor {BANK}/. Leave --data out to use the shipped company")
    _records(crm)
    _campaign(bank)


def _records(crm: Path | None) -> None:
    from ..company.files import example_records
    from ..crm.read import read_crm
    from ..estimates.models.owners import owner_differences

    print("\nRecords: do people and managers differ by more than chance?")
    if crm is None:
        records = example_records()
        print("(the kit's made-up company, in which they do differ; --data FOLDER reads a public CRM set)\n")
    else:
        records = read_crm(crm)
        print("(a public practice set of a CRM: four tables, 8,800 deals)\n")
    account = records.account
    read, excluded = (int(account.loc[account.outcome == word, "rows"].sum()) for word in ("read", "excluded"))
    _tell(repr(records))
    if read:
        _tell(f"{read:,} rows read, {excluded:,} excluded with a reason; the account: records.text")
    _tell(owner_differences(records).text)


def _campaign(bank: Path | None) -> None:
    from ..campaign.stories import two_stories

    print("\nThe bank's calls again: why does the chance of a yes fall from call to call?\n")
    if bank is None:
        _tell(two_stories().text)
        return
    told: set[str] = set()
    for name in BANK_FILES:
        if (bank / name).is_file():
            lines = [line for line in two_stories(counts_of(bank / name)).text.split("\n") if line not in told]
            print(f"  counted from {name}:")
            _tell("\n".join(lines))
            told.update(lines)


def counts_of(path: Path) -> pd.DataFrame:
    """Clients and orders by number of calls, counted from a file of the bank; columns contacts, clients, yes."""
    import pandas as pd

    rows = pd.read_csv(path, sep=";", usecols=["campaign", "y"])
    by_calls = rows.assign(yes=rows["y"] == "yes").groupby("campaign")["yes"].agg(["size", "sum"])
    return by_calls.reset_index().set_axis(["contacts", "clients", "yes"], axis=1)


def _tell(text: str) -> None:
    for line in text.split("\n"):
        print(wrapped(line, "  "))
