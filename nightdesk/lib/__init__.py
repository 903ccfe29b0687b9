"""Small things that know nothing of us."""
