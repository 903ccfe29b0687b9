"""Which pictures readers may see because a post shows them."""

from django.utils import timezone

from nightdesk.live.models import Post
from nightdesk.media.models import Picture
from nightdesk.stories.models import Story
from nightdesk.stories.public_uses import users


def is_in_a_post(picture: Picture) -> bool:
    """That readers have, of a live blog that they may see."""
    seen, keys = Story.objects.visible_to(None, timezone.now()), users(picture, Post)
    return bool(keys) and Post.objects.shown().filter(pk__in=keys, blog__story__in=seen).exists()
