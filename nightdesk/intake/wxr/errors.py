"""Why an export cannot be read, as a sentence for the editor who sent it in."""


class UnreadableError(Exception):
    """The file is hostile, damaged or not a WordPress export: nothing of it was taken."""
