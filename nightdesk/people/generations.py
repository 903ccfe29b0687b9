"""The names under which baked pages read people, and under which changes of their public face are told."""


def face(person_id: int) -> str:
    """What readers see of a person: name, words about themselves, portrait, role. Read by every page with it."""
    return f"face:{person_id}"
