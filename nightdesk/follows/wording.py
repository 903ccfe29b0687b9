"""The words of an alert: said in the reader's language, of the story as it is at the moment of telling."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nightdesk.editions.languages import spoken
from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.follows.models import Alert
from nightdesk.follows.models.alert import KEY
from nightdesk.lib.origin import origin
from nightdesk.live.models import Post
from nightdesk.notices.push.message import Message
from nightdesk.notices.push.models import Endpoint, Push
from nightdesk.stories.models import Correction, Story
from nightdesk.stories.state import State
from nightdesk.stories.visibility import may_see
from nightdesk.wire.models import Flash

# After these, one that is new or has news is not told as if it stood.
STANDING = frozenset({"story.published", "story.updated"})


def draw(push: Push, endpoints: Sequence[Endpoint]) -> Mapping[int, Message]:
    """By the endpoints' keys. Whose account is closed, and what was hidden meanwhile, is left out."""
    alert = (
        Alert.objects.select_related("edition", "event", "flash", "post")
        .filter(pk=push.subject)
        .first()
    )
    if alert is None or not may_be_told(alert):
        return {}
    ours = [one for one in endpoints if one.person is None or is_here(one)]
    languages = {one.pk: language_of(one, alert.edition) for one in ours}
    messages = {language: message(alert, language) for language in set(languages.values())}
    return {key: messages[language] for key, language in languages.items()}


def is_here(endpoint: Endpoint) -> bool:
    person = endpoint.person
    return person is not None and person.is_active and person.leaves_at is None


def language_of(endpoint: Endpoint, edition: Edition) -> str:
    person = endpoint.person
    chosen = (person.language if person else "") or endpoint.language or edition.language
    return spoken(chosen)


def may_be_told(alert: Alert) -> bool:
    """Asked of the database now: it may have been killed since it was put on the list."""
    if alert.is_killed:
        return True
    if alert.flash_id:
        return Flash.objects.shown().filter(pk=alert.flash_id).exists()
    if alert.post_id:
        posts = Post.objects.standing(timezone.now()).filter(pk=alert.post_id)
        return (posts.key() if alert.kind in KEY else posts).exists()
    story = Story.objects.filter(pk=alert.story_id or 0).defer("body", "marks").get()
    stands = story.state == State.PUBLISHED or alert.kind not in STANDING
    return stands and may_see(None, story, timezone.now())


def message(alert: Alert, language: str) -> Message:
    """What was killed is not named: it may be what nobody may say."""
    edition, is_killed = alert.edition, alert.is_killed
    live_blog = "" if is_killed else alert.live_blog
    with translation.override(language):
        taken_back = _("An alert that we sent is taken back. Please disregard it.")
        return Message(
            title=" · ".join(filter(None, (alert.mark, live_blog, edition.name))),
            body=taken_back if is_killed else body(alert),
            address=f"{origin()}{alert.get_absolute_url()}",
            tag=alert.tag,
            name=str(alert.pk),
            language=language if is_killed else edition.language,
            direction="auto",
            icon=f"{origin()}{reverse('icon', args=[edition, 192])}",
            is_quiet=is_killed,
        )


def body(alert: Alert) -> str:
    """The headline, as it is now; under it what was wrong."""
    said = correction(alert.event)
    return f"{alert.headline}\n{said}" if said else alert.headline


def correction(event: Event) -> str:
    made = Correction.objects.filter(pk=event.particulars.get("correction")).first()
    return made.text if made else ""
