"""Scenes of the open sea: the race, the fleet, the storm, the rescue, the turbines."""

import math

from nightdesk.demo.drawings import boats, shore
from nightdesk.demo.drawings.boats import Craft
from nightdesk.demo.drawings.figures import SKINS, Dress, Pose, figure
from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix, path
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM, RED


def _regatta(paper: Paper) -> None:
    paper.sky("#dff0ee", "#a9d8dc", foot=520)
    paper.disc((1260, 190), 88, "#fff7dc", lift=10)
    shore.cloud(paper, (330, 250), 460, "#f7fbf8")
    shore.cloud(paper, (1080, 340), 320, "#eef7f4")
    shore.hills(paper, [470, 520], ["#8fc4c8", "#69aab3"], 30)
    fleet = [
        ("#3f7f96", "#f3c04f"),
        (RED, "#f6efe0"),
        ("#f3c04f", "#2c5d78"),
        (CREAM, RED),
        ("#2c5d78", "#f3c04f"),
    ]
    shore.sea(paper, [560], ["#4ba3b2"])
    for k, sails in enumerate(fleet):
        boats.sloop(Craft(paper, (180 + k * 270 + (k % 2) * 60, 580), 96, tilt=0.1), CREAM, sails)
    shore.sea(paper, [610, 690], ["#34899d", "#26748b"], 14)
    boats.sloop(Craft(paper, (980, 740), 220, tilt=0.16), "#173a56", ("#f3c04f", "#e9862f"))
    shore.sea(paper, [760], ["#1d6079"], 22)
    boats.sloop(Craft(paper, (430, 850), 420, tilt=0.2), "#12304a", (CREAM, RED))
    for at in ((268, 868), (330, 856)):
        figure(
            paper,
            at,
            120,
            Dress("#f3c04f", "#173a56", SKINS[1]),
            Pose((60, 80), (50, 70), (70, 20), (60, 10), -28, seated=True),
        )
    shore.sea(paper, [880, 940], ["#154c66", "#0f3a52"], 26)
    paper.blob(
        [(1272, 912), (1290, 850), (1322, 796), (1338, 796), (1370, 850), (1388, 912)],
        "#e9642f",
        lift=14,
    )
    paper.cut([(1296, 848), (1304, 832), (1356, 832), (1364, 848)], CREAM)
    paper.strip([(1330, 800), (1330, 742)], "#12304a", 7)
    paper.cut([(1330, 742), (1384, 758), (1330, 776)], "#f3c04f")
    for at, wide in (((760, 180), 70), ((850, 230), 46), ((660, 250), 40)):
        shore.gull(paper, at, wide, "#ffffff")


def _dawn_fishing_boats(paper: Paper) -> None:
    paper.sky("#f7e3c4", "#f8c7a0", "#ef9d84", foot=560)
    paper.glow((1010, 520), 480, "#fff3cf", 0.8)
    paper.disc((1010, 520), 104, "#fff1c7")
    for y, wide, x in ((210, 520, 420), (300, 380, 1280), (380, 560, 760)):
        shore.cloud(paper, (x, y), wide, mix("#f8cfae", "#e98f84", y / 600), 10)
    shore.hills(paper, [540], ["#b98a97"], 22)
    shore.sea(paper, [580], ["#8c95a8"], 6)
    shore.glints(paper, (860, 590, 1160, 680), "#ffe7b8", 46)
    boats.trawler(Craft(paper, (620, 606), 110), "#4a5570", "#c9706a")
    boats.trawler(Craft(paper, (330, 620), 90), "#4a5570", "#8aa0a8")
    shore.sea(paper, [660], ["#5e7d93"], 9)
    boats.trawler(Craft(paper, (1270, 715), 240, tilt=0.05), "#2a4560", RED)
    shore.sea(paper, [742, 800], ["#3f657f", "#2c4f69"], 14)
    craft = Craft(paper, (560, 862), 560, tilt=0.06)
    for x, top in ((345, "#e9a63a"), (415, "#d9573f")):
        figure(
            paper,
            (x, 846),
            190,
            Dress(top, "#e9a63a", SKINS[1], head="cap", cap="#203349"),
            Pose((60, 92), (44, 80), (12, 0), (-10, -12), 12),
        )
    boats.trawler(craft, "#14304a", "#d9573f")
    shore.sea(paper, [884, 946], ["#1d3d57", "#122b43"], 20)
    for k in range(9):
        shore.gull(
            paper,
            (200 + k * 62 + paper.dice.uniform(-20, 20), 420 + 60 * math.sin(k * 1.7)),
            34 + k % 3 * 16,
            "#5a4a5c",
        )


