"""The live blog in the editor of its story: that it is one, and the way to its posts."""

from wagtail.admin.panels import Panel


class LivePanel(Panel):
    """Shown for live blogs alone. Here stands what is above the posts; they have a page of their own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/stories/_live.html"

        def is_shown(self) -> bool:
            return bool(self.instance.is_live_blog) and bool(super().is_shown())
