"""A room that may be spoken in: `python -m tests.budgets.chatting`.

NIGHTDESK_DATA names a founded newsroom. Prints where messages are posted, what is listened to, the address of a
story, and a session each of members whom the house knows. How often they may speak is not limited; all other
phases are asked.
"""

import json
import sys

MEMBERS = 50


def main() -> int:
    import django  # noqa: PLC0415 - the folder is named before settings are read

    django.setup()
    from nightdesk.talk.models import Room  # noqa: PLC0415 - Django is set up by now
    from tests.budgets import discussing  # noqa: PLC0415

    people = discussing.readers()[:MEMBERS]
    discussing.without_limits(approved_first=0)
    story = discussing.published(0)
    room = Room.objects.create(edition=story.edition, slug="crowd", title="On the quay")
    told = {
        "address": room.get_absolute_url(),
        "on": [room.stream, story.edition.wire_stream],
        "story": story.get_absolute_url(),
        "sessions": discussing.sessions(people),
    }
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
