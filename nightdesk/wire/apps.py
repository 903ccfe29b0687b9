"""The wire app."""

from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "nightdesk.wire"
    label = "wire"

    def ready(self) -> None:
        from nightdesk.stream import channels
        from nightdesk.wire.fragments import CHANNEL

        channels.register("wire", CHANNEL)
