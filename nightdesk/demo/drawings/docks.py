"""Scenes of work along the docks: the yard, the containers, the nets, the bridge."""

import math

from nightdesk.demo.drawings import boats, shore
from nightdesk.demo.drawings.boats import Craft
from nightdesk.demo.drawings.figures import (
    POINT,
    SKINS,
    STAND,
    WALK,
    Dress,
    Pose,
    figure,
)
from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix, path
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM, RED


def _crane(paper: Paper, x: float, ink: Ink) -> None:
    for leg in (x, x + 330):
        paper.cut([(leg, 840), (leg + 30, 300), (leg + 58, 300), (leg + 62, 840)], ink, lift=12)
    for k in range(5):
        y = 340 + k * 96
        paper.strip([(x + 44, y), (x + 360, y + 96)], mix(ink, "#000000", 0.18), 7)
    paper.cut([(x - 260, 240), (x + 700, 240), (x + 700, 306), (x - 260, 306)], ink, lift=16)
    for k in range(15):
        left = x - 250 + k * 63
        paper.strip([(left, 302), (left + 31, 246), (left + 62, 302)], mix(ink, "#ffffff", 0.25), 6)
    paper.box((x + 470, 306), (74, 60), CREAM, lift=8)


def _shipyard_crane(paper: Paper) -> None:
    paper.sky("#f3d9a4", "#f0bd86", "#dd9476", foot=760)
    paper.disc((1330, 210), 80, "#fff0c4", lift=8)
    shore.hills(paper, [560, 620], ["#c98874", "#a56b6c"], 30)
    shore.town(paper, (0, 460), 700, ["#8a5a66", "#7a4f60", "#5f4056"], "#ffdca0")
    _crane(paper, 640, "#c4483a")
    hull = [(90, 470), (300, 500), (1000, 500), (1220, 430), (1110, 800), (260, 800), (150, 720)]
    paper.cut(hull, "#2d4a63", lift=24, fade="#1c3048")
    paper.cut(
        [(130, 640), (1170, 640), (1110, 800), (260, 800), (150, 720)], "#9c3f38", fade="#6f2b30"
    )
    for k in range(6):
        paper.strip([(240 + k * 160, 504), (250 + k * 156, 796)], "#22394f", 4)
    paper.strip([(1147, 366), (1147, 560)], "#2b2530", 5)
    paper.box((1076, 556), (142, 84), "#e0a13c", lift=14)
    paper.cut(
        [(-20, 800), (1640, 800), (1640, 1020), (-20, 1020)], "#5d4650", lift=22, fade="#34293a"
    )
    for x, y in ((420, 560), (760, 620)):
        paper.strip([(x - 60, 500), (x - 60, y + 70)], "#d9c8a8", 4)
        paper.strip([(x + 60, 500), (x + 60, y + 70)], "#d9c8a8", 4)
        welder = Dress("#3c5f86", "#26324a", SKINS[3], head="helmet", cap="#e8c63f")
        hand = figure(paper, (x, y + 66), 150, welder, Pose((74, 96), (50, 80)))
        paper.box((x - 76, y + 64), (152, 14), "#d9c8a8")
        paper.glow(hand, 130, "#e8f6ff", 0.95)
        paper.disc(hand, 7, "#ffffff")
    for x, pose, top in (
        (1310, POINT.turned(), "#f0762f"),
        (1420, STAND.turned(), "#2d6f87"),
        (200, WALK, "#e0a13c"),
    ):
        figure(
            paper,
            (x, 930),
            250,
            Dress(top, "#26233a", SKINS[int(x) % 5], head="helmet", cap=CREAM),
            pose,
        )


