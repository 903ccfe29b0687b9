"""Demo: the invented newsroom that a newcomer meets."""
