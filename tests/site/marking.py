"""Marking: every text that a catalogue has words for comes out in ⟦brackets⟧; what stands outside of them does not.

English is the source, so each of its texts is its own words. In any other language a text without words of that
language stays bare, however much the two may look alike.
"""

import re
from gettext import GNUTranslations
from typing import Any

import pytest
from babel import Locale
from bs4 import BeautifulSoup
from django.utils.translation import trans_real
from django.utils.translation.trans_real import DjangoTranslation

CONTEXT = "\x04"
_PLACE = re.compile(r"(%\(\w+\)[sd]|%[sd]|\{\w*\})")
_MARKED = re.compile("⟦[^⟦⟧]*⟧")
# What is content in these tests is Greek: a language that none of the editions is in. Addresses are no words,
# and formats have one name in every language.
_CONTENT = re.compile("[Α-Ωα-ωΆ-ώ]+|\\S+\\.example\\S*|https?://\\S+|\\b(?:Atom|RSS|JSON Feed)\\b")
_SPOKEN = (
    "alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription",
    "aria-valuetext", "label", "summary", "data-waiting", "data-title",
)  # fmt: skip
_META = re.compile("description|:title|site_name|:alt|^application-name|-title$")
# How a language writes an hour or a day, which is no text: 15 h 05, 3 de junio.
_OF_DAYS = {"fr": {"h", "er"}, "es": {"de"}}


def mark(words: str) -> str:
    """Piece by piece: what is put into a text must be marked for itself."""
    pieces = _PLACE.split(words)
    return "".join(
        piece if at % 2 or not re.search(r"[^\W\d_]", piece) else f"⟦{piece}⟧"
        for at, piece in enumerate(pieces)
    )


def mark_every_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the length of a test. Texts that are asked for before it begins stay as they are, and are found out."""
    plain, plural = GNUTranslations.gettext, DjangoTranslation.ngettext

    def gettext(self: Any, message: str) -> str:
        # Beneath each language lies English, which has words for everything: it is not asked.
        if self.language() == "en":
            return mark(plain(self, message).rpartition(CONTEXT)[2])
        known = self._catalog.get(message) or self._catalog.get((message, self.plural(1)))
        return mark(plain(self, message)) if known else message

    def ngettext(self: Any, one: str, many: str, number: int) -> str:
        if self.language() == "en":
            return mark(plural(self, one, many, number).rpartition(CONTEXT)[2])
        try:
            known = self._catalog.plural(one, number)
        except KeyError:
            known = ""
        return mark(known) if known else (one if number == 1 else many)

    monkeypatch.setattr(DjangoTranslation, "gettext", gettext)
    monkeypatch.setattr(DjangoTranslation, "ngettext", ngettext)
    monkeypatch.setattr(trans_real, "_translations", {})
    monkeypatch.setattr(trans_real._active, "value", None, raising=False)


def bare(said: str, language: str) -> list[str]:
    """The words that no catalogue of the language gave and no editor wrote."""
    while _MARKED.search(said):
        said = _MARKED.sub(" ", said)
    # The one language that copy is quoted from here, as the libraries of languages call it.
    said = said.replace(Locale(language).languages["de"], " ")
    left = re.findall(r"[^\W\d_]+", _PLACE.sub(" ", _CONTENT.sub(" ", said)))
    return [word for word in left if word not in _OF_DAYS.get(language, ())]


def heard(html: str) -> str:
    """All that a page says: to the eye, aloud, and to those who pass it on."""
    soup = BeautifulSoup(html, "html.parser")
    for unheard in soup.select("script, style"):
        unheard.decompose()
    aloud = [str(tag[name]) for name in _SPOKEN for tag in soup.select(f"[{name}]")]
    aloud += [str(tag["value"]) for tag in soup.select("input[type=submit], input[type=button]")]
    for tag in soup.select("meta[content]"):
        if _META.search(str(tag.get("name") or tag.get("property") or "")):
            aloud.append(str(tag["content"]))
    for tag in soup.find_all(True):
        aloud += [
            str(value)
            for name, value in tag.attrs.items()
            if name.startswith("data-") and re.search(r"⟦|[^\W\d_]{2,} [^\W\d_]", str(value))
        ]
    return "\n".join([soup.get_text("\n"), *aloud])
