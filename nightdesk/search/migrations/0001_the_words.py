"""One table of words: on SQLite an index of its own kind (FTS5) that keeps no text, on PostgreSQL a column with GIN."""

from typing import Any

from django.db import migrations, models

import nightdesk.search.models

# Nobody needs the words back, so only what leads from a word to its documents is kept. Every sign beyond ASCII is
# part of a word: where words end was decided before.
SQLITE = [
    "CREATE VIRTUAL TABLE search_words USING fts5(tokens, content='', contentless_delete=1, tokenize='ascii')",
]
# Without a list of what is new, which every reader would have to read: acts are few, readers are many.
POSTGRESQL = [
    'CREATE TABLE search_words ("rowid" bigint PRIMARY KEY, "tokens" tsvector NOT NULL)',
    "CREATE INDEX search_words_tokens ON search_words USING gin (tokens) WITH (fastupdate = off)",
]


def lay_out(apps: Any, schema_editor: Any) -> None:
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if is_postgres else SQLITE:
        schema_editor.execute(statement)


def clear_away(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Words",
                    fields=[
                        (
                            "place",
                            models.BigIntegerField(
                                db_column="rowid", primary_key=True, serialize=False
                            ),
                        ),
                        ("tokens", nightdesk.search.models.TokensField()),
                    ],
                    options={"db_table": "search_words"},
                ),
            ],
            database_operations=[migrations.RunPython(lay_out, clear_away)],
        ),
    ]
