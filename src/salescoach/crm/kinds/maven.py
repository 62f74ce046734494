"""Maven's practice data set of a CRM: deals, teams, and tables that are not needed."""

from __future__ import annotations

from ..tables.deals import DealReader
from ..tables.people import PeopleReader
from .kind import Kind
from .written_status import ending

DEALS = Kind(
    name="maven deals",
    signatures=(("opportunity_id", "sales_agent"),),
    required=("owner", "status", "opened"),
    fields={
        "deal": ("opportunity_id",), "owner": ("sales_agent",), "account": ("account",), "pipeline": ("product",),
        "status": ("deal_stage",), "stage": ("deal_stage",), "opened": ("engage_date",), "closed": ("close_date",),
        "value": ("close_value",),
    },
    reader=DealReader(ending),
    notes=("Maven's data set is made up: good for practice, evidence of nothing.",),
)  # fmt: skip
TEAMS = Kind(
    name="maven teams",
    signatures=(("sales_agent", "manager"),),
    required=("owner", "manager"),
    fields={"owner": ("sales_agent",), "manager": ("manager",), "team": ("manager",)},
    reader=PeopleReader(),
)
OTHERS = Kind(
    name="maven accounts, products or dictionary",
    signatures=(("product", "sales_price"), ("account", "sector"), ("table", "field", "description")),
)

KINDS = (DEALS, TEAMS, OTHERS)
