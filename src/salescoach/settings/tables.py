"""Settings, links and presets as frames for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .evidence.readings import word_of
from .evidence.register import ROWS, TOPICS, status_of
from .evidence.sources import SOURCES
from .links import LINKS
from .presets import PRESETS
from .register import SETTINGS
from .setting import Setting
from .team import Team, known_team

if TYPE_CHECKING:
    import pandas as pd


def evidence(team: Team) -> pd.DataFrame:
    """Every setting of the team with who says so.

    Args:
        team: whose values are shown.

    Returns:
        Frame, one row per setting, with columns setting, value, unit, low, high, grade, status, source,
        reason, basis, reading, design, meaning, group. ``low`` and ``high`` are the plausible range (a value that
        a preset sets has no range of its own); ``status`` says whether the source was seen, computed
        from public data, recalled or is our assumption; ``basis`` whether it gives this figure, a
        pattern to which the number is fitted, or only a direction. A number with a direction alone is
        graded "assumed". ``reading`` is "read twice" where a second reading of the source agrees, else
        "provisional".

    Raises:
        ValueError: no team.

    Example:
        >>> import salescoach as sc
        >>> known = sc.evidence(sc.Team()).set_index("setting")
        >>> known.loc["pass_through", "grade"]
        'assumed'
    """
    import pandas as pd

    return pd.DataFrame([_row(known_team(team), setting) for setting in SETTINGS.values()])


def _row(team: Team, setting: Setting) -> dict[str, object]:
    change = PRESETS[team.preset].get(setting.name)
    source = SOURCES[change.source if change else setting.source]
    basis = change.basis if change else setting.basis
    known = source.grade != "assumed"
    reason = change.reason if change else setting.reason
    expected = change.value if change else setting.default
    low, high = (setting.low, setting.high) if change is None else (float(change.value), float(change.value))
    if setting.name in team.cut:
        reason = f"cut by the user; the kit's own is {expected!r}: {reason}"
    elif team.values[setting.name] != expected:
        reason = f"set by the user; the kit's own is {expected!r}: {reason}"
    return {
        "setting": setting.name,
        "value": 0.0 if setting.name in team.cut else team.values[setting.name],
        "unit": setting.unit,
        "low": low,
        "high": high,
        "grade": "assumed" if basis == "direction" else source.grade,
        "status": source.status if change else status_of(setting.name, setting.source),
        "source": source.citation,
        "reason": reason,
        "basis": basis if known else "none",
        "reading": word_of(f"{team.preset}.{setting.name}" if change else setting.name),
        "design": source.design,
        "meaning": setting.meaning,
        "group": setting.group,
    }


def links(team: Team | None = None) -> pd.DataFrame:
    """The links of the cascade, from senior management to the customer.

    Args:
        team: whose strengths are shown; the default team if none is given.

    Returns:
        Frame, one row per link, with columns link, from, to, shape, strength, low, high, on, grade, source.

    Raises:
        ValueError: no team.

    Example:
        >>> import salescoach as sc
        >>> table = sc.links(sc.Team().without("pass_through")).set_index("link")
        >>> bool(table.loc["pass_through", "on"])
        False
    """
    import pandas as pd

    team = Team() if team is None else team
    known = evidence(team).set_index("setting")
    rows = [
        {
            "link": link.name, "from": link.origin, "to": link.goal, "shape": link.shape,
            "strength": team.strength(link.name), "low": link.plausible[0], "high": link.plausible[1],
            "on": team.strength(link.name) > 0, "grade": known.loc[link.name, "grade"],
            "source": SOURCES[link.source].citation,
        }
        for link in LINKS.values()
    ]  # fmt: skip
    return pd.DataFrame(rows)


def evidence_rows() -> pd.DataFrame:
    """The published findings that the kit leans on, by the numbers with which it cites them.

    Returns:
        Frame, one row per finding, with columns row, topic, found, design, who, status, grade, source;
        ``source`` is the key of the source where settings name it, else empty.

    Example:
        >>> import salescoach as sc
        >>> sc.evidence_rows().set_index("row").loc["7.9", "topic"]
        'how salespeople differ'
    """
    import pandas as pd

    found = [
        {"row": row.number, "topic": TOPICS[int(row.number.split(".")[0])], "found": row.found, "design": row.design,
         "who": row.who, "status": row.status, "grade": row.grade, "source": row.source}
        for row in ROWS.values()
    ]  # fmt: skip
    return pd.DataFrame(found)
