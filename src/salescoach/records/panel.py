"""The columns of a panel for ``effect_of_oversight``: what an analyst's own frame must and may hold."""

from __future__ import annotations

from .schema import Column, count, flag, name, number

PANEL: tuple[Column, ...] = (
    name("person", "id", "salesperson", required=True),
    name("team", "id", "team; people of one team share a manager. Needed unless no_teams=True"),
    count("period", "periods", "whole number that counts periods of the same length", required=True),
    number("result", "% of quota", "what the person reached in it; any unit of your own with unit=", required=True),
    flag("treated", "1 from the first period of close oversight on, else 0", required=True),
    number("logged", "activities", "activities logged, mean per week; used where it is there"),
    number("open_deals", "deals", "open at the end of the period; used where it is there"),
    number("moved", "steps", "steps forward, mean per week; used where it is there"),
    number("tenure_weeks", "log weeks", "log(1 + weeks in the job); used where it is there"),
    flag("left", "1 in periods after the person left, with a result of 0; used where it is there"),
)
