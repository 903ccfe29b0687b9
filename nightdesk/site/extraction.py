"""Extraction: every text of the house that gettext translates, out of its Python and its templates."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

import nightdesk

HOUSE = Path(nightdesk.__file__).parent
PLAIN, PLURAL, IN_CONTEXT = None, (1, 2), ((1, "c"), 2)
FUNCTIONS = {
    "_": PLAIN,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), PLAIN),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), IN_CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def texts_of_the_house() -> Catalog:
    """Every text, with the files it stands in, untranslated."""
    found = Catalog()
    for path in sorted(HOUSE.rglob("*")):
        place = path.relative_to(HOUSE.parent).as_posix()
        for _line, text, _comments, context in extract("python", _as_python(path), FUNCTIONS):
            found.add(text, locations=[(place, 0)], context=context)
    return found


def _as_python(path: Path) -> BytesIO:
    """The file as Babel's reader of Python wants it; nothing, if it holds no texts."""
    if path.suffix == ".py" and "migrations" not in path.parts:
        return BytesIO(path.read_bytes())
    if path.suffix in {".html", ".txt", ".xml"}:
        # What stands between its texts is no Python, and its indents are none.
        lines = templatize(path.read_text()).splitlines()
        return BytesIO("\n".join(line.lstrip() for line in lines).encode())
    return BytesIO()


def catalogue_files() -> Iterator[tuple[str, Path]]:
    """Each language that is not the source, with the file of its catalogue."""
    (folder,) = settings.LOCALE_PATHS
    for language, _name in settings.LANGUAGES:
        if language != settings.LANGUAGE_CODE:
            yield language, Path(folder) / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str, path: Path) -> Catalog:
    """The catalogue as it lies there, empty if there is none yet."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as words:
        return read_po(words, locale=language)


def update_catalogue(language: str, path: Path, texts: Catalog) -> Catalog:
    """Bring a catalogue to these texts: new ones without translation, gone ones left out, none guessed."""
    catalogue = read_catalogue(language, path)
    catalogue.update(texts, no_fuzzy_matching=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = BytesIO()
    write_po(
        draft, catalogue, width=0, omit_header=True, ignore_obsolete=True,
        sort_by_file=True, include_lineno=False,
    )  # fmt: skip
    # No dates and no names: the file changes only when a text does.
    header = HEADER.format(language=language, plurals=catalogue.plural_forms)
    path.write_text(header + draft.getvalue().decode(), encoding="utf-8")
    return read_catalogue(language, path)
