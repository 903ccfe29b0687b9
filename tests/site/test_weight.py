"""What a page may weigh, pictures apart."""

import gzip
from pathlib import Path

STATIC = Path("nightdesk/static")


def compressed(pattern: str) -> int:
    return sum(len(gzip.compress(file.read_bytes())) for file in STATIC.glob(pattern))


def test_all_stylesheets_of_the_paper_weigh_less_than_fifteen_kilobytes() -> None:
    assert compressed("css/*.css") <= 15_000


def test_all_scripts_of_the_paper_weigh_less_than_twelve_kilobytes() -> None:
    assert compressed("js/*.js") <= 12_000


def test_all_fonts_of_the_paper_weigh_less_than_forty_kilobytes() -> None:
    assert sum(font.stat().st_size for font in STATIC.glob("fonts/*.woff2")) <= 40_000
