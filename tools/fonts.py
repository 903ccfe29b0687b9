"""Makes static/fonts from the packages @fontsource-variable/newsreader and @fontsource/noto-naskh-arabic.

    npm pack @fontsource-variable/newsreader@5.3.0 @fontsource/noto-naskh-arabic@5.3.0   and unpack both
    pip install fonttools brotli
    python tools/fonts.py NEWSREADER/files NASKH/files nightdesk/static/fonts

Run once, by hand: what it makes is kept in the repository (docs/adr/0020-two-fonts-for-headlines.md).
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# What English, French and Spanish are printed with, and the Latin names of other languages' people.
LATIN = (
    "U+0020-007E,U+00A0-00FF,U+0152-0153,U+0178,U+2009,U+202F,U+2013-2014,U+2018-201A,U+201C-201E,"
    "U+2022,U+2026,U+2039-203A,U+20AC,U+2116,U+2212"
)
# Arabic with its marks and both sets of figures; Persian letters that names are written with.
ARABIC = (
    "U+0020,U+00A0,U+00AB,U+00BB,U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066C,"
    "U+0670-0671,U+067E,U+0686,U+0698,U+06A4,U+06A9,U+06AF,U+06CC,U+200C-200F"
)
# Western figures stand in Arabic headlines too; the package keeps them in a file of their own.
FIGURES = "U+0025,U+002B-002F,U+0030-003A"
JOINING = ["init", "medi", "fina", "rlig", "liga", "ccmp", "mark", "mkmk", "kern", "curs"]


def main(newsreader: str, naskh: str, out: str) -> None:
    latin = TTFont(Path(newsreader) / "newsreader-latin-opsz-normal.woff2")
    # One weight, drawn for the sizes of headlines.
    latin = instancer.instantiateVariableFont(latin, {"wght": 600, "opsz": 36})
    keep(cut(latin, LATIN, ["kern", "liga", "pnum"]), Path(out) / "newsreader-600.woff2")
    letters = TTFont(Path(naskh) / "noto-naskh-arabic-arabic-700-normal.woff2")
    figures = TTFont(Path(naskh) / "noto-naskh-arabic-latin-700-normal.woff2")
    parts = [plain(cut(letters, ARABIC, JOINING)), plain(cut(figures, FIGURES, []))]
    keep(Merger().merge(parts), Path(out) / "naskh-700.woff2")


def cut(font: TTFont, characters: str, features: list[str]) -> TTFont:
    scissors = subset.Subsetter(
        subset.Options(layout_features=features, hinting=False, notdef_outline=True)
    )
    scissors.populate(unicodes=subset.parse_unicodes(characters))
    scissors.subset(font)
    return font


def plain(font: TTFont) -> BytesIO:
    font.flavor = None
    file = BytesIO()
    font.save(file)
    file.seek(0)
    return file


def keep(font: TTFont, out: Path) -> None:
    font.flavor = "woff2"
    font.save(out)
    print(f"{out} {out.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
