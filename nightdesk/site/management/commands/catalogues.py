"""catalogues: bring the catalogues of every language to the texts of the house."""

from typing import Any

from babel.messages.catalog import Catalog, Message
from django.core.management.base import BaseCommand

from nightdesk.site.extraction import catalogue_files, texts_of_the_house, update_catalogue


class Command(BaseCommand):
    help = "Collect every text of the house and bring each language's catalogue up to date; lists what waits for words."

    def handle(self, *args: Any, **options: Any) -> None:
        texts = texts_of_the_house()
        for language, path in catalogue_files():
            waiting = untranslated(update_catalogue(language, path, texts))
            self.stdout.write(f"{language}: {len(texts)} texts, {len(waiting)} without words")
            for message in waiting:
                self.stdout.write(f"  {message.id}")


def untranslated(catalogue: Catalog) -> list[Message]:
    """The texts that lack words, or lack them in one of the language's plural forms."""
    return [message for message in catalogue if message.id and not _has_words(message, catalogue)]


def _has_words(message: Message, catalogue: Catalog) -> bool:
    if isinstance(message.string, str | None):
        return bool(message.string)
    return all(message.string) and len(message.string) == catalogue.num_plurals