def _container_terminal(paper: Paper) -> None:
    paper.sky("#8fb7c9", "#cfdcd6", "#f1dfc0", foot=620)
    shore.hills(paper, [520], ["#8aa9ad"], 22)
    shore.sea(paper, [590], ["#5a8d9c"], 5)
    for x, high in ((130, 1.0), (980, 1.0)):
        _gantry(paper, (x, 720), high, "#2f5f8c")
    paper.cut(
        [(420, 560), (1560, 560), (1600, 500), (1540, 740), (470, 740)],
        "#273349",
        lift=20,
        fade="#1a2335",
    )
    _stack(paper, (500, 560), (10, 3), (94, 44))
    paper.box((1470, 390), (70, 170), CREAM, lift=10)
    shore.windows(paper, (1470, 480), (70, 80), "#39536a", 1)
    shore.sea(paper, [716], ["#3c7083"], 6)
    paper.cut(
        [(-20, 770), (1640, 770), (1640, 1020), (-20, 1020)], "#a9a196", lift=22, fade="#857c74"
    )
    _stack(paper, (-60, 930), (4, 3), (150, 70))
    _stack(paper, (1150, 960), (4, 2), (150, 74))
    for x, pose, top in ((690, POINT, "#f0762f"), (820, STAND.turned(), "#e6c63c")):
        figure(
            paper,
            (x, 950),
            220,
            Dress(top, "#2b3550", SKINS[int(x) % 4], head="helmet", cap="#ffffff"),
            pose,
        )
    paper.strip([(0, 985), (1150, 985)], "#e6c63c", 9)


def _gantry(paper: Paper, at: Point, size: float, ink: Ink) -> None:
    x, y = at
    for leg in (0, 210):
        paper.cut(
            [(x + leg, y), (x + leg + 8, y - 480), (x + leg + 34, y - 480), (x + leg + 40, y)],
            ink,
            lift=10,
        )
    paper.box((x - 40, y - 320), (330, 24), ink)
    paper.strip([(x + 20, y - 20), (x + 230, y - 300)], mix(ink, "#000000", 0.2), 9)
    paper.cut([(x + 96, y - 510), (x + 120, y - 640), (x + 146, y - 510)], ink)
    paper.box((x - 100, y - 510), (720 * size, 32), ink, lift=12)
    paper.strip([(x + 120, y - 632), (x + 610, y - 506)], ink, 6)
    paper.strip([(x + 120, y - 632), (x - 90, y - 506)], ink, 6)
    paper.strip([(x + 470, y - 480), (x + 470, y - 380)], "#273349", 4)
    paper.box((x + 420, y - 384), (100, 44), "#d9573f", lift=8)


def _stack(paper: Paper, at: Point, count: tuple[int, int], span: Point) -> None:
    inks = ("#d9573f", "#2d6f87", "#e6a93c", "#7d9a86", "#8a4a5e", "#c9d2ce", "#b86a3a")
    (x, y), (w, h) = at, span
    for column in range(count[0]):
        for row in range(count[1] - (paper.dice.random() < 0.4)):
            ink = paper.dice.choice(inks)
            left, top = x + column * (w + 3), y - (row + 1) * (h + 2)
            paper.box((left, top), (w, h), ink, lift=5)
            for k in range(1, 7):
                paper.strip(
                    [(left + w * k / 7, top + h * 0.12), (left + w * k / 7, top + h * 0.88)],
                    mix(ink, "#10131f", 0.16),
                    w * 0.03,
                )


def _net_menders(paper: Paper) -> None:
    paper.sky("#b9d6d8", "#e4e6d2", "#f7e4bd", foot=560)
    shore.hills(paper, [470, 520], ["#9cc0bf", "#7ba9ad"], 26)
    shore.sea(paper, [570], ["#5596a3"], 5)
    boats.trawler(Craft(paper, (380, 690), 620), "#22506b", "#e0a13c")
    boats.trawler(Craft(paper, (1300, 680), 420, side=-1), "#8a3f3a", CREAM)
    shore.sea(paper, [700], ["#34788a"], 8)
    paper.cut(
        [(-20, 760), (1640, 750), (1640, 1020), (-20, 1020)], "#cdbb98", lift=20, fade="#9d8a6d"
    )
    heap = path(
        "420 960, 470 850, 600 790, 760 800, 880 770, 1040 800, 1160 870, 1220 960, 820 1000"
    )
    paper.blob(heap, "#2f8a86", lift=18, fade="#1d6068")
    for k in range(15):
        paper.strip(
            [(470 + k * 48, 940 - 30 * math.sin(k)), (520 + k * 40, 830 - 24 * math.sin(k * 0.4))],
            "#7cc0b6",
            3,
        )
        paper.strip([(450 + k * 46, 850 + 30 * abs(7 - k) / 7), (520 + k * 44, 950)], "#17545c", 3)
    for k in range(8):
        paper.disc((480 + k * 96, 968 - 14 * math.sin(k * 2)), 19, "#f0863a", lift=6)
    for x, side, ink, head in ((400, 1, "#e9a63a", "cap"), (1230, -1, "#c9573f", "scarf")):
        paper.box((x - 70, 870), (140, 100), "#8a5f42", lift=10)
        who = Dress(
            ink,
            "#26405a",
            SKINS[1 if side > 0 else 3],
            head=head,
            cap="#26405a" if side > 0 else "#f0d9a0",
        )
        mend = Pose((48, 84), (40, 66), (82, 6), (70, 0), 16, facing=side, seated=True)
        hand = figure(paper, (x, 856), 470, who, mend)
        paper.strip(
            [hand, (hand[0] + side * 60, hand[1] + 30), (hand[0] + side * 110, 850)], "#7cc0b6", 5
        )
    for at in ((800, 640), (860, 300), (700, 250)):
        shore.gull(paper, at, 60, "#ffffff")


