from datetime import UTC, datetime

import pytest

from nightdesk.stories.models import Story
from tests.cast import NewStory, paragraph

NOON = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def storm(write: NewStory) -> Story:
    """Published on a day in June, with words in every part of it."""
    story = write(
        "Storm closes the breakwater",
        kicker="Weather",
        standfirst="Waves of nine metres were measured.",
        dateline="North quay",
        lead_caption="",
        body=[
            paragraph("The <strong>lighthouse</strong> keeper saw it first."),
            {"type": "heading", "value": {"text": "Anchors dragged", "level": "2"}},
            {"type": "list", "value": "<ul><li>ropes</li><li>fenders</li></ul>"},
            {"type": "quote", "value": {"text": "<p>Unheard of</p>", "speaker": "Ole Brandt"}},
            {"type": "fact_box", "value": {"title": "Gales", "text": "<p>Beaufort scale</p>"}},
            {"type": "preformatted", "value": {"text": "barometer"}},
            {"type": "embed", "value": {"url": "https://video.example/1", "title": "Drone film"}},
            {
                "type": "table",
                "value": {
                    "caption": "Heights",
                    "columns": [{"type": "text", "heading": "Buoy"}],
                    "rows": [{"values": ["<p>Skagerrak</p>"]}],
                },
            },
        ],
        editors_note="Mended at dusk.",
    )
    story.publish(by=None, at=NOON)
    return story
