"""Which pictures readers may see because a post shows them."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ReferenceIndex

from nightdesk.live.models import Post
from nightdesk.media.models import Picture
from nightdesk.stories.models import Story


def is_in_a_post(picture: Picture) -> bool:
    """That readers have, of a live blog that they may see."""
    uses = ReferenceIndex.get_references_to(picture)
    of_posts = uses.filter(base_content_type=ContentType.objects.get_for_model(Post))
    keys = [int(key) for key in of_posts.values_list("object_id", flat=True)]
    seen = Story.objects.visible_to(None, timezone.now())
    return bool(keys) and Post.objects.shown().filter(pk__in=keys, blog__story__in=seen).exists()
