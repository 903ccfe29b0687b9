"""The desk app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "nightdesk.desk"
    label = "desk"

    def ready(self) -> None:
        """Say who answers for rights before Wagtail makes up its own mind."""
        from wagtail.permissions import register_permission_policy

        from nightdesk.desk.kept import KEEPER
        from nightdesk.desk.permissions import FrontPolicy, PicturePolicy, StoryPolicy
        from nightdesk.fronts.models import Front
        from nightdesk.media.models import Picture
        from nightdesk.people import personal
        from nightdesk.stories.models import Story

        personal.register(KEEPER)
        register_permission_policy(Story, StoryPolicy(Story), exact_class=True)
        register_permission_policy(Front, FrontPolicy(Front), exact_class=True)
        register_permission_policy(Picture, PicturePolicy(Picture), exact_class=True)
