"""The stories app."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "nightdesk.stories"
    label = "stories"

    def ready(self) -> None:
        from nightdesk.media import public_uses
        from nightdesk.people import reserved
        from nightdesk.stories.card_fragments import CHANNEL as CARDS
        from nightdesk.stories.fragments import CHANNEL
        from nightdesk.stories.public_uses import is_shown
        from nightdesk.stories.reserved_names import of_the_authors
        from nightdesk.stream import channels

        public_uses.register(is_shown)
        reserved.guard(of_the_authors)
        channels.register("story", CHANNEL)
        channels.register("cards", CARDS)
