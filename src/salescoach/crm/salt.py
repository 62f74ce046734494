"""The user's own salt for pseudonyms: drawn by lot once, kept where that user alone may read it."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from ..records.errors import hint

NAME = "pseudonym_salt"
BYTES = 32
ALONE = 0o600
UNKEPT = (
    "The salt of the pseudonyms could not be kept or read (pseudonym_salt in your folder for settings): the next "
    "import numbers names anew. Give a salt of your own: {typed}."
)


def own_salt() -> tuple[str, str]:
    """The salt of this user, made where there is none yet.

    Returns:
        The salt; and what to say where it could not be kept, else nothing.
    """
    path = salt_file()
    if path is not None:
        with suppress(OSError, ValueError):
            return _kept(path), ""
    return secrets.token_hex(BYTES), UNKEPT.format(typed=hint("salt='<word>'", "--salt '<word>'"))


def salt_file() -> Path | None:
    """Where the salt lies: in the user's folder for settings; None where the user has none of his own."""
    named = os.environ.get("APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME", "")
    if os.path.isabs(named):
        return Path(named) / "salescoach" / NAME
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if not _own(home):
        return None
    usual = {"darwin": ("Library", "Application Support"), "win32": ("AppData", "Roaming")}
    return home.joinpath(*usual.get(sys.platform, (".config",))) / "salescoach" / NAME


def _own(home: Path) -> bool:
    """Whether a home folder is that of this user: not that of another one as under sudo, and not the root of all."""
    if not home.is_absolute() or home == Path(home.anchor):
        return False
    try:
        return os.name != "posix" or home.stat().st_uid == os.geteuid()
    except OSError:
        return False


def _kept(path: Path) -> str:
    """The salt of a file; made whole or not at all, and by one of several that begin at once."""
    with suppress(FileNotFoundError):
        return _read(path)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{NAME}-{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ALONE), "w", encoding="ascii") as stream:
            stream.write(secrets.token_hex(BYTES))
        _put(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return _read(path)


def _put(draft: Path, path: Path) -> None:
    """Give a draft its name, unless another one has it by now."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            draft.replace(path)


def _read(path: Path) -> str:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(ALONE)
    text = path.read_text(encoding="ascii").strip()
    if len(text) < BYTES:
        raise ValueError(f"{path} holds no salt")
    return text
