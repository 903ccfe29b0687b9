"""A rendition is answered while something public shows its picture; hidden is the same as unknown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from nightdesk.media import public_uses
from nightdesk.media.models import Picture
from nightdesk.people.models import Person

UNKNOWN = "/media/0123456789abcdef0123456789abcdef.jpg"


def told(answer: HttpResponse) -> tuple[int, bytes, dict[str, str]]:
    return answer.status_code, answer.content, dict(answer.items())


def test_readers_see_a_picture_that_is_shown(
    client: Client, storm: Picture, on_show: set[int]
) -> None:
    rendition = storm.get_rendition("width-200|format-webp")
    on_show.add(storm.pk)
    answer = client.get(rendition.url)
    with rendition.file.open() as file:
        assert (answer.status_code, answer.content) == (200, file.read())
    assert {
        name: answer.get(name) for name in ("Content-Type", "Cache-Control", "ETag", "Vary")
    } == {
        "Content-Type": "image/webp",
        "Cache-Control": "public, max-age=600",
        "ETag": f'"{rendition.key}"',
        "Vary": None,
    }
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Set-Cookie" not in answer


@pytest.mark.parametrize("condition", ["ETag", "Last-Modified"])
def test_a_picture_already_held_is_not_sent_again(
    client: Client, storm: Picture, on_show: set[int], condition: str
) -> None:
    on_show.add(storm.pk)
    url = storm.get_rendition("width-200").url
    held = client.get(url)[condition]
    asked = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[condition]
    answer = client.get(url, headers={asked: held})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["Cache-Control"] == "public, max-age=600"


def test_hidden_is_byte_for_byte_the_same_as_unknown(client: Client, storm: Picture) -> None:
    url = storm.get_rendition("width-200").url
    assert told(client.get(url)) == told(client.get(UNKNOWN))
    assert client.get(url).status_code == 404


def test_a_picture_disappears_with_the_last_thing_that_showed_it(
    client: Client, storm: Picture, on_show: set[int]
) -> None:
    url = storm.get_rendition("width-200").url
    on_show.add(storm.pk)
    assert client.get(url).status_code == 200
    on_show.clear()
    assert client.get(url).status_code == 404
    assert client.get(url, headers={"If-None-Match": f'"{url[7:39]}"'}).status_code == 404


@pytest.mark.parametrize(
    ("role", "status"),
    [("reader", 404), ("moderator", 200), ("reporter", 200), ("picture_desk", 200)],
)
def test_the_newsroom_sees_every_picture_and_nobody_keeps_it(
    client: Client, storm: Picture, person: Callable[[str], Person], role: str, status: int
) -> None:
    client.force_login(person(role))
    answer = client.get(storm.get_rendition("width-200").url)
    assert answer.status_code == status
    assert (answer.get("Cache-Control") == "private, no-store") is (status == 200)
    assert client.get(UNKNOWN).status_code == 404


def test_another_ending_is_another_address(
    client: Client, storm: Picture, on_show: set[int]
) -> None:
    on_show.add(storm.pk)
    url = storm.get_rendition("width-200").url
    assert client.get(url.replace(".jpg", ".png")).status_code == 404


def test_the_original_has_no_address(
    client: Client, storm: Picture, on_show: set[int], person: Callable[[str], Person]
) -> None:
    on_show.add(storm.pk)
    client.force_login(person("administrator"))
    key = Path(storm.file.name).stem
    rendition = storm.get_rendition("width-200")
    tried = [
        storm.file.url,
        rendition.file.url,
        f"/media/{storm.file.name}",
        f"/media/{rendition.file.name}",
        f"/media/{key}.jpg",
        "/media/",
    ]
    assert [client.get(url).status_code for url in tried] == [404] * 6


def test_a_lost_file_is_not_found(client: Client, storm: Picture, on_show: set[int]) -> None:
    on_show.add(storm.pk)
    rendition = storm.get_rendition("width-200")
    Path(rendition.file.path).unlink()
    assert client.get(rendition.url).status_code == 404


def test_addresses_only_answer(client: Client, storm: Picture, on_show: set[int]) -> None:
    on_show.add(storm.pk)
    url = storm.get_rendition("width-200").url
    assert [client.post(url).status_code, client.delete(url).status_code] == [405, 405]
    head = client.head(url)
    assert (head.status_code, head.content) == (200, b"")


def test_asking_twice_to_be_asked_changes_nothing(storm: Picture) -> None:
    def never(picture: Picture) -> bool:
        return False

    assert public_uses.register(never) is public_uses.register(never)
    assert not public_uses.is_in_public_use(storm)
    public_uses.forget(never)
    with pytest.raises(ValueError, match="not in list"):
        public_uses.forget(never)
