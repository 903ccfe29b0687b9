"""The follows app."""

from django.apps import AppConfig


class FollowsConfig(AppConfig):
    name = "nightdesk.follows"
    label = "follows"

    def ready(self) -> None:
        from nightdesk.follows import digest
        from nightdesk.follows.keeping import KEEPER
        from nightdesk.follows.watching import KIND
        from nightdesk.follows.wording import draw
        from nightdesk.notices.post import letters
        from nightdesk.notices.push import drawing
        from nightdesk.people import personal

        personal.register(KEEPER)
        drawing.register(KIND, draw)
        letters.register(digest.KIND, digest.again)
