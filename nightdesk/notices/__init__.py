"""Notices: what leaves the house for readers and machines, a channel each. None of them knows any journalism."""
