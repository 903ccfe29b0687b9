"""Pictures of record: the archive print and the charts, without words."""

import math

from nightdesk.demo.drawings import boats, shore
from nightdesk.demo.drawings.boats import Craft
from nightdesk.demo.drawings.figures import (
    STAND,
    WALK,
    Dress,
    Pose,
    figure,
)
from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix, smooth
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM, RED


def _breakwater_archive_behind(paper: Paper) -> None:
    paper.sky("#f3f3f3", "#cfcfcf", foot=560)
    shore.cloud(paper, (420, 230), 620, "#ffffff", 10)
    shore.hills(paper, [500], ["#b9b9b9"], 26)
    shore.sea(paper, [580], ["#9a9a9a"], 8)
    boats.three_master(Craft(paper, (330, 640), 420), "#5a5a5a", "#444444")
    shore.sea(paper, [640], ["#858585"], 10)
    paper.cut(
        [(620, 640), (1640, 600), (1640, 1020), (300, 1020)], "#a8a8a8", lift=26, fade="#6a6a6a"
    )
    for row in range(5):
        y = 650 + row * 74
        left = 610 - row * 78
        for k in range(12):
            x = left + k * (100 + row * 18)
            block = [
                (x, y),
                (x + 92 + row * 17, y - 4),
                (x + 94 + row * 18, y + 62),
                (x + 2, y + 66),
            ]
            paper.cut(block, mix("#c9c9c9", "#777777", paper.dice.random()), lift=8)
    paper.limb(((1260, 640), (820, 160)), (34, 18), "#3a3a3a")
    paper.cut([(1160, 640), (1360, 640), (1320, 500), (1210, 500)], "#444444", lift=14)
    paper.box((1230, 400), (110, 110), "#595959", lift=8)
    paper.strip([(1300, 410), (1330, 250), (820, 160)], "#2e2e2e", 5)
    paper.strip([(820, 160), (820, 420)], "#2e2e2e", 5)
    paper.cut([(740, 440), (800, 420), (900, 424), (890, 520), (750, 520)], "#d9d9d9", lift=14)


def _breakwater_archive_front(paper: Paper) -> None:
    for k, (x, y, pose) in enumerate(
        (
            (640, 720, Pose((120, 140), (100, 120))),
            (950, 740, Pose((110, 130), (-10, 0)).turned()),
            (1080, 840, STAND),
            (520, 850, WALK),
            (1440, 830, STAND.turned()),
            (1170, 850, WALK.turned()),
        )
    ):
        tone = ("#333333", "#555555", "#222222")[k % 3]
        figure(
            paper,
            (x, y),
            230,
            Dress(
                tone,
                "#2a2a2a",
                "#cfcfcf",
                "#222222",
                "coat" if k in {2, 4} else "trousers",
                "cap",
                "#2a2a2a",
            ),
            pose,
        )
    shore.sea(paper, [960], ["#5a5a5a"], 16)
    paper.age("#2a1c12", "#f0dfbd")
    for edge in (
        [(0, 0), (1600, 0), (1600, 46), (0, 46)],
        [(0, 954), (1600, 954), (1600, 1000), (0, 1000)],
        [(0, 0), (46, 0), (46, 1000), (0, 1000)],
        [(1554, 0), (1600, 0), (1600, 1000), (1554, 1000)],
    ):
        paper.cut(edge, "#f3e7cd")


def _breakwater_archive(paper: Paper) -> None:
    _breakwater_archive_behind(paper)
    _breakwater_archive_front(paper)


def _grid(paper: Paper, ink: Ink) -> None:
    for k in range(6):
        paper.strip([(150, 800 - k * 120), (1490, 800 - k * 120)], ink, 3)


