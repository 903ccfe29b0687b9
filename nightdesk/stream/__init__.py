"""Stream: what happens, told to every open page at once, in order, and resumed exactly. Knows no journalism."""
