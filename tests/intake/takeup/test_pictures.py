"""Pictures at hand come into the library with their words; those that are not leave their captions."""

from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from nightdesk.intake.html import Block, Body, GalleryAsked, PictureAsked
from nightdesk.intake.takeup.fitting import fit
from nightdesk.media.models import Picture
from nightdesk.stories.models import Story
from tests.intake.conftest import TakeUp
from tests.intake.exports import export, item

UPLOADS = "https://old.example/wp-content/uploads"


def draw(path: Path, colour: str = "navy") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), colour).save(path)
    return path


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    """A copy of the old uploads with two pictures, and a sound that calls itself one."""
    folder = tmp_path / "uploads"
    draw(folder / "2019/05/boats.png")
    draw(folder / "2019/05/quay.png", "teal")
    (folder / "2019/05/fake.png").write_bytes(b"RIFF")
    draw(tmp_path / "secret.png")
    return folder


def attachment(number: int, file: str, **said: str) -> str:
    extra = (
        f"<wp:attachment_url>{file if '//' in file else f'{UPLOADS}/{file}'}</wp:attachment_url>"
    )
    said["extra"] = extra + said.get("extra", "")
    return item(number, kind="attachment", status="inherit", content="", **said)


def meta(key: str, value: str) -> str:
    return f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"


WORDS = meta("_wp_attachment_image_alt", "Three boats") + meta(
    "_wp_attachment_metadata",
    's:10:"image_meta";a:3:{s:6:"credit";s:9:"Ada Quaÿ";s:17:"created_timestamp";s:10:"1556786400";'
    's:9:"copyright";s:10:"2019 Quays";}',
)


def test_a_picture_at_hand_comes_in_with_its_words(
    take_up: TakeUp, uploads: Path, tmp_path: Path
) -> None:
    path = export(
        tmp_path, attachment(3, "2019/05/boats.png", title="Boats", excerpt="At dawn", extra=WORDS)
    )

    rows = take_up(path, media=uploads)
    again = take_up(path, media=uploads)

    picture = Picture.objects.get()
    assert (rows["3"]["outcome"], again["3"]["outcome"]) == ("taken", "unchanged")
    assert (picture.title, picture.caption, picture.alternative_text) == (
        "Boats",
        "At dawn",
        "Three boats",
    )
    assert (picture.credit_line, picture.copyright_notice) == ("Ada Quaÿ", "2019 Quays")
    assert f"{picture.taken_at:%Y-%m-%d %H:%M}" == "2019-05-02 08:40"


def test_the_words_of_a_picture_that_stays_behind_are_in_the_account(
    take_up: TakeUp, tmp_path: Path
) -> None:
    path = export(tmp_path, attachment(3, "2019/05/boats.png", excerpt="At dawn", extra=WORDS))

    row = take_up(path)["3"]

    assert (row["outcome"], row["reason"]) == ("skipped", "Not taken: the file is not at hand.")
    assert row["notes"] == [
        "caption: At dawn",
        "alternative_text: Three boats",
        "credit_line: Ada Quaÿ",
        "copyright_notice: 2019 Quays",
    ]


def test_what_is_no_picture_is_refused_with_its_reason(
    take_up: TakeUp, uploads: Path, tmp_path: Path
) -> None:
    path = export(
        tmp_path,
        attachment(3, "2019/05/fake.png"),
        attachment(4, "2019/05/speech.mp3"),
        item(7, content=f'Copy. <img src="{UPLOADS}/2019/05/fake.png">'),
    )

    rows = take_up(path, media=uploads)

    assert rows["3"]["reason"].startswith("This is not a picture we take")
    assert rows["4"]["reason"] == "Not taken: only pictures are, and this file is none."
    assert rows["7"]["notes"][0].startswith("fake.png: This is not a picture we take")


def test_a_story_shows_its_pictures_lead_and_gallery(
    take_up: TakeUp, uploads: Path, tmp_path: Path
) -> None:
    content = (
        f'<figure><img src="{UPLOADS}/2019/05/boats-300x200.png" class="wp-image-3">'
        "<figcaption>At dawn</figcaption></figure>[gallery]"
        f'<img src="{UPLOADS}/2019/05/quay-40x30.png?w=40">'
    )
    path = export(
        tmp_path,
        item(7, content=content, extra=meta("_thumbnail_id", "3")),
        attachment(3, "2019/05/boats.png", parent="7"),
    )

    rows = take_up(path, media=uploads)

    boats, quay = Picture.objects.order_by("pk")
    story = Story.objects.get()
    body = [(block["type"], block["value"]) for block in story.body.get_prep_value()]
    assert rows["7"]["outcome"] == "taken"
    assert story.lead_picture == boats
    assert body[0] == ("picture", {"picture": boats.pk, "caption": "At dawn"})
    assert body[1][1]["pictures"][0] == {"picture": boats.pk, "caption": ""}
    assert body[2] == ("picture", {"picture": quay.pk, "caption": ""})


def test_a_picture_that_is_not_at_hand_leaves_its_caption(take_up: TakeUp, tmp_path: Path) -> None:
    content = '<figure><img src="/a.jpg"><figcaption>At &lt; dawn</figcaption></figure>'
    extra = meta("_thumbnail_id", "99")

    rows = take_up(export(tmp_path, item(7, content=content, extra=extra)))

    assert Story.objects.get().body.get_prep_value()[0]["value"] == "<p><em>At &lt; dawn</em></p>"
    assert rows["7"]["notes"] == [
        "picture not at hand: https://old.example/a.jpg",
        "picture not at hand: #99",
    ]


