"""The wire app."""

from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "nightdesk.wire"
    label = "wire"

    def ready(self) -> None:
        from nightdesk.people import personal
        from nightdesk.stream import channels
        from nightdesk.wire.fragments import CHANNEL
        from nightdesk.wire.kept import KEEPER

        personal.register(KEEPER)
        channels.register("wire", CHANNEL)
