"""The secret key: given by the operator, or made once and kept in the data folder."""

import os
import secrets
from pathlib import Path

from config import env


def secret_key(data: Path) -> str:
    """The key in force. The file is readable by its owner alone; two processes starting at once agree."""
    if env.SECRET_KEY.value:
        return env.SECRET_KEY.value
    file = data / "secret-key"
    if not file.exists():
        make(file)
    return file.read_text()


def make(file: Path) -> None:
    """Write a whole key under another name, then give it its name: the first of two processes wins."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
