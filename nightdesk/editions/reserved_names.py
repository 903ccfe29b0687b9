"""Names of the papers, which no reader may look like."""

from nightdesk.editions.models import Edition


def of_the_papers() -> list[str]:
    """Of each edition, its own and its publisher's."""
    return [name for pair in Edition.objects.values_list("name", "publisher") for name in pair]
