"""The whole of engine.c: head, records, kernels, rules of styles, tail."""

from __future__ import annotations

from pathlib import Path

from salescoach.management.library import STYLES
from salescoach.management.style import Style
from salescoach.simulation.births import first_accounts, first_managers, first_people
from salescoach.simulation.observe import COLUMN_OF, gather, write
from salescoach.simulation.week import live_week
from story.engine.kernels import Kernels
from story.engine.kinds import BOOL, FLOAT, INT, U32, Row, Several, View, definitions
from story.engine.records import structs
from story.engine.rules import gathered, health_function, practices_struct, seen_struct, style_function
from story.engine.your_boss import your_boss

HERE = Path(__file__).parent
PARAMS, KEY = Row("Params"), Several(U32, 2)
SEATS, ACCOUNTS, MANAGERS, TOTALS = (
    View(Row(name), size) for name, size in (("Seat", 2), ("Account", 3), ("Manager", 2), ("Totals", 1))
)
ENTRIES = (
    (first_people, (PARAMS, SEATS, KEY, INT)),
    (first_accounts, (PARAMS, SEATS, ACCOUNTS, KEY, INT)),
    (first_managers, (PARAMS, MANAGERS, KEY, INT)),
    (gather, (PARAMS, SEATS, MANAGERS, INT, View(FLOAT, 3), View(BOOL, 3), View(INT, 3))),
    (write, (View(FLOAT, 3), View(FLOAT, 1), SEATS)),
    (live_week, (PARAMS, SEATS, ACCOUNTS, MANAGERS, TOTALS, KEY, INT, INT)),
)


def page_styles() -> list[Style]:
    """The styles that the engine of the page knows, in the order of their numbers."""
    return [*STYLES.values(), your_boss(0.0, 0.0, 0.0)]


def engine_c() -> str:
    """engine.c as text."""
    kernels = Kernels()
    for kernel, kinds in ENTRIES:
        kernels.add(kernel, kinds)
    tail = (HERE / "tail.c").read_text(encoding="utf-8")
    rules = [health_function(), *map(style_function, page_styles())]
    names = ", ".join(f"style_{style.name}" for style in page_styles())
    table = [
        "typedef Practices (*StyleRule)(const Seen *, const double *);",
        f"static const StyleRule STYLES[] = {{{names}}};",
        f"enum {{ PRACTICES = {len(COLUMN_OF)} }};",
    ]
    body = "\n".join([*kernels.texts, *seen_struct(), *_seen_macros(), *practices_struct(), *rules, *table, tail])
    head = (HERE / "head.c").read_text(encoding="utf-8")
    return "\n".join([head, *structs(), *definitions(body), body])


def _seen_macros() -> list[str]:
    """Where ``gather`` leaves what is seen, and how it becomes a Seen."""
    places = gathered()
    lines = [f"enum {{ {', '.join(f'SEEN_{name} = {place}' for name, (_, place) in places.items())} }};"]
    parts = ", ".join(f"{array}[{place} * n + s]" for array, place in places.values())
    return [*lines, f"#define SEEN(numbers, flags, codes, n, s) {{{parts}, 0, 0}}"]
