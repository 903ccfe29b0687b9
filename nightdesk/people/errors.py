"""Refusals about people; each is a sentence for whoever asked."""


class NameRefused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The display name is not taken; `str()` says why, in the language of the reader."""


class ErasureRefused(Exception):  # noqa: N818 - the same
    """The account is not erased; `str()` says why."""
