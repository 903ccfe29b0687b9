"""Search: which documents hold which words, in any language, on SQLite and PostgreSQL alike. Knows no journalism."""
