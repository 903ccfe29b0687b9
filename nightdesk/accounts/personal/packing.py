"""Packing: everything the house keeps on a person in one ZIP, a file of JSON for each keeper.

JSON and not a spreadsheet: no program takes a comment that begins with `=` for a formula.
"""

import json
import tempfile
import zipfile
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder

from nightdesk.people import personal
from nightdesk.people.models import Person

IN_MEMORY = 4 * 1024 * 1024


def pack(person: Person) -> IO[bytes]:
    """An open file at its beginning, gone when it is closed; the caller closes it."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - it is handed on open
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, kept in personal.export(person).items():
            packed.writestr(f"{name}.json", as_text(kept))
        portrait = portrait_of(person)
        if portrait:
            packed.writestr("portrait.webp", portrait)
    file.seek(0)
    return file


def as_text(kept: Any) -> str:
    return json.dumps(kept, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder) + "\n"


def portrait_of(person: Person) -> bytes:
    if not person.portrait:
        return b""
    try:
        with person.portrait.open() as file:
            content: bytes = file.read()
    except FileNotFoundError:
        return b""
    return content
