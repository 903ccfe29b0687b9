"""Fields of account forms, in our own words: allauth's labels are a program's."""

import json
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

register = template.Library()

LABELS = {
    "name": _("Name"),
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "password1": _("New password"),
    "password2": _("The new password once more"),
    "oldpassword": _("Current password"),
    "code": _("Code"),
    "passwordless": _("Sign in with this key alone"),
}
HELP = {
    "password1": _("At least 12 characters. A few words that you remember are better than signs."),
    "passwordless": _("It then asks for your finger, your face or its own number."),
}
CODE = {"autocapitalize": "characters", "spellcheck": "false", "class": "field__code"}


@register.inclusion_tag("account/_field.html")
def field(bound: BoundField, label: str = "", help: str = "") -> dict[str, Any]:  # noqa: A002  # as templates write it
    """One field: its label, itself, what helps, and what is wrong. Placeholders only repeat the label."""
    attributes = bound.field.widget.attrs
    attributes.pop("placeholder", None)
    if bound.name == "code":
        attributes.update(CODE)
    if bound.name != "name":  # of the others, what helps is allauth's
        bound.field.help_text = help or HELP.get(bound.name, "")
    return {
        "field": bound,
        "label": label or label_of(bound),
        "help": bound.field.help_text,
        "is_tick": bound.widget_type == "checkbox",
    }


def label_of(bound: BoundField) -> Any:
    """Ours, unless the field is ours and says it itself."""
    if bound.name == "name" and bound.field.label:
        return bound.label
    is_first = bound.name == "password1" and "password2" not in bound.form.fields
    return LABELS.get("password" if is_first else bound.name, bound.label)


@register.filter
def as_json(value: Any) -> str:
    """For an attribute that a script reads; the template escapes it."""
    return json.dumps(value)