def _spray(paper: Paper, at: Point, high: float, ink: Ink) -> None:
    for _ in range(46):
        turn = paper.dice.uniform(-0.75, 0.75)
        far = high * paper.dice.random() ** 0.6
        x, y = at[0] + math.sin(turn) * far, at[1] - math.cos(turn) * far
        paper.disc((x, y), high * 0.036 * (1.15 - far / high) * paper.dice.uniform(0.4, 1.3), ink)


def _plume(paper: Paper, at: Point, span: Point, ink: Ink) -> None:
    (x, y), (wide, high) = at, span
    for sheet in range(3):
        tone = mix(ink, "#6d858c", 0.42 - sheet * 0.21)
        reach = 1 - sheet * 0.2
        fan = [(x - wide * 0.42 * reach, y)]
        for k in range(13):
            turn = -1.05 + k * 0.175
            far = (
                high
                * reach
                * (0.62 + 0.38 * math.cos(turn * 1.2))
                * (1 if k % 2 else 0.74)
                * paper.dice.uniform(0.86, 1.06)
            )
            fan.append((x + math.sin(turn) * far * wide / high * 0.8, y - math.cos(turn) * far))
        paper.blob(
            [*fan, (x + wide * 0.42 * reach, y)], tone, lift=14, fade=mix(tone, "#6d858c", 0.35)
        )
    _spray(paper, (x, y - high * 0.4), high * 0.9, ink)


def _breakwater_storm(paper: Paper) -> None:
    paper.sky("#4d6169", "#8da1a6", "#c3cdcc", foot=560)
    for at, wide, ink in (
        ((300, 170), 780, "#55686f"),
        ((1220, 130), 900, "#495c64"),
        ((820, 280), 620, "#728790"),
    ):
        shore.cloud(paper, at, wide, ink, 26)
    shore.sea(paper, [500, 560], ["#84989c", "#6b8289"], 26)
    _plume(paper, (1010, 640), (470, 430), "#dfe6e4")
    shore.lighthouse(paper, (1330, 640), 330, "#22323b")
    paper.cut(
        [(-20, 700), (620, 640), (1440, 620), (1500, 660), (1640, 700), (1640, 760), (-20, 790)],
        "#3c4d55",
        lift=26,
        fade="#26343c",
    )
    for k in range(17):
        x, y = -30 + k * 96, 742 - k * 3 + paper.dice.uniform(-8, 12)
        block = [(x, y + 66), (x + 18, y - 4), (x + 78, y - 12), (x + 104, y + 60)]
        paper.cut(block, mix("#586a71", "#2c3b43", paper.dice.random()), lift=10)
    _plume(paper, (520, 770), (620, 470), "#eef2f0")
    _plume(paper, (760, 800), (330, 240), "#c9d5d5")
    shore.sea(paper, [790, 850, 920], ["#4d6972", "#36535e", "#1f3842"], 36)
    shore.rain(paper, "#e8eeee55", 300, 30)


def _rescue_boat(paper: Paper) -> None:
    paper.sky("#2f4352", "#5d7682", "#a9bbb9", foot=600)
    shore.cloud(paper, (1230, 210), 860, "#3b515f", 24)
    shore.cloud(paper, (260, 150), 640, "#35495a", 24)
    paper.glow((800, 500), 460, "#f3e3b4", 0.45)
    wave = path(
        "-60 640, 240 560, 520 600, 800 700, 1100 640, 1380 500, 1700 520, 1700 1100, -60 1100"
    )
    paper.blob([(x, y - 60) for x, y in wave], "#7b969c", lift=20, fade="#4c6871")
    paper.blob(wave, "#4f7480", lift=24, fade="#2b4a57")
    craft = Craft(paper, (800, 700), 600, tilt=0.3)
    boats.lifeboat(craft)
    paper.glow(craft.place(-0.02, 0.62), 150, "#9ad7ff", 0.9)
    for x in (-0.36, 0.3):
        who = Dress("#f2b233", "#20304a", SKINS[2], head="helmet", cap=CREAM)
        figure(
            paper, craft.place(x, 0.13), 150, who, Pose((70, 95), (60, 90), (16, 2), (-8, -14), 10)
        )
    front = path(
        "-60 820, 150 800, 420 802, 620 772, 800 718, 980 660, 1200 604, 1400 640, 1560 740, "
        "1700 820, 1700 1100, -60 1100"
    )
    paper.blob(front, "#2c515f", lift=26, fade="#163440")
    crest = path(
        "1050 636, 1120 616, 1200 596, 1310 604, 1420 644, 1480 690, 1400 664, 1340 662, "
        "1290 636, 1230 650, 1180 630, 1120 644"
    )
    paper.blob(crest, "#dfe9e6")
    paper.blob([(1640 - x, y + 150) for x, y in front], "#17343f", lift=26, fade="#0b1f29")
    _spray(paper, craft.place(0.52, 0.0), 190, "#eaf1ee")
    shore.rain(paper, "#dfe9ee40", 220, 26)


