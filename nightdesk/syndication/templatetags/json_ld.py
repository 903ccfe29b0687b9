"""`{% json_ld story %}`: the story for search engines, in the head of its page."""

import json
from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from nightdesk.lib.origin import origin
from nightdesk.live.shown import ShownPost
from nightdesk.stories.models import Story
from nightdesk.syndication.json_ld import Described
from nightdesk.syndication.live_json_ld import Covered, pictures_of

register = template.Library()

# A headline may hold `</script>`: these never appear as they are inside the element.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def json_ld(context: Context, story: Story) -> SafeString:
    """Write the script element; nothing in it can end it or start another."""
    page = context.get("page")
    siblings = page.siblings if page else None
    now = context.get("now") or timezone.now()
    described = Described(story, origin(context.get("request")), now, siblings)
    article = described.article
    if story.is_live_blog:
        leaf = context.get("leaf")
        # Those of older leaves are not where the address of the page leads to.
        posts: Sequence[ShownPost] = context["posts"] if leaf and leaf.is_first else ()
        article = Covered(described, posts).article
    return element(article)


@register.simple_tag(takes_context=True)
def post_json_ld(context: Context, shown: ShownPost) -> SafeString:
    """The same for one post, on its own page."""
    now = context.get("now") or timezone.now()
    covered = Covered(Described(shown.story, origin(context.get("request")), now))
    return element(covered.alone(shown.post, pictures_of(shown)))


def element(document: dict[str, Any]) -> SafeString:
    return format_html('<script type="application/ld+json">{}</script>', embedded(document))


def embedded(document: dict[str, Any]) -> SafeString:
    """JSON that is safe inside a script element."""
    text = json.dumps(document, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPED))  # noqa: S308 - every sign of markup was escaped above
