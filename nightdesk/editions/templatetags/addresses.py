"""`{% absolute path %}`: an address with its scheme and host, for those who read it elsewhere."""

from django import template
from django.template import Context

from nightdesk.lib.origin import origin

register = template.Library()


@register.simple_tag(takes_context=True)
def absolute(context: Context, path: str) -> str:
    return f"{origin(context.get('request'))}{path}"
