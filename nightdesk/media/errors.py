"""Refusals of the picture desk; each is a sentence for whoever brought the file."""


class PictureRefused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The file is not taken in; `str()` says why, in the language of the reader."""
