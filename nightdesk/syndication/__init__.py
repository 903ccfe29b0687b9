"""Syndication: what goes out: feeds, sitemaps, JSON-LD, ninjs."""