def _bridge_fog_behind(paper: Paper) -> None:
    paper.sky("#aebfc6", "#d3d9d4", "#eee4cf", foot=800)
    paper.disc((1130, 270), 80, "#fbf1d6")
    shore.hills(paper, [520, 590], ["#b4c2c4", "#9cafb4"], 46)
    paper.veil("#e6e4d8", top=380, foot=700, strength=0.85)
    shore.sea(paper, [690], ["#9fb2b6"], 4)
    for x, ink, deck, high in ((430, "#6a8488", 560, 470), (1180, "#2f5f6b", 560, 560)):
        for leg in (x - 40, x + 40):
            paper.cut(
                [
                    (leg - 16, 800),
                    (leg - 11, deck - high + 40),
                    (leg + 11, deck - high + 40),
                    (leg + 16, 800),
                ],
                ink,
                lift=12,
            )
        for k in range(4):
            paper.box((x - 44, deck - high + 70 + k * 130), (88, 18), ink)
    ink = "#2f5f6b"
    cables = [
        [(x / 10 * 375 + 430, 130 + 370 * (1 - (x / 10 - 1) ** 2) - x * 4.5) for x in range(21)]
    ]
    cables += [
        [(430 - k * 25, 130 + 430 * math.sin(k / 20 * math.pi / 2)) for k in range(21)],
        [(1180 + k * 25, 40 + 500 * math.sin(k / 20 * math.pi / 2)) for k in range(21)],
    ]
    for line in cables:
        paper.strip(line, ink, 9)
        for px, py in line[1:-1]:
            paper.strip([(px, py), (px, 566)], mix(ink, "#d3d9d4", 0.3), 3)


def _bridge_fog_front(paper: Paper) -> None:
    paper.box((-20, 556), (1640, 34), "#234653", lift=16)
    for k, (x, tone) in enumerate(
        ((120, "#e0a13c"), (600, "#2d6f87"), (800, CREAM), (1010, RED), (1400, "#4f6b4c"))
    ):
        wide = 130 if k == 1 else 74
        paper.blob(
            [
                (x, 556),
                (x, 532),
                (x + wide * 0.2, 528),
                (x + wide * 0.3, 508),
                (x + wide * 0.75, 508),
                (x + wide * 0.9, 530),
                (x + wide, 536),
                (x + wide, 556),
            ],
            tone,
        )
        paper.glow((x + wide, 544), 46, "#fff3c4", 0.9)
    paper.veil("#e9e6da", top=592, foot=812, strength=0.9)
    shore.sea(paper, [800], ["#7f979f"], 7)
    boats.trawler(Craft(paper, (760, 850), 280), "#3f5866", "#b3564a")
    paper.veil("#e3e2d8", top=740, foot=890, strength=0.3)
    shore.sea(paper, [868, 940], ["#5a7680", "#3d5a66"], 12)
    for k in range(6):
        shore.gull(paper, (180 + k * 70, 300 + 50 * math.sin(k * 2)), 50, "#6f828a")


def _bridge_fog(paper: Paper) -> None:
    _bridge_fog_behind(paper)
    _bridge_fog_front(paper)


SCENES = (
    Scene(
        "shipyard-crane",
        "The shipyard at sundown: red gantry crane, a hull on the slip, two welders and foremen.",
        _shipyard_crane,
    ),
    Scene(
        "container-terminal",
        "The container terminal: ship alongside, gantries, stacks, two checkers on the quay.",
        _container_terminal,
    ),
    Scene(
        "net-menders",
        "Two people mending a green net on the quay, trawlers behind them.",
        _net_menders,
    ),
    Scene(
        "bridge-fog",
        "The harbour bridge in morning fog, cars with headlights, a trawler below.",
        _bridge_fog,
    ),
)
