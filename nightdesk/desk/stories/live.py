"""The live blog in the editor of its story: that it is one, the way to its posts, and the way to become one."""

from wagtail.admin.panels import Panel


class LivePanel(Panel):
    """Shown for live blogs alone. Here stands what is above the posts; they have a page of their own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/stories/_live.html"

        def is_shown(self) -> bool:
            return bool(self.instance.is_live_blog) and bool(super().is_shown())


class KindPanel(Panel):
    """Shown while readers do not know the story. Its form is a page of its own: forms cannot stand within forms."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/stories/_kind.html"

        def is_shown(self) -> bool:
            is_unknown = bool(self.instance.pk) and self.instance.published_at is None
            return is_unknown and bool(super().is_shown())
