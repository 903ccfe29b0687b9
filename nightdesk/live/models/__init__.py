"""The records of live coverage."""

from nightdesk.live.models.live_blog import LiveBlog, OnWire
from nightdesk.live.models.post import Post

__all__ = ["LiveBlog", "OnWire", "Post"]
