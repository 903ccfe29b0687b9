"""NewsArticle as JSON-LD (schema.org): a story in the words of search engines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags

from nightdesk.lib.address import address
from nightdesk.stories.models import Byline, Genre, Story
from nightdesk.stories.state import State
from nightdesk.syndication.copy import html_of, words_of
from nightdesk.syndication.entries import last_change
from nightdesk.syndication.pictures import PictureSent
from nightdesk.syndication.shelf import Shelf
from nightdesk.talk.counted import counted

TYPES: Mapping[str, str] = {
    Genre.NEWS: "NewsArticle",
    Genre.ANALYSIS: "AnalysisNewsArticle",
    Genre.BACKGROUND: "BackgroundNewsArticle",
    Genre.INTERVIEW: "NewsArticle",
    Genre.OPINION: "OpinionNewsArticle",
    Genre.REVIEW: "ReviewNewsArticle",
    Genre.OBITUARY: "NewsArticle",
    Genre.SPONSORED: "AdvertiserContentArticle",
}
Thing = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """One story, described. `now` decides which translations readers may be told of.

    A page that has fetched the story's siblings already, as far as readers may see them, gives them.
    """

    story: Story
    origin: str
    now: datetime
    siblings: Sequence[Story] | None = None

    @property
    def article(self) -> Thing:
        """The NewsArticle; what has no value has no key."""
        story = self.story
        url = self._url(story)
        about: Thing = {
            "@context": "https://schema.org",
            "@type": type_of(story),
            "@id": url,
            "url": url,
            "mainEntityOfPage": url,
            "headline": story.headline,
            "alternativeHeadline": story.kicker,
            "inLanguage": story.edition.language,
            "isAccessibleForFree": True,
            "articleSection": story.section.name,
            "dateline": story.dateline,
            "publisher": self.publisher(),
            "author": [self._author(byline) for byline in story.bylines.all()],
            "image": list(self._images()),
        }
        if story.published_at is not None:
            about["datePublished"] = self.instant(story.published_at)
            about["dateModified"] = self.instant(last_change(story))
        return told(about | self._discussion() | self._state())

    def _discussion(self) -> Thing:
        """Once anybody has said anything. Counted where the story was fetched for its page."""
        said = counted(self.story)
        if not said.comments:
            return {}
        return {"commentCount": said.comments, "discussionUrl": f"{self.origin}{said.address}"}

    def _state(self) -> Thing:
        """What depends on whether the story stands: of a retracted one its text is not described."""
        story = self.story
        if story.state == State.RETRACTED:
            return {"creativeWorkStatus": "Retracted"}
        text = html_of(story.body.raw_data, Shelf(self.origin))
        paid = {"@type": "Organization", "name": story.sponsor} if story.sponsor else None
        source = {"@type": "Organization", "name": story.info_source}
        return {
            "description": story.standfirst,
            "wordCount": len(words_of(text).split()),
            "keywords": [topic.name for topic in story.topics.all()],
            "sponsor": paid,
            "sourceOrganization": source if story.info_source else None,
            "usageInfo": story.usage_terms,
            "hasPart": list(self._quotes()),
            "correction": [self._correction(note) for note in story.corrections.all()],
            **self._translations(),
        }

    def publisher(self) -> Thing:
        """The newsroom, which also stands for who is not named."""
        edition = self.story.edition
        return told(
            {
                "@type": "NewsMediaOrganization",
                "@id": f"{self.origin}{edition.get_absolute_url()}#publisher",
                "name": edition.name,
                "legalName": edition.publisher,
                "url": f"{self.origin}{edition.get_absolute_url()}",
                "correctionsPolicy": f"{self.origin}{address('corrections', edition.code)}",
            }
        )

    def _author(self, byline: Byline) -> Thing:
        """A profile is a person; a name alone may be the agency the story was taken up from."""
        profile = byline.author
        if profile is None:
            is_agency = byline.name == self.story.info_source
            return {"@type": "Organization" if is_agency else "Person", "name": byline.name}
        url = address("author", self.story.edition.code, profile.slug)
        about = {"@type": "Person", "name": byline.name, "url": f"{self.origin}{url}"}
        return told(about | {"jobTitle": profile.role_line})

    def _images(self) -> Iterator[Thing]:
        picture = self.story.lead_picture
        if picture is None or self.story.state == State.RETRACTED:
            return
        sent = PictureSent.of(picture, origin=self.origin, caption=self.story.lead_caption)
        if sent is not None:
            yield image(sent)

    def _quotes(self) -> Iterator[Thing]:
        for block in self.story.body.raw_data:
            if block["type"] == "quote":
                yield quotation(block["value"])

    def _correction(self, note: Any) -> Thing:
        made_at = self.instant(note.made_at)
        return {"@type": "CorrectionComment", "text": note.text, "datePublished": made_at}

    def _translations(self) -> Thing:
        """What it was translated from and into, as far as readers may see it: one query at most."""
        story, seen = self.story, self.siblings
        if seen is None:
            seen = list(Story.objects.visible_to(None, self.now).of_matter(story))
        source = [self._work(one) for one in seen if one.pk == story.translated_from_id]
        into = [self._work(one) for one in seen if one.translated_from_id == story.pk]
        return {"translationOfWork": source[0] if source else None, "workTranslation": into}

    def _work(self, story: Story) -> Thing:
        url = self._url(story)
        about = {"@type": type_of(story), "@id": url, "url": url, "headline": story.headline}
        return about | {"inLanguage": story.edition.language}

    def _url(self, story: Story) -> str:
        return f"{self.origin}{story.get_absolute_url()}"

    def instant(self, at: datetime) -> str:
        """By the clock of the edition."""
        return timezone.localtime(at, self.story.edition.zone).isoformat(timespec="seconds")


def type_of(story: Story) -> str:
    return "LiveBlogPosting" if story.is_live_blog else TYPES[story.genre]


def image(sent: PictureSent) -> Thing:
    """A picture with everything that says whose it is."""
    picture = sent.picture
    maker = {"@type": "Person", "name": picture.creator} if picture.creator else None
    return told(
        {
            "@type": "ImageObject",
            "url": sent.url,
            "width": sent.rendition.width,
            "height": sent.rendition.height,
            "caption": sent.caption,
            "creditText": sent.credit,
            "copyrightNotice": picture.copyright_notice,
            "creator": maker,
            "license": picture.web_statement,
        }
    )


def quotation(value: Mapping[str, Any]) -> Thing:
    """A quote block: the words, who said them, and where they can be looked up."""
    speaker = {"@type": "Person", "name": value.get("speaker"), "jobTitle": value.get("role")}
    return told(
        {
            "@type": "Quotation",
            "text": " ".join(unescape(strip_tags(value["text"])).split()),
            "spokenByCharacter": told(speaker) if value.get("speaker") else None,
            "inLanguage": value.get("language"),
            "citation": value.get("source_url"),
        }
    )


def told(about: Thing) -> Thing:
    """Without what has no value."""
    return {key: value for key, value in about.items() if value not in (None, "", [])}
