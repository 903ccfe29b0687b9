"""The rules of moderation at the desk: changed, tried, and let count."""
