"""The live app."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "nightdesk.live"
    label = "live"

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex

        from nightdesk.live.fragments import CHANNEL
        from nightdesk.live.models import Post
        from nightdesk.live.public_uses import is_in_a_post
        from nightdesk.live.searched import gather, passages
        from nightdesk.live.taking_down import take_back, take_down
        from nightdesk.media import public_uses
        from nightdesk.stories import searched, taken_down
        from nightdesk.stream import channels

        channels.register("live", CHANNEL)
        public_uses.register(is_in_a_post)
        searched.read_also(passages, gather)
        taken_down.register(take_down)
        # So that the pictures of posts are known to be in use.
        ReferenceIndex.register_model(Post)
        taken_down.register_for_retraction(take_back)
