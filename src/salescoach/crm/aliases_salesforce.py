"""How Salesforce names its columns; how to read it: aliases.py."""

from __future__ import annotations

from typing import Any

_NO_ID = ("000000000000000AAA", "000000000000000")

SALESFORCE: dict[str, dict[str, Any]] = {
    "salesforce stage versions": {
        "table": "stages",
        "tells": (("_fivetran_start", "stage_name"),),
        "required": ("deal", "stage", "entered"),
        "blanks": _NO_ID,
        "fields": {"deal": ("id",), "stage": ("stage_name",), "entered": ("_fivetran_start",),
                   "deleted": ("is_deleted",)},
    },
    "salesforce field history": {
        "table": "stages",
        "tells": (("opportunity id", "field", "new value"),),
        "required": ("deal", "field", "stage", "entered"),
        "blanks": _NO_ID,
        "fields": {
            "deal": ("opportunity id",), "field": ("field",), "stage": ("new value",), "entered": ("created date",),
            "changed_by": ("created by id",), "deleted": ("is deleted",),
        },
    },
    "salesforce history": {
        "table": "stages",
        "tells": (("opportunity id", "stage name"),),
        "required": ("deal", "stage", "entered"),
        "blanks": _NO_ID,
        "fields": {
            "deal": ("opportunity id",), "stage": ("stage name",), "entered": ("created date",),
            "changed_by": ("created by id",), "deleted": ("is deleted",),
        },
    },
    "salesforce tasks": {
        "table": "activities",
        "tells": (("what id", "owner id"), ("who id", "activity date")),
        "required": ("owner",),
        "blanks": _NO_ID,
        "fields": {
            "activity": ("id",),
            "deal": ("what id",),
            "owner": ("owner id",),
            "kind": ("type", "task subtype", "activity origin type"),
            "due": ("activity date",),
            "done_at": ("completed date time",),
            "done": ("is closed",),
            "deleted": ("is deleted",),
        },
    },
    "salesforce users": {
        "table": "people",
        "tells": (("manager id", "user role id"), ("manager id", "username"), ("id", "manager id")),
        "required": ("owner",),
        "blanks": _NO_ID,
        "fields": {"owner": ("id",), "manager": ("manager id",), "team": ("user role id",)},
    },
    "salesforce roles": {
        "table": None, "tells": (("parent role id",),), "required": (), "blanks": (), "fields": {},
    },
    "salesforce accounts": {
        "table": None, "tells": (("billing city", "annual revenue"),), "required": (), "blanks": (), "fields": {},
    },
    "salesforce opportunities": {
        "table": "deals",
        "tells": (("stage name", "owner id"), ("opportunity owner",), ("opportunity name", "stage"),
                  ("is closed", "is won")),
        "required": ("owner", "stage", "opened"),
        "blanks": _NO_ID,
        "fields": {
            "deal": ("id", "opportunity id"),
            "owner": ("owner id", "opportunity owner"),
            "account": ("account id", "account name"),
            "pipeline": ("record type id", "opportunity record type"),
            "stage": ("stage name", "stage"),
            "is_closed": ("is closed", "closed"),
            "is_won": ("is won", "won"),
            "opened": ("created date",),
            "closed": ("close date",),
            "value": ("amount",),
            "currency": ("currency iso code", "amount currency"),
            "last_activity": ("last activity date", "last activity"),
            "deleted": ("is deleted",),
            "current": ("_fivetran_active",),
        },
    },
}  # fmt: skip
