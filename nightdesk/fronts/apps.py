"""The fronts app."""

from django.apps import AppConfig


class FrontsConfig(AppConfig):
    name = "nightdesk.fronts"
    label = "fronts"

    def ready(self) -> None:
        from nightdesk.fronts import discussed
        from nightdesk.talk.most_discussed import most_discussed

        discussed.register(most_discussed)
