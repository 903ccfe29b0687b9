"""Hooks: other tools are told of public events, signed, until they take it. What events mean stands above."""
