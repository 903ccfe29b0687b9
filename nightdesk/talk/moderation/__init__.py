"""Moderation: the phases that decide about what a reader writes, one file a phase."""