def _turbine(paper: Paper, at: Point, tall: float, turn: float) -> None:
    x, y = at
    paper.cut(
        [
            (x - tall * 0.018, y),
            (x - tall * 0.009, y - tall),
            (x + tall * 0.009, y - tall),
            (x + tall * 0.018, y),
        ],
        CREAM,
        lift=6,
    )
    paper.box((x - tall * 0.026, y - tall * 0.07), (tall * 0.052, tall * 0.075), "#f0b63e")
    hub = (x, y - tall)
    for k in range(3):
        a = math.radians(turn + 120 * k)
        ux, uy = math.sin(a), -math.cos(a)
        reach = tall * 0.56
        root = [
            (hub[0] - uy * tall * 0.01, hub[1] + ux * tall * 0.01),
            (
                hub[0] + ux * reach * 0.2 - uy * tall * 0.026,
                hub[1] + uy * reach * 0.2 + ux * tall * 0.026,
            ),
        ]
        paper.cut(
            [
                *root,
                (hub[0] + ux * reach, hub[1] + uy * reach),
                (hub[0] + uy * tall * 0.008, hub[1] - ux * tall * 0.008),
            ],
            "#ffffff",
            lift=5,
        )
    paper.disc(hub, tall * 0.022, "#d8dfdd")


def _wind_turbines(paper: Paper) -> None:
    paper.sky("#bcd3df", "#e6e3d2", "#f6e3bf", foot=640)
    paper.disc((300, 380), 120, "#fdf1cf", lift=8)
    shore.cloud(paper, (1180, 250), 520, "#eef1ea", 14)
    shore.cloud(paper, (640, 410), 380, "#f4efe0", 12)
    shore.sea(paper, [640], ["#8fb4bd"], 4)
    for k, x in enumerate((150, 300, 455, 760, 1420)):
        _turbine(paper, (x, 665), 170, 17 * k * 3)
    shore.sea(paper, [680], ["#69a0ae"], 6)
    for k, x in enumerate((590, 1470)):
        _turbine(paper, (x, 730), 330, 40 + k * 31)
    shore.sea(paper, [742, 800], ["#468697", "#2f7186"], 10)
    _turbine(paper, (1130, 850), 720, 14)
    craft = Craft(paper, (560, 862), 330)
    for along, pose in ((0.24, Pose((95, 110))), (0.34, Pose())):
        figure(
            paper,
            craft.place(along, 0.12),
            110,
            Dress("#f0762f", "#20304a", SKINS[0], head="helmet", cap="#f0b63e"),
            pose,
        )
    boats.trawler(craft, "#173f58", "#f0b63e")
    shore.sea(paper, [868, 936], ["#1f5a70", "#154659"], 16)
    for at in ((760, 300), (840, 350), (700, 360)):
        shore.gull(paper, at, 44, "#7f97a1")


SCENES = (
    Scene(
        "regatta",
        "Sailing boats racing on a bright blue day, crew leaning out on the nearest one.",
        _regatta,
    ),
    Scene(
        "dawn-fishing-boats",
        "Fishing boats putting out at dawn, two fishers in oilskins at the rail, gulls behind.",
        _dawn_fishing_boats,
    ),
    Scene(
        "breakwater-storm",
        "Waves bursting over the breakwater in a storm, the lighthouse behind the spray.",
        _breakwater_storm,
    ),
    Scene(
        "rescue-boat",
        "The orange rescue boat and two of its crew climbing a wave in heavy rain.",
        _rescue_boat,
    ),
    Scene(
        "wind-turbines",
        "Wind turbines at sea in pale morning light, a service boat with two technicians.",
        _wind_turbines,
    ),
)
