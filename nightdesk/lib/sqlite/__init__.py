"""SQLite as Django knows it, with a turnstile in front of its write lock."""
