"""Follows: readers who want news of a section, a topic, an author, a story, or every flash; and the alerts they get."""
