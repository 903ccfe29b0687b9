"""Scenes in the water: the cuttlefish and the winter swimmers."""

import math
from itertools import pairwise

from nightdesk.demo.drawings import shore
from nightdesk.demo.drawings.figures import (
    SKINS,
    Dress,
    Pose,
    figure,
)
from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix, path, smooth
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM, RED


def _weed(paper: Paper, foot: Point, tall: float, ink: Ink) -> None:
    x, y = foot
    sway = paper.dice.uniform(0, 6)
    spine = [(x + math.sin(sway + t * 0.9) * 22, y - tall * t / 6) for t in range(7)]
    left = [(px - 15 * (1 - t / 6.5), py) for t, (px, py) in enumerate(spine)]
    right = [(px + 15 * (1 - t / 6.5), py) for t, (px, py) in enumerate(spine)]
    paper.blob([*left, *reversed(right)], ink, lift=10)


def _cuttlefish_arms(paper: Paper, ink: Ink) -> None:
    for k in range(8):
        start = (600 - k % 2 * 12, 530 + k * 15)
        tip = (290 - (k % 3) * 44, 500 + k * 34)
        curl = (tip[0] + 34, tip[1] + (34 if k > 3 else -30))
        line = smooth([start, (480, 520 + k * 21), tip, curl], closed=False, steps=8)
        for n, (a, b) in enumerate(pairwise(line)):
            wide = 34 * (1 - n / len(line)) + 6
            paper.limb((a, b), (wide, wide - 1), mix(ink, "#5a2a3a", k / 12))


def _cuttlefish_behind(paper: Paper) -> None:
    paper.sky("#4fb0a5", "#257f8a", "#12526b", "#0b3350")
    for x, tip in ((260, 380), (760, 700), (1250, 1120)):
        paper.cut([(tip - 60, -20), (tip + 70, -20), (x + 300, 1000), (x - 160, 1000)], "#d9f3d916")
    paper.cut(shore.ridge(paper, 800, 40), "#1a5f70", lift=30, fade="#12495d")
    for k in range(15):
        _weed(
            paper,
            (40 + k * 112 + paper.dice.uniform(-30, 30), 930),
            paper.dice.uniform(160, 420),
            mix("#2f8a6b", "#145264", paper.dice.random()),
        )


def _cuttlefish_middle(paper: Paper) -> None:
    fin = path(
        "570 440, 760 330, 1010 320, 1230 400, 1350 520, 1240 640, 1020 730, 770 720, 590 640"
    )
    rim = []
    for k, (x, y) in enumerate(smooth(fin, steps=6)):
        push = 16 * math.sin(k * 1.9)
        rim.append((x + (x - 960) / 390 * push, y + (y - 530) / 200 * push))
    paper.blob(rim, "#f0b79a", lift=30, fade="#c77f7d")
    _cuttlefish_arms(paper, "#d98a70")
    body = path(
        "560 480, 640 410, 800 380, 1030 385, 1200 450, 1280 525, 1200 600, 1020 665, 800 "
        "670, 640 640, 570 590"
    )
    paper.blob(body, "#d9775c", lift=22, fade="#a84f55")
    for k in range(17):
        x = 700 + k * 32
        half = 120 * (1 - abs(k - 7) / 13)
        wave = smooth(
            [
                (x, 525 - half),
                (x + 22, 525 - half * 0.4),
                (x - 8, 525),
                (x + 20, 525 + half * 0.4),
                (x, 525 + half),
            ],
            closed=False,
            steps=6,
        )
        paper.strip(wave, "#f3cfae" if k % 2 else "#8a3f4f", 7)
    paper.disc((630, 520), (50, 46), "#f3d9b0", lift=12)
    paper.blob(
        path("592 514, 612 534, 632 514, 652 534, 668 512, 652 524, 632 504, 612 524"),
        "#10182c",
    )
    for _ in range(22):
        x, y = paper.dice.uniform(120, 520), paper.dice.uniform(60, 430)
        paper.disc((x, y), paper.dice.uniform(4, 15), "#d9f3e944")


def _cuttlefish_front(paper: Paper) -> None:
    paper.cut(shore.ridge(paper, 930, 18), "#d9b98a", lift=26, fade="#a8845f")
    for k in range(5):
        _weed(paper, (1180 + k * 90, 1010), 190 + k % 2 * 120, "#0f4a4a")


