"""Which notebook treats which claim of the articles."""

from __future__ import annotations

from ..articles.register import known_id

NOTEBOOKS = {
    "00": "00_first_five_minutes.ipynb",
    "01": "01_black_and_white.ipynb",
    "02": "02_why_managers_micromanage.ipynb",
    "03": "03_pressure_goes_somewhere.ipynb",
    "04": "04_damage_control.ipynb",
    "05": "05_asking_is_not_micromanaging.ipynb",
    "06": "06_adults_as_adults.ipynb",
    "07": "07_it_is_required.ipynb",
    "08": "08_cannot_will_not_may_not.ipynb",
    "09": "09_who_is_right_when.ipynb",
    "10": "10_what_your_crm_can_tell.ipynb",
    "11": "11_your_own_team.ipynb",
    "12": "12_write_your_own_style.ipynb",
    "13": "13_a_session_in_the_room.ipynb",
}
# Every claim that a notebook names. `python scripts/pages.py write claim_pages` reads it off the notebooks.
CLAIM_PAGES = {
    "00": "",
    "01": "D1",
    "02": "D2 D9 D13 W6",
    "03": "D4 D10 D11 D12",
    "04": "D3 D13 D15",
    "05": "W1 W2 W3 W4 W5 W6 W7 W8",
    "06": "B1 B2 B3 B4 B5 B6 B7",
    "07": "C1 C2 C3 C4 C5 C6 C7",
    "08": "D5 D6 D7 D8 D14 W4 B3 B4 B5",
    "09": "D3 D6 D13 W3 W4 B1 B3 C1 C6",
    "10": "W5 B6 C3",
    "11": "W5 C1 C3",
    "12": "W2 B3 C6",
    "13": "",
}


def notebooks_of(id: str) -> tuple[str, ...]:
    """The notebooks that treat a claim, in their order.

    Args:
        id: of a claim, e.g. "D11".

    Returns:
        File names in the folder notebooks/.

    Raises:
        ValueError: there is no such claim.
    """
    name = known_id(id)
    return tuple(NOTEBOOKS[number] for number, claims in CLAIM_PAGES.items() if name in claims.split())


def notebooks_text(id: str) -> str:
    """The notebooks that treat a claim in a plain line, e.g. for ``salescoach claims D11``."""
    found = notebooks_of(id)
    return f"Notebooks: {', '.join(found)}" if found else "Notebooks: none treats it."
