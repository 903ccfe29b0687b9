"""What changed on the way in, in words for the account that the newsroom keeps."""

from collections import Counter

from django.utils.translation import gettext as _

from nightdesk.intake.html.body import Change


def sentences(changes: Counter[str]) -> list[str]:
    """Say each kind of change and how often it was made, in the language that is active."""
    words = {
        Change.ACTIVE_CONTENT_DROPPED: _("scripts and other active content dropped"),
        Change.DYNAMIC_BLOCK_LEFT_OUT: _("blocks without copy of their own left out"),
        Change.SHORTCODE_LEFT_AS_TEXT: _("unknown shortcodes left in the text"),
        Change.LINK_DROPPED: _("links that lead nowhere dropped, their words kept"),
        Change.RULE_DROPPED: _("rules between paragraphs dropped"),
        Change.PAGE_BREAK_DROPPED: _("page breaks dropped"),
        Change.FORM_FIELD_DROPPED: _("form fields dropped"),
        Change.DRAWING_DROPPED: _("inline drawings dropped"),
        Change.TRACKING_PIXEL_DROPPED: _("tracking pixels dropped"),
        Change.PICTURE_WITHOUT_SOURCE: _("pictures without an address dropped"),
        Change.PICTURE_MOVED_OUT: _("pictures moved behind the list or table that held them"),
        Change.HEADING_LEVEL_CHANGED: _("headings given one of our levels"),
        Change.EMBED_BECAME_LINK: _("players turned into links"),
        Change.TERMS_BECAME_LIST: _("lists of terms turned into plain lists"),
        Change.TABLE_SIMPLIFIED: _("cells across several columns or rows made single"),
    }
    return [f"{words[Change(kind)]}: {times}" for kind, times in sorted(changes.items())]