def _cuttlefish(paper: Paper) -> None:
    _cuttlefish_behind(paper)
    _cuttlefish_middle(paper)
    _cuttlefish_front(paper)


def _swimmer(paper: Paper, at: Point, size: float, inks: tuple[Ink, Ink]) -> None:
    (x, y), (skin, cap) = at, inks
    paper.limb(
        ((x + size * 0.5, y + size * 0.3), (x + size * 1.1, y - size * 0.5)),
        (size * 0.4, size * 0.32),
        skin,
    )
    paper.limb(
        ((x + size * 1.1, y - size * 0.5), (x + size * 1.7, y + size * 0.2)),
        (size * 0.32, size * 0.24),
        skin,
    )
    paper.disc(
        (x - size * 0.1, y + size * 0.5), (size * 1.1, size * 0.6), mix(skin, "#14121f", 0.1)
    )
    paper.disc((x, y - size * 0.2), (size * 0.5, size * 0.6), skin, lift=size * 0.2)
    paper.slice((x - size * 0.03, y - size * 0.26), (size * 0.55, size * 0.62), cap, (165, 375))


def _cold_swimmers_behind(paper: Paper) -> None:
    paper.sky("#b7c6d6", "#dfe3e4", "#f3e3d3", foot=460)
    paper.disc((1150, 330), 66, "#fff3e0", lift=8)
    peaks = path(
        "-20 480, 160 360, 300 430, 520 300, 700 420, 930 340, 1130 440, 1330 370, 1640 "
        "480, 1640 1020, -20 1020"
    )
    paper.cut(peaks, "#a9bccb", lift=20)
    for x, y in ((160, 360), (520, 300), (930, 340), (1330, 370)):
        paper.cut(
            [
                (x, y),
                (x + 60, y + 42),
                (x + 26, y + 34),
                (x, y + 54),
                (x - 30, y + 36),
                (x - 66, y + 50),
            ],
            "#f3f6f7",
        )
    shore.sea(paper, [470], ["#7fa2b4"], 4)
    paper.cut([(-20, 500), (560, 480), (580, 510), (-20, 560)], "#eef2f4", lift=12)
    for k, x in enumerate((90, 190, 290)):
        paper.box((x, 380), (78, 110), (RED, CREAM, "#2d6f87")[k], lift=8)
        paper.cut([(x - 8, 382), (x + 39, 336), (x + 86, 382)], "#f3f6f7", lift=4)
        paper.box((x + 24, 424), (30, 66), "#3a4a66")


def _cold_swimmers_front(paper: Paper) -> None:
    bather = Pose((120, 40), (110, 60), (6, 2), (-6, -4))
    figure(paper, (420, 506), 110, Dress("#35506f", skin=SKINS[1], cut="bare"), bather)
    figure(
        paper,
        (490, 504),
        112,
        Dress("#c75c7a", skin=SKINS[3], cut="bare", head="bun"),
        Pose((80, 80), (40, 50)),
    )
    shore.sea(paper, [560], ["#5b889f"], 8)
    _swimmer(paper, (980, 580), 30, (SKINS[0], "#e6a93c"))
    _swimmer(paper, (1190, 590), 32, (SKINS[4], CREAM))
    shore.sea(paper, [612, 690], ["#477890", "#36677f"], 12)
    _swimmer(paper, (420, 700), 62, (SKINS[2], RED))
    shore.sea(paper, [742], ["#28566f"], 16)
    paper.strip([(690, 790), (820, 812), (1060, 800)], "#e9dcc0", 4)
    _swimmer(paper, (1090, 780), 96, (SKINS[1], "#f0c14a"))
    paper.disc((690, 772), 46, "#e9642f", lift=12)
    shore.sea(paper, [846, 928], ["#1c4660", "#123650"], 22)
    for _ in range(90):
        paper.disc(
            (paper.dice.uniform(0, 1600), paper.dice.uniform(0, 1000)),
            paper.dice.uniform(2, 5),
            "#ffffffcc",
        )


def _cold_swimmers(paper: Paper) -> None:
    _cold_swimmers_behind(paper)
    _cold_swimmers_front(paper)


SCENES = (
    Scene(
        "cuttlefish", "A cuttlefish hovering over the sand among weeds in green water.", _cuttlefish
    ),
    Scene(
        "cold-swimmers",
        "Swimmers in a cold winter sea, snow falling, bathing huts and two hesitating bathers.",
        _cold_swimmers,
    ),
)
