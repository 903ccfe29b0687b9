"""Words out of files: which characters may be printed, and which encoding the bytes were in."""

import re

LINE_ENDS = re.compile(r"\r\n?")
GAPS = re.compile(r"[\t\x00]")

# What neither XML nor a page may hold: controls except the line feed, half characters, non-characters.
UNPRINTABLE = re.compile("[\x01-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Remove control characters, keep line breaks, letters of every script and direction marks."""
    text = GAPS.sub(" ", LINE_ENDS.sub("\n", text))
    return UNPRINTABLE.sub("", text).strip()


def decoded(raw: bytes) -> str:
    """Read bytes whose encoding nobody told: UTF-8 if they are, else what Western software wrote."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def cut(text: str, size: int) -> bytes:
    """Encode as UTF-8 in at most `size` bytes, never ending inside a character."""
    return text.encode()[:size].decode(errors="ignore").strip().encode()
