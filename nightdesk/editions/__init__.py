"""Editions, their sections, and the desks of the newsroom."""
