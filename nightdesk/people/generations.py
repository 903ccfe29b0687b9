"""The name under which baked pages read what readers see of a person, and under which changes of it are told."""


def face(person_id: int) -> str:
    """Display name, portrait and role of somebody who wrote something."""
    return f"face:{person_id}"
