"""Desk: the newsroom's screens."""