@pytest.mark.parametrize(
    "address",
    [
        f"{UPLOADS}/../secret.png",
        f"{UPLOADS}/%2e%2e/secret.png",
        f"{UPLOADS}/link.png",
        f"{UPLOADS}/2019%00/05/boats.png",
        f"{UPLOADS}/{'x' * 3000}.png",
        "https://elsewhere.example/2019/05/boats.png",
        "http://[broken/2019/05/boats.png",
        "https://old.example/",
    ],
)
def test_no_file_outside_of_the_folder_is_reached(
    take_up: TakeUp, uploads: Path, tmp_path: Path, address: str
) -> None:
    (uploads / "link.png").symlink_to(tmp_path / "secret.png")

    take_up(export(tmp_path, item(7, content=f'Copy. <img src="{address}">')), media=uploads)

    assert Picture.objects.count() == 0


def test_a_rehearsal_leaves_no_file(take_up: TakeUp, uploads: Path, tmp_path: Path) -> None:
    path = export(
        tmp_path, attachment(3, "2019/05/boats.png"), item(7, extra=meta("_thumbnail_id", "3"))
    )
    before = [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()]

    rehearsed = take_up(path, media=uploads, dry_run=True)

    assert [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()] == before
    assert Picture.objects.count() == 0
    assert take_up(path, media=uploads) == rehearsed


def test_a_picture_too_large_is_refused_unread(
    take_up: TakeUp, uploads: Path, tmp_path: Path
) -> None:
    with (uploads / "huge.png").open("wb") as sparse:
        sparse.truncate(26 * 1024**2)

    rows = take_up(export(tmp_path, attachment(3, "huge.png")), media=uploads)

    assert rows["3"]["reason"].startswith("This file is larger than 25.0")


def fitted(*blocks: Block, found: int | None = None) -> list[dict[str, object]]:
    return fit(Body(blocks), lambda asked: found).data


def paragraph(html: str) -> dict[str, object]:
    return {"type": "paragraph", "value": f"<p>{html}</p>"}


LONG = "x" * 501


@pytest.mark.parametrize(
    ("block", "data"),
    [
        (Block("heading", {"text": LONG, "level": "2"}), [paragraph(f"<strong>{LONG}</strong>")]),
        (
            Block("embed", {"url": "http://youtu.be/x", "title": ""}),
            [{"type": "embed", "value": {"url": "https://youtu.be/x", "title": "youtu.be"}}],
        ),
        (
            Block("embed", {"url": "http://quay.example/x", "title": "Map"}),
            [paragraph('<a href="http://quay.example/x">Map</a>')],
        ),
        (
            Block("embed", {"url": "https://youtu.be/x", "title": LONG}),
            [
                paragraph(f"<em>{LONG}</em>"),
                {"type": "embed", "value": {"url": "https://youtu.be/x", "title": "youtu.be"}},
            ],
        ),
        (
            Block("quote", {"text": "<p>Land!</p>", "speaker": "A" * 130, "language": "fr"}),
            [
                {
                    "type": "quote",
                    "value": {
                        "text": f"<p>Land!</p><p>{'A' * 130}</p>",
                        "speaker": "",
                        "language": "fr",
                    },
                }
            ],
        ),
        (
            Block("picture", PictureAsked("a.jpg", caption=LONG)),
            [
                {"type": "picture", "value": {"picture": 5, "caption": ""}},
                paragraph(f"<em>{LONG}</em>"),
            ],
        ),
        (
            Block("gallery", GalleryAsked((PictureAsked("a.jpg", caption=LONG),), title=LONG)),
            [
                paragraph(f"<strong>{LONG}</strong>"),
                {
                    "type": "gallery",
                    "value": {"title": "", "pictures": [{"picture": 5, "caption": ""}]},
                },
                paragraph(f"<em>{LONG}</em>"),
            ],
        ),
        (Block("gallery", GalleryAsked((), title="")), []),
    ],
)
def test_what_does_not_fit_its_block_stays_as_copy(
    block: Block, data: list[dict[str, object]]
) -> None:
    assert fitted(block, found=5) == data


def test_a_gallery_of_many_pictures_is_several() -> None:
    pictures = tuple(PictureAsked(f"{number}.jpg") for number in range(70))

    sizes = [
        len(block["value"]["pictures"])  # type: ignore[index]
        for block in fitted(Block("gallery", GalleryAsked(pictures)), found=5)
    ]
    assert sizes == [60, 10]


def test_a_gallery_of_missing_pictures_leaves_its_words() -> None:
    gallery = GalleryAsked((PictureAsked("a.jpg", caption="At dawn"),), title="Boats")

    assert fitted(Block("gallery", gallery)) == [
        paragraph("<strong>Boats</strong>"),
        paragraph("<em>At dawn</em>"),
    ]


def test_a_stamp_of_a_broken_clock_is_no_date(
    take_up: TakeUp, uploads: Path, tmp_path: Path
) -> None:
    stamp = meta("_wp_attachment_metadata", 's:17:"created_timestamp";s:12:"999999999999";')

    take_up(export(tmp_path, attachment(3, "2019/05/boats.png", extra=stamp)), media=uploads)

    assert Picture.objects.get().taken_at is None
