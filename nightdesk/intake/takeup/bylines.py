"""Who wrote it: the old site's accounts as authors of the edition."""

from nightdesk.intake.html import plain
from nightdesk.intake.takeup.order import Order
from nightdesk.intake.takeup.slugs import slug_of
from nightdesk.intake.wxr import Item
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Author, Byline


def bylines_of(item: Item, order: Order) -> list[Byline]:
    """Answer the bylines in order: the co-authors when the site kept any, else the account.

    Addresses of mail are read to recognise colleagues, and kept nowhere.
    """
    together = [worn for worn in item.categories if worn.domain == "author"]
    if together:
        logins = [(worn.slug.removeprefix("cap-"), worn.name) for worn in together]
    else:
        logins = [(item.creator, item.creator)] if item.creator else []
    authors = dict.fromkeys(_author(login, name, order) for login, name in logins)
    return [
        Byline(author=author, sort_order=place) for place, author in enumerate(authors) if author
    ]


def _author(login: str, name: str, order: Order) -> Author | None:
    account = order.found.authors.get(login)
    printed = plain(account.name if account else name)[:120]
    slug = slug_of(login, printed, longest=120)
    if not slug or not printed:
        return None
    author, _new = Author.objects.get_or_create(
        edition=order.edition,
        slug=slug,
        defaults={"name": printed, "person": _colleague(account.email if account else "")},
    )
    return author


def _colleague(email: str) -> Person | None:
    if not email:
        return None
    return Person.objects.filter(email=email.lower()).exclude(role=Role.READER).first()
