"""Every kind of event is documented, with the stream it goes to."""

import re
from pathlib import Path

from nightdesk.stories.state import FOR_READERS, VERBS

PAGE = Path("docs/contracts/events.md").read_text()
ROWS = dict(re.findall(r"^\| `(\w+\.\w+)` \| `\w+` \| (.+?) \|", PAGE, re.MULTILINE))
OF_FLASHES = ["flash.sent", "flash.killed"]
OF_LIVE_BLOGS = [
    "liveblog.posted",
    "post.rewritten",
    "post.corrected",
    "post.marked",
    "post.unmarked",
    "post.retracted",
    "post.killed",
    "liveblog.pinned",
    "liveblog.unpinned",
    "liveblog.ended",
    "liveblog.reopened",
    "liveblog.summed_up",
    "liveblog.killed",
]
OF_FRONTS = ["front.arranged"]
OF_NEWSLETTERS = [
    "newsletter.made",
    "newsletter.changed",
    "number.planned",
    "number.called_off",
    "number.stopped",
    "number.sent",
]
OF_TALK = [
    "comment.posted",
    "comment.edited",
    "comment.deleted",
    "comment.picked",
    "comment.reacted",
    "comment.removed",
    "comment.restored",
    "comment.held",
    "comment.rejected",
    "comment.reported",
    "comment.kept",
    "discussion.cut",
    "discussion.taken_in",
    "person.sanctioned",
    "person.relieved",
    "appeal.made",
    "appeal.decided",
    "notice.received",
    "notice.settled",
    "terms.said",
    "terms.taken_back",
    "rules.counted",
]
OF_ROOMS = [
    "room.opened",
    "room.changed",
    "room.frozen",
    "room.thawed",
    "room.closed",
    "room.reopened",
    "room.pinned",
    "room.unpinned",
    "room.forgotten",
]


def test_every_kind_of_event_is_documented() -> None:
    others = OF_FLASHES + OF_LIVE_BLOGS + OF_FRONTS + OF_NEWSLETTERS + OF_TALK + OF_ROOMS
    assert list(ROWS) == [verb.kind for verb in VERBS.values()] + others


def test_the_page_says_what_readers_are_told() -> None:
    told = {kind for kind, stream in ROWS.items() if "wire" in stream}

    of_posts = {*OF_LIVE_BLOGS[:7], "liveblog.ended", "liveblog.reopened"}
    assert told == {VERBS[verb].kind for verb in FOR_READERS} | set(OF_FLASHES) | of_posts


def test_events_are_appended_by_verbs_alone() -> None:
    """Another place that appends events has kinds of its own: document and name them here."""
    sources = {
        str(path) for path in Path("nightdesk").rglob("*.py") if "append(" in path.read_text()
    }
    appending = {path for path in sources if re.search(r"\bAct\(", Path(path).read_text())}

    assert appending == {
        "nightdesk/fronts/models/front.py",
        "nightdesk/intake/comments/taking.py",
        "nightdesk/live/models/live_blog.py",
        "nightdesk/live/models/post_acts.py",
        "nightdesk/live/taking_down.py",
        "nightdesk/newsletters/telling.py",
        "nightdesk/stories/models/acting.py",
        "nightdesk/talk/appealing.py",
        "nightdesk/talk/cutting.py",
        "nightdesk/talk/law/noticing.py",
        "nightdesk/talk/models/kept.py",
        "nightdesk/talk/models/rules.py",
        "nightdesk/talk/models/turning.py",
        "nightdesk/talk/opening.py",
        "nightdesk/talk/sanctioning.py",
        "nightdesk/wire/models/flash.py",
    }
