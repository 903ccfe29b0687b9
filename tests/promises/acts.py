"""Everything that can befall a small paper: acts by name, for the oracle of stale pages."""

from collections.abc import Callable

from django.utils import timezone

from nightdesk.bakery.models import Generation
from nightdesk.live.models import LiveBlog, Post
from nightdesk.newsletters import digest, sending
from nightdesk.newsletters.models import Number
from nightdesk.notices.post import filling
from nightdesk.people import display_names
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Room
from nightdesk.talk.models.reaction import Kind
from nightdesk.wire.models import Flash
from tests.bakery.paper import Paper
from tests.cast import paragraph
from tests.fronts.arranged import arrange, front_of, placed, rail

Act = Callable[[Paper, Story], object]


def rewrite(story: Story) -> Story:
    fresh = Story.objects.get(pk=story.pk)
    fresh.headline = f"{fresh.headline} again"
    fresh.standfirst = "Now with facts."
    return fresh


def put_back(paper: Paper, story: Story) -> None:
    """A standing page leaves or comes."""
    page = paper.pages[story.pk % 2]
    page.refresh_from_db()
    if page.live:
        page.unpublish()
    else:
        page.title += " anew"
        page.save_revision().publish()


def move(paper: Paper, story: Story) -> None:
    fresh = Story.objects.get(pk=story.pk)
    fresh.section = paper.sections[fresh.edition.code][1]
    fresh.update(by=paper.editor)


def flash(paper: Paper, story: Story) -> None:
    """The one on the wire is killed; where there is none, one is sent."""
    sent = Flash.objects.shown().filter(edition=story.edition).first()
    if sent:
        sent.kill("It was a drill.", by=paper.editor)
    else:
        Flash(edition=story.edition, headline="Fire").send(by=paper.editor)


def place(paper: Paper, story: Story) -> None:
    """It leads its edition's front or its section's, in words of the front, above a rail of its topic."""
    section = story.section if Generation.objects.count() % 2 else None
    words = {"headline": f"On the front, {Generation.objects.count()}"}
    topic = paper.topics[story.edition.code]
    front = front_of(story.edition, section)
    arrange(front, lead=[placed(story, **words)], rails=[rail(topic=topic)])


def comment(paper: Paper, story: Story) -> None:
    """Somebody says something, or answers what was said last."""
    last = Comment.objects.shown().filter(discussion=story.pk).last()
    text = f"Said, {Generation.objects.count()}."
    answered = last.key if last and Generation.objects.count() % 2 else ""
    posting.post(story, posting.Draft(text, answers=answered), by=paper.editor)


def last_said(story: Story) -> Comment:
    return Comment.objects.in_place().filter(discussion=story.pk).latest("pk")


def judge(paper: Paper, story: Story) -> None:
    """What readers see they see no more; what they do not they see again."""
    said = last_said(story)
    if said.is_shown:
        said.reject("abuse", by=paper.editor)
    else:
        said.approve(by=paper.editor)


def mail(paper: Paper, story: Story) -> None:
    """A number with it goes to readers; one that goes is stopped."""
    newsletter, now = paper.newsletters[story.edition.code], timezone.now()
    on_its_way = Number.objects.of(newsletter).sent().first()
    if on_its_way and Generation.objects.count() % 2:
        sending.call_off(on_its_way, now)
    else:
        number = digest.begin(newsletter, now)
        number.choose([story])
        sending.plan(number)
        filling.begin_due(now)
        filling.fill(now)


def room_of(paper: Paper, story: Story) -> Room:
    return Room.objects.get(edition=story.edition)


def chat(paper: Paper, story: Story) -> None:
    """Somebody says something in the edition's room, or answers what was said last."""
    room, number = room_of(paper, story), Generation.objects.count()
    last = Comment.objects.shown().filter(room=room).last()
    answered = last.key if last and number % 2 else ""
    posting.post(room, posting.Draft(f"Called, {number}.", answers=answered), by=paper.editor)


def judge_message(paper: Paper, story: Story) -> None:
    said = Comment.objects.in_place().filter(room__edition=story.edition).latest("pk")
    if said.is_shown:
        said.reject("abuse", by=paper.editor)
    else:
        said.approve(by=paper.editor)


