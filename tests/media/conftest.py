"""What the picture desk's tests share: a media folder of their own, and who may see."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from nightdesk.media import public_uses
from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from tests.media.pictures import described


@pytest.fixture(autouse=True)
def media_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    return tmp_path


@pytest.fixture
def on_show() -> Iterator[set[int]]:
    """The pictures that something public shows; a test adds and removes their ids."""
    shown: set[int] = set()

    def is_shown(picture: Picture) -> bool:
        return picture.pk in shown

    public_uses.register(is_shown)
    yield shown
    public_uses.forget(is_shown)


@pytest.fixture
def storm(db: None) -> Picture:
    return Picture.take_in(
        described(
            "JPEG",
            PictureMetadata(
                caption="Trawlers wait for the lock.",
                alternative_text="Grey boats below a grey sky",
                creator="Ines Okkerman",
                credit_line="Kestrel / Okkerman",
                copyright_notice="© 2026 Kestrel",
            ),
        ),
        "IMG_0042.JPG",
    )


@pytest.fixture
def person(db: None) -> Callable[[str], Person]:
    def of_role(role: str) -> Person:
        return Person.objects.create_user(f"{role}@harbour.example", "a long word", role=role)

    return of_role
