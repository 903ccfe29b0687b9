"""The body of a story: the blocks that copy is made of."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

INLINE = ["bold", "italic", "link", "code", "superscript", "subscript", "strikethrough"]


class Heading(blocks.StructBlock):
    text = blocks.CharBlock(label=_("text"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("level"), choices=[("2", "2"), ("3", "3"), ("4", "4")], default="2"
    )

    class Meta:
        icon = "title"
        label = _("heading")
        template = "stories/blocks/_heading.html"


class Quote(blocks.StructBlock):
    text = blocks.RichTextBlock(label=_("words"), features=["bold", "italic", "link"])
    speaker = blocks.CharBlock(label=_("who"), max_length=120, required=False)
    role = blocks.CharBlock(label=_("in what capacity"), max_length=160, required=False)
    said_where = blocks.CharBlock(label=_("said where"), max_length=120, required=False)
    said_when = blocks.CharBlock(label=_("said when"), max_length=60, required=False)
    source_url = blocks.URLBlock(label=_("source link"), required=False)
    language = blocks.CharBlock(
        label=_("original language"),
        max_length=20,
        required=False,
        help_text=_("Such as en, if translated."),
    )

    class Meta:
        icon = "openquote"
        label = _("quote")
        template = "stories/blocks/_quote.html"


class PictureInText(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(
        label=_("caption"), max_length=500, required=False, help_text=_("Empty: the picture's own.")
    )

    class Meta:
        icon = "image"
        label = _("picture")
        template = "stories/blocks/_picture.html"


class Gallery(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=140, required=False)
    pictures = blocks.ListBlock(PictureInText(), label=_("pictures"), min_num=1, max_num=60)

    class Meta:
        icon = "image"
        label = _("gallery")
        template = "stories/blocks/_gallery.html"


class Related(blocks.StructBlock):
    story = SnippetChooserBlock("stories.Story", label=_("story"))

    class Meta:
        icon = "link"
        label = _("related story")
        template = "stories/blocks/_related.html"


class FactBox(blocks.StructBlock):
    title = blocks.CharBlock(label=_("title"), max_length=140)
    text = blocks.RichTextBlock(label=_("text"), features=[*INLINE, "ul", "ol"])

    class Meta:
        icon = "info-circle"
        label = _("fact box")
        template = "stories/blocks/_fact_box.html"


def over_https(value: str) -> None:
    if not value.startswith("https://"):
        raise ValidationError(_("An embed is loaded over https."))


class Embed(blocks.StructBlock):
    url = blocks.URLBlock(label=_("address"), validators=[over_https])
    title = blocks.CharBlock(
        label=_("title"), max_length=160, help_text=_("What readers will see, before they load it.")
    )

    class Meta:
        icon = "media"
        label = _("embed")
        template = "stories/blocks/_embed.html"


class Preformatted(blocks.StructBlock):
    text = blocks.TextBlock(label=_("text"))

    class Meta:
        icon = "code"
        label = _("preformatted")
        template = "stories/blocks/_preformatted.html"


class Body(blocks.StreamBlock):
    paragraph = blocks.RichTextBlock(
        label=_("paragraph"),
        features=INLINE,
        icon="pilcrow",
        template="stories/blocks/_paragraph.html",
    )
    heading = Heading()
    list = blocks.RichTextBlock(
        label=_("list"),
        features=["ul", "ol", *INLINE],
        icon="list-ul",
        template="stories/blocks/_list.html",
    )
    quote = Quote()
    picture = PictureInText()
    gallery = Gallery()
    related = Related()
    fact_box = FactBox()
    table = TypedTableBlock(
        [("text", blocks.RichTextBlock(label=_("text"), features=["bold", "italic", "link"]))],
        label=_("table"),
        template="stories/blocks/_table.html",
    )
    embed = Embed()
    preformatted = Preformatted()
