"""Text from elsewhere, made fit to keep and to print: one spelling, nothing invisible that acts."""

import re
import unicodedata

# Embeddings, overrides and isolates can make a line read as what it is not. The plain marks of
# Arabic and Hebrew typing (U+200E, U+200F, U+061C) and the joiners of Persian stay.
BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = re.compile(
    rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f{BIDI_CONTROLS}\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_SPACE = re.compile(r"\s+")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Text in NFC, with newlines as its only control characters besides the tab, and no half characters."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """Clean text on one line, without space around it."""
    return _SPACE.sub(" ", clean(text)).strip()


def xml_safe(text: str) -> str:
    """Text that any XML 1.0 document may hold, whatever came into the database."""
    return _NOT_XML.sub("", text)
