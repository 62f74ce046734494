"""What comes out of the cases beside the project: 17 won, 30 lost, 13 open of three sellers, unless said."""

import pytest

from salescoach.crm.read import read_crm
from tests.crm.beside import CASES, beside, counts

RIGHT = (17, 30, 13)
ZOHO = {"owner": "Deal Owner", "status": "Stage", "opened": "Created Time", "closed": "Closing Date"}
CLOSE = {"owner": "user_name", "status": "status_type", "opened": "date_created", "closed": "date_won"}
FLAGS = {
    "owner": "Opportunity-Inhaber", "opened": "Erstelldatum", "stage": "Phase", "closed": "Schlusstermin",
    "is_closed": "Geschlossen", "is_won": "Gewonnen",
}  # fmt: skip
CONVERTED = {"value": "Amount (converted)", "currency": "Amount (converted) Currency"}
DYNAMICS = {"owner": "Owner", "status": "Status", "opened": "Created On", "closed": "Actual Close Date"}
OWN = {"won": "Contract signed", "lost": "Dropped"}


@beside
@pytest.mark.parametrize(
    ("case", "options"),
    [
        ("02_pipedrive_german/deals.csv", {}),
        ("04_two_owners/deal_first.csv", {}),
        ("04_two_owners/deals.csv", {}),
        ("04_two_owners/deals.csv", {"kind": "pipedrive", "mapping": {"owner": "Deal - Owner", "deal": "Deal - ID"}}),
        ("04_two_owners/owner_only.csv", {}),
        ("05_salesforce_footer/report1700000000000.csv", {}),
        ("05_salesforce_footer/report_totals.csv", {}),
        ("06_salesforce_formatted/formatted.csv", {}),
        ("06_salesforce_formatted/header_first.csv", {}),
        ("07_salesforce_german/bericht.csv", {}),
        ("07_salesforce_german/bericht_mit_flaggen.csv", {}),
        ("07_salesforce_german/bericht_mit_flaggen.csv", {"kind": "salesforce", "mapping": FLAGS}),
        ("08_fivetran_both", {}),
        ("08_fivetran_is_closed", {}),
        ("09_hubspot_german/deals.csv", {}),
        ("09_hubspot_own_stages/hubspot-crm-exports-all-deals.csv", OWN),
        ("11_zip/hubspot-crm-exports-all-deals.zip", OWN),
        ("13_zoho/Deals_2026_11_28.csv", {}),
        ("13_zoho/Deals_2026_11_28.csv", {"mapping": ZOHO}),
        ("14_dynamics/opportunities.csv", {"mapping": DYNAMICS}),
        ("15_close/opportunities.csv", {"mapping": CLOSE}),
        ("17_month_names/deals.csv", {}),
        ("17_month_names/deals_long.csv", {}),
        ("19_year_2062/deals_right.csv", {}),
        ("21_excel_shapes/german.csv", {}),
        ("21_excel_shapes/german.csv.gz", {}),
        ("21_excel_shapes/sep_bom.csv", {}),
        ("21_excel_shapes/serial.csv", {}),
        ("21_excel_shapes/twelve_hours.csv", {}),
        ("21_excel_shapes/unicode_text.txt", {}),
        ("22_notes/multiline.csv", {}),
        ("24_multi_currency/report.csv", {"mapping": CONVERTED}),
    ],
)
def test_each_case_is_read_right(case, options):
    records = read_crm(CASES / case, **options)
    assert counts(records) == RIGHT
    assert records.deals.groupby("owner").size().tolist() == [20, 20, 20]


@beside
def test_a_slip_of_a_year_is_excluded():
    slip = read_crm(CASES / "19_year_2062" / "400_deals_one_slip.csv")
    right = read_crm(CASES / "19_year_2062" / "400_deals_right.csv")
    assert slip.excluded[["reason", "rows"]].to_numpy().tolist() == [["closed after today", 1]]
    assert len(slip.deals) == len(right.deals) - 1
    assert slip.until == right.until


@beside
def test_an_evening_on_the_west_coast_is_kept():
    records = read_crm(CASES / "18_same_evening_west_coast" / "Opportunity.csv")
    assert counts(records) == (2, 1, 1)
    length = records.deals["closed"] - records.deals["opened"]
    assert length.min().total_seconds() == 0


@beside
@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("10_json/deals.json", "is JSON"),
        ("12_html_xls/report1700000000001.xls", "is a web page"),
        ("22_notes/stray_quote.csv", "not one of 60 rows"),
        ("28_more_shapes/thousands_points.csv", "may be a thousand or a fraction"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(case, message):
    with pytest.raises(ValueError, match=message):
        read_crm(CASES / case)


@beside
@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("28_more_shapes/empty_tail.csv", (20, 20, 0)),
        ("28_more_shapes/pasted_twice.csv", (20, 20, 0)),
        ("28_more_shapes/reopened.csv", (1, 1, 1)),
        ("28_more_shapes/unquoted_comma.csv", (2, 2, 0)),
        ("31_unix_seconds/deals.csv", (30, 30, 0)),
    ],
)
def test_other_shapes(case, expected):
    assert counts(read_crm(CASES / case)) == expected