def keep_room(paper: Paper, story: Story) -> None:
    """Its keeper freezes it, lets it go on, has it be about a story, closes it or opens it again."""
    room = room_of(paper, story)
    if room.closed_at:
        room.reopen(by=paper.editor)
    elif room.frozen_at:
        room.close(by=paper.editor)
    elif room.story_id:
        room.freeze(by=paper.editor)
    else:
        room.change(by=paper.editor, story=story, title=f"On {story.slug}")


ACTS: dict[str, Act] = {
    "publish": lambda paper, story: story.publish(by=paper.editor),
    "update": lambda paper, story: rewrite(story).update(by=paper.editor),
    "correct": lambda paper, story: rewrite(story).correct("It was nine.", by=paper.editor),
    "retract": lambda paper, story: story.retract("It was untrue.", by=paper.editor),
    "kill": lambda paper, story: story.kill("A court said so.", by=paper.editor),
    "approve": lambda paper, story: story.approve(by=paper.editor),
    "hold": lambda paper, story: story.hold("Wait.", by=paper.editor),
    "spike": lambda paper, story: story.spike(by=paper.editor),
    "revise": lambda paper, story: rewrite(story).save_revision(user=paper.editor),
    "describe": lambda paper, story: paper.pictures[story.pk % 3].describe(
        {"caption": f"Caption {Generation.objects.count()}", "credit_line": "Kestrel"}
    ),
    "lose a picture": lambda paper, story: paper.pictures[1].delete(),
    "move": move,
    "page": put_back,
    "place": place,
    "flash": flash,
    "mail": mail,
    "comment": comment,
    "judge": judge,
    "chat": chat,
    "settle": lambda paper, story: room_of(paper, story).settle(),
    "judge a message": judge_message,
    "keep a room": keep_room,
    "nod": lambda paper, story: last_said(story).react(Kind.LIKE, by=paper.reader),
    "pick a comment": lambda paper, story: last_said(story).pick(by=paper.editor),
    "rename a reader": lambda paper, story: display_names.take(
        paper.editor, f"Clara {'IVX'[Generation.objects.count() % 3]}"
    ),
}


def last_post(story: Story) -> Post:
    """As the desk has it before it."""
    return (
        Post.objects.select_related("blog__story__edition").filter(blog=story.pk).latest("number")
    )


def post(paper: Paper, story: Story, text: str = "", *, is_key: bool = False) -> Post:
    """With a picture that comes with its words, and a card."""
    made = Post(blog=LiveBlog.objects.of(story), headline="A post", is_key=is_key)
    ferry = paper.stories["ferry"].pk
    made.body = [
        paragraph(text or f"Seen, {Generation.objects.count()}."),
        {"type": "picture", "value": {"picture": paper.pictures[0].pk, "caption": ""}},
        {"type": "related", "value": {"story": ferry}},
    ]
    made.send(by=paper.editor)
    return made


def rewrite_post(paper: Paper, story: Story) -> None:
    last = last_post(story)
    last.headline = f"{last.headline} again"
    last.rewrite(by=paper.editor)


def discuss_post(paper: Paper, story: Story) -> None:
    """A reader says something about the last one."""
    words = posting.Draft(
        f"Seen, {Generation.objects.count()}.", about=str(last_post(story).number)
    )
    posting.post(story, words, by=paper.reader)


def end_or_reopen(paper: Paper, story: Story) -> None:
    blog = LiveBlog.objects.of(story)
    (blog.reopen if story.ended_at else blog.end)(by=paper.editor)


LIVE: dict[str, Act] = {
    "post": post,
    "post a turning point": lambda paper, story: post(paper, story, is_key=True),
    "rewrite a post": rewrite_post,
    "correct a post": lambda paper, story: last_post(story).correct("Nine.", by=paper.editor),
    "mark a post": lambda paper, story: last_post(story).mark_as_key(by=paper.editor),
    "unmark a post": lambda paper, story: last_post(story).unmark(by=paper.editor),
    "pin a post": lambda paper, story: LiveBlog.objects.of(story).pin(
        last_post(story), by=paper.editor
    ),
    "kill a post": lambda paper, story: last_post(story).kill("Wrong.", by=paper.editor),
    "discuss a post": discuss_post,
    "end or reopen": end_or_reopen,
}
ACTS |= LIVE
COVERAGE = (
    "publish", "post", "post a turning point", "discuss a post", "rewrite a post", "pin a post", "rewrite a post",
    "unmark a post", "mark a post", "correct a post", "describe", "end or reopen", "update", "end or reopen",
    "kill a post", "comment", "kill",
)  # fmt: skip
