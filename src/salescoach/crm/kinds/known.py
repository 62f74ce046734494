"""The kinds that are known, in the order in which a header is tried. A new kind is a new file here and a line below."""

from __future__ import annotations

from . import hubspot, maven, open_source, others, pipedrive, plain, salesforce
from .kind import Kind

KINDS: tuple[Kind, ...] = (
    *pipedrive.KINDS,
    *salesforce.KINDS,
    *hubspot.KINDS,
    *maven.KINDS,
    *others.KINDS,
    *open_source.KINDS,
    *plain.KINDS,
)
SOURCES: tuple[str, ...] = tuple(dict.fromkeys(kind.source for kind in KINDS))
