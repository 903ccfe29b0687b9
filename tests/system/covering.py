"""Opens a live blog in a data folder that nobody serves yet; prints its key. `python -m tests.system.covering`."""

import subprocess
import sys
from pathlib import Path

from config import env
from tests.promises.harness.founding import environment

ADDRESS = "/en/live/race-day/"


def opened_in(data: Path) -> str:
    command = [sys.executable, "-m", "tests.system.covering"]
    return subprocess.run(
        command,
        cwd=env.ROOT,
        env=environment(data),
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()[-1]


def main() -> int:
    import django  # noqa: PLC0415 - the folder is named before settings are read

    django.setup()
    from nightdesk.editions.models import Section  # noqa: PLC0415
    from nightdesk.live.models import LiveBlog  # noqa: PLC0415
    from nightdesk.stories.models import Story  # noqa: PLC0415

    section = Section.objects.select_related("edition", "desk").get()
    story = Story(edition=section.edition, section=section, desk=section.desk, is_live_blog=True)
    story.headline, story.slug = "Race day", "race-day"
    story.save()
    story.publish(by=None)
    blog = LiveBlog.objects.of(story)
    for number in range(1, 9):
        blog.post(f"Race {number} is over, and the next one is called.\n" * 4, by=None)
    sys.stdout.write(str(story.pk))
    return 0


if __name__ == "__main__":
    sys.exit(main())
