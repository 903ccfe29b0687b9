"""Stream: what happens, told to every open page at once, in order, and resumed exactly. Knows no journalism."""

from nightdesk.stream.presence import present

__all__ = ["present"]
