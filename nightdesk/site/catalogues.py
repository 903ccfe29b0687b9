"""Catalogues: compiled from the .po files when the house is made ready, never committed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings

from nightdesk.lib.kept_files import confirm


def compile_catalogues() -> int:
    """Compile every catalogue that changed since it was last compiled; how many."""
    return sum(
        compile_one(source)
        for folder in settings.LOCALE_PATHS
        for source in sorted(Path(folder).rglob("*.po"))
    )


def compile_one(source: Path) -> bool:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    with source.open("rb") as words:
        catalogue = read_po(words, locale=source.parent.parent.name)
    draft = target.with_suffix(".mo.new")
    with draft.open("wb") as out:
        write_mo(out, catalogue)
    confirm(draft)
    draft.replace(target)
    return True
