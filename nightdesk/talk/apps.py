"""The talk app."""

from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "nightdesk.talk"
    label = "talk"

    def ready(self) -> None:
        from nightdesk.live import killed_posts
        from nightdesk.notices.post import letters
        from nightdesk.people import personal
        from nightdesk.stories import taken_down
        from nightdesk.stories.models import fetching
        from nightdesk.stream import channels
        from nightdesk.talk import answers
        from nightdesk.talk.cutting import cut
        from nightdesk.talk.fragments import CHANNEL
        from nightdesk.talk.personal import KEEPER
        from nightdesk.talk.rooms import about, lifting
        from nightdesk.talk.rooms import fragments as rooms
        from nightdesk.talk.rooms.ending import end_with

        personal.register(KEEPER)
        channels.register("discussion", CHANNEL)
        channels.register("room", rooms.CHANNEL)
        fetching.bring_along("discussion")
        taken_down.register(end_with)
        killed_posts.register(cut)
        letters.register("talk.answer", answers.again)
        letters.register("talk.lifting", lifting.again)
        fetching.look_up(about.NAME, about.told())
