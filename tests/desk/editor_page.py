"""What the editor's page posts."""

from typing import Any

from nightdesk.stories.models import Story

Typed = dict[str, Any]
FORMSETS = ("bylines", "related_stories")


def typed(story: Story, **changes: Any) -> Typed:
    """What the editor's page posts for a story of one paragraph, with these changes."""
    fields = {
        name: getattr(story, name) or ""
        for name in (
            "slugline", "kicker", "headline", "standfirst", "slug", "dateline", "urgency", "genre",
            "sponsor", "lead_caption", "editors_note", "edit_note", "info_source", "usage_terms",
            "sign_off",
        )
    }  # fmt: skip
    places = {
        "edition": story.edition_id or "",
        "section": story.section_id or "",
        "desk": story.desk_id or "",
        "lead_picture": "",
        "go_live_at": "",
        "seen_version": story.version,
    }
    return fields | places | body("The ferry left at ten.") | formsets() | changes


def body(text: str) -> Typed:
    content = (
        '{"blocks": [{"key": "a", "text": "%s", "type": "unstyled", "depth": 0, '
        '"inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
    )
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": "",
        "body-0-value": content % text,
    }


def formsets() -> Typed:
    counts = {
        "TOTAL_FORMS": "0",
        "INITIAL_FORMS": "0",
        "MIN_NUM_FORMS": "0",
        "MAX_NUM_FORMS": "1000",
    }
    return {f"{name}-{key}": value for name in FORMSETS for key, value in counts.items()}
