"""`{% item_json_ld item %}`: an item of the wire for search engines, in the head of its page."""

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString

from nightdesk.lib.origin import origin
from nightdesk.syndication.templatetags.json_ld import element
from nightdesk.syndication.wire import item_article
from nightdesk.wire.item import Item

register = template.Library()


@register.simple_tag(takes_context=True)
def item_json_ld(context: Context, item: Item) -> SafeString:
    now = context.get("now") or timezone.now()
    return element(item_article(item, origin(context.get("request")), now))