def _chart_quota_behind(paper: Paper) -> None:
    paper.sky("#f6efe0", "#efe3cc")
    _grid(paper, "#d9caae")
    inks = ("#9fc4c6", "#7fb1b8", "#5f9dab", "#46889c", "#2f728b", "#1f5d79", "#cb4a3c")
    heights = (520, 470, 410, 330, 300, 286, 372)
    for k, high in enumerate(heights):
        x = 200 + k * 182
        paper.box(
            (x, 800 - high), (126, high), inks[k], lift=18, fade=mix(inks[k], "#0f2a40", 0.22)
        )
        for scale in range(int(high // 46)):
            paper.slice(
                (x + 40 + (scale % 2) * 46, 780 - scale * 46),
                (24, 22),
                mix(inks[k], "#ffffff", 0.16),
                (180, 360),
            )
    tops = [(263 + k * 182, 800 - high - 44) for k, high in enumerate(heights)]
    paper.strip(smooth(tops, closed=False), "#1d2440", 7)
    for x, y in tops:
        paper.disc((x, y), 15, "#1d2440", lift=8)
        paper.disc((x, y), 7, "#f6efe0")


def _chart_quota_middle(paper: Paper) -> None:
    x, y = 1080, 210
    paper.blob(
        [
            (x - 190, y),
            (x - 120, y - 56),
            (x + 10, y - 66),
            (x + 120, y - 34),
            (x + 170, y),
            (x + 120, y + 34),
            (x + 10, y + 62),
            (x - 120, y + 54),
        ],
        "#e0876a",
        lift=18,
        fade="#b55a58",
    )
    for k in range(6):
        paper.strip(
            smooth(
                [
                    (x - 176, y - 24 + k * 10),
                    (x - 250, y - 40 + k * 16),
                    (x - 310 + k % 3 * 14, y - 20 + k * 13),
                ],
                closed=False,
            ),
            "#c96f5e",
            13,
        )
    for k in range(7):
        paper.strip(
            [(x - 60 + k * 28, y - 36), (x - 70 + k * 28, y), (x - 60 + k * 28, y + 36)],
            "#f3cfae",
            6,
        )
    paper.disc((x - 130, y - 8), 15, "#f6efe0")
    paper.disc((x - 130, y - 8), 8, "#1d2440")


def _chart_quota_front(paper: Paper) -> None:
    paper.cut([(110, 800), (1530, 800), (1530, 812), (110, 812)], "#1d2440")
    shore.sea(paper, [880, 930], ["#2f728b", "#1a4a66"], 16)


def _chart_quota(paper: Paper) -> None:
    _chart_quota_behind(paper)
    _chart_quota_middle(paper)
    _chart_quota_front(paper)


def _winter(reach: float, middle: int, calm: float) -> list[Point]:
    """Give one winter's wave heights: a great storm, a lesser one, and the swell between."""
    line = []
    for k in range(68):
        storm = math.exp(-(((k - middle) / 4.6) ** 2))
        storm += 0.4 * math.exp(-(((k - middle - 11) / 3.4) ** 2))
        line.append((150.0 + k * 20, 790 - calm - reach * storm - 13 * math.sin(k * 0.9 + middle)))
    return line


def _chart_waves(paper: Paper) -> None:
    paper.sky("#eef2ee", "#dfe9e8")
    _grid(paper, "#c6d5d6")
    winters = ((250, 12, 150, "#a9cfd3"), (350, 31, 95, "#5f9dab"), (580, 50, 40, "#1f5d79"))
    for reach, middle, calm, ink in winters:
        line = _winter(reach, middle, calm)
        paper.cut(
            [(150, 812), *smooth(line, closed=False, steps=3), (1490, 812)],
            ink,
            lift=20,
            fade=mix(ink, "#0f2a40", 0.3),
        )
        top = min(line, key=lambda point: point[1])
        paper.disc(top, 13, "#1d2440", lift=6)
    for k in range(34):
        paper.strip([(150 + k * 40, 330), (172 + k * 40, 330)], RED, 6)
    paper.disc(top, 22, RED, lift=12)
    paper.disc(top, 9, CREAM)
    paper.box((110, 806), (1420, 12), "#1d2440")
    for k in range(12):
        paper.strip([(150 + k * 122, 818), (150 + k * 122, 838)], "#1d2440", 5)
    shore.sea(paper, [890, 940], ["#1f5d79", "#123e58"], 20)
    boats.sloop(Craft(paper, (330, 930), 90, tilt=0.14))
    shore.sea(paper, [926], ["#123e58"], 20)


SCENES = (
    Scene(
        "breakwater-archive",
        "Sepia archive print: the old breakwater being built, steam crane, workers in caps.",
        _breakwater_archive,
    ),
    Scene(
        "chart-quota",
        "Chart without words: seven bars of cuttlefish quota falling, the last (red) rising again.",
        _chart_quota,
    ),
    Scene(
        "chart-waves",
        "Chart without words: wave heights of three winters against a red design limit, one peak above.",
        _chart_waves,
    ),
)
