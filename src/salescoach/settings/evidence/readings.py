"""All second readings, and the word for a number: read twice or provisional."""

from __future__ import annotations

from .pattern_readings import PATTERN_READINGS
from .second_reading import PROVISIONAL, SecondReading
from .setting_readings import SETTING_READINGS


def word_of(name: str) -> str:
    """Whether a setting, or a preset's setting, was read twice; provisional where nobody did.

    Args:
        name: of the setting, or ``preset.setting`` where a preset gives the value.
    """
    found = SETTING_READINGS.get(name)
    return found.word if found else PROVISIONAL


def every_reading() -> list[SecondReading]:
    """All of them: the settings first, then the patterns."""
    return [*SETTING_READINGS.values(), *PATTERN_READINGS.values()]
