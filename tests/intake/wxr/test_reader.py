"""What an export says, read one record at a time."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nightdesk.intake.wxr import Author, Category, Term, UnreadableError, items, survey
from tests.fixtures import fixture_files, fixture_path
from tests.intake.exports import export, item

UTC_ZONE = ZoneInfo("UTC")


def test_a_post_is_read_with_all_it_says(tmp_path: Path) -> None:
    path = export(tmp_path, item(7, title="Fire in the <b>harbour</b>", content="All are safe."))

    (post,) = items(path)

    assert (post.number, post.kind, post.status) == (7, "post", "publish")
    assert post.title == "Fire in the <b>harbour</b>"
    assert post.content == "All are safe."
    assert post.link == "https://old.example/2019/05/story-7/"
    assert post.published_at(UTC_ZONE) == datetime(2019, 5, 2, 8, 30, tzinfo=UTC)


def test_the_terms_an_item_wears_keep_their_domain(tmp_path: Path) -> None:
    worn = (
        '<category domain="category" nicename="city">City</category>'
        '<category domain="tag" nicename="fire">Fire</category>'
        "<category>City</category>"
    )

    (post,) = items(export(tmp_path, item(7, extra=worn)))

    assert post.categories == (
        Category("category", "city", "City"),
        Category("post_tag", "fire", "Fire"),
    )


def test_comments_are_counted_and_meta_is_kept(tmp_path: Path) -> None:
    extra = (
        "<wp:comment><wp:comment_content>First!</wp:comment_content></wp:comment>"
        * 3
        + "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>"
        "<wp:meta_value>12</wp:meta_value></wp:postmeta>"
    )

    (post,) = items(export(tmp_path, item(7, extra=extra)))

    assert post.comments == 3
    assert (post.said("_thumbnail_id"), post.said("_nothing")) == ("12", "")


@pytest.mark.parametrize(
    ("dates", "published_at"),
    [
        (("2019-05-02 08:30:00", "2019-05-02 10:30:00"), datetime(2019, 5, 2, 8, 30, tzinfo=UTC)),
        (("0000-00-00 00:00:00", "2019-05-02 10:30:00"), datetime(2019, 5, 2, 8, 30, tzinfo=UTC)),
        (("0000-00-00 00:00:00", "0000-00-00 00:00:00"), datetime(2019, 5, 3, tzinfo=UTC)),
        (("2019-02-31 08:30:00", "nonsense"), datetime(2019, 5, 3, tzinfo=UTC)),
        (("", "9999-12-31 23:59:59"), datetime(9999, 12, 31, 22, 59, 59, tzinfo=UTC)),
    ],
)
def test_zeros_for_a_date_are_no_date(
    tmp_path: Path, dates: tuple[str, str], published_at: datetime
) -> None:
    path = export(
        tmp_path, item(7, gmt=dates[0], local=dates[1], fed="Fri, 03 May 2019 00:00:00 +0000")
    )

    (post,) = items(path)

    assert post.published_at(ZoneInfo("Europe/Paris")) == published_at


@pytest.mark.parametrize(
    "fed",
    [
        "Wed, 30 Nov -0001 00:00:00 +0000",
        "",
        "yesterday",
        "Fri, 99 May 2019 00:00:00 +0000",
        "Fri, 03 May 0019 00:00:00 +0000",
    ],
)
def test_a_draft_without_any_date_has_none(tmp_path: Path, fed: str) -> None:
    zeros = "0000-00-00 00:00:00"

    (post,) = items(export(tmp_path, item(7, gmt=zeros, local=zeros, fed=fed)))

    assert post.published_at(UTC_ZONE) is None


def test_the_survey_knows_authors_terms_and_attachments(tmp_path: Path) -> None:
    head = (
        "<wp:author><wp:author_login>ada</wp:author_login>"
        "<wp:author_first_name>Ada</wp:author_first_name>"
        "<wp:author_last_name>Quay</wp:author_last_name></wp:author>"
        "<wp:category><wp:category_nicename>city</wp:category_nicename>"
        "<wp:cat_name>City</wp:cat_name></wp:category>"
        "<wp:term><wp:term_taxonomy>place</wp:term_taxonomy><wp:term_slug>quay</wp:term_slug></wp:term>"
    )
    picture = item(
        8,
        kind="attachment",
        extra="<wp:attachment_url>https://old.example/a.jpg</wp:attachment_url>",
    )

    found = survey(export(tmp_path, item(7), picture, head=head))

    assert found.authors["ada"] == Author("ada", "", "", "Ada", "Quay")
    assert found.authors["ada"].name == "Ada Quay"
    assert found.terms["category", "city"] == Term("category", "city", "City", "", "")
    assert found.terms["place", "quay"].name == "quay"
    assert found.attachments == {8: "https://old.example/a.jpg"}
    assert (found.total, found.base_url) == (2, "https://old.example")


def test_control_characters_of_old_databases_do_no_harm(tmp_path: Path) -> None:
    (post,) = items(export(tmp_path, item(7, title="Fire\x08 in\x0b the harbour")))

    assert post.title == "Fire in the harbour"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_an_export_may_begin_with_a_mark_of_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = export(tmp_path, item(7, title="Πυρκαγιά", content="word " * 20_000))
    text = path.read_text("utf-8").replace('"UTF-8"', f'"{encoding.removesuffix("-sig")}"')
    path.write_text(text, encoding)

    (post,) = items(path)

    assert post.title == "Πυρκαγιά"


def test_the_last_hour_of_the_calendar_has_no_later_one(tmp_path: Path) -> None:
    (post,) = items(export(tmp_path, item(7, gmt="", local="9999-12-31 23:59:59")))

    assert post.published_at(ZoneInfo("America/Lima")) == datetime(
        9999, 12, 31, 23, 59, 59, tzinfo=UTC
    )


def test_a_file_longer_than_one_chunk_is_read_to_the_end(tmp_path: Path) -> None:
    path = export(tmp_path, *(item(number, content="Word. " * 1000) for number in range(1, 60)))

    assert [post.number for post in items(path)] == list(range(1, 60))


@pytest.mark.parametrize("path", fixture_files("wxr/*.xml"), ids=lambda path: path.name)
def test_real_exports_are_read_whole(path: Path) -> None:
    found = survey(path)

    assert found.total == path.read_text().count("<item>")
    assert found.comments == path.read_text().count("<wp:comment>")
    assert found.site.version in {"1.0", "1.1", "1.2"}


def test_every_kind_of_the_theme_unit_test_is_counted() -> None:
    found = survey(fixture_path("wxr/themeunittestdata.wordpress.xml"))

    assert found.kinds == Counter(nav_menu_item=70, post=58, attachment=37, page=21)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="The file cannot be read: No such file or directory"):
        survey(tmp_path / "nowhere.xml")
