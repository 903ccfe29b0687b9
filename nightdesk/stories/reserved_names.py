"""Names of those who sign stories, which no reader may look like."""

from nightdesk.stories.models import Author


def of_the_authors() -> list[str]:
    return list(Author.objects.values_list("name", flat=True))
