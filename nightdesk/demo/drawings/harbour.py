"""Scenes of the harbour: dusk, the ferry, the lighthouse, the museum ship."""

from nightdesk.demo.drawings import boats, shore
from nightdesk.demo.drawings.boats import Craft
from nightdesk.demo.drawings.figures import CARRY, POINT, SKINS, STAND, WALK, Dress, Pose, figure
from nightdesk.demo.drawings.paper import Paper, path
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM, LIT, RED


def _harbour_dusk(paper: Paper) -> None:
    paper.sky("#f7cf95", "#f0976f", "#d9685f", foot=600)
    paper.glow((560, 330), 420, "#ffe9b8", 0.55)
    paper.disc((560, 330), 92, "#ffe3a6")
    shore.hills(paper, [470, 530], ["#c75c5c", "#a34c5e"], 46)
    shore.town(paper, (-20, 1040), 640, ["#7d4161", "#6b385a", "#8c4a62", "#4d2d4f"])
    shore.sea(paper, [640], ["#7d4161"], 5)
    shore.glints(paper, (430, 652, 700, 760), "#ffcf9a", 50)
    paper.cut([(1040, 690), (1120, 640), (1640, 630), (1640, 740), (1020, 740)], "#3d2c52", lift=20)
    lamp = shore.lighthouse(paper, (1300, 646), 420)
    paper.glow(lamp, 190, "#fff0c0", 0.8)
    shore.sea(paper, [700, 770], ["#5c3358", "#432b50"], 9)
    boats.sloop(Craft(paper, (250, 824), 190), "#1d1b33", (CREAM, RED))
    boats.trawler(Craft(paper, (830, 822), 250, side=-1), "#1d1b33", RED)
    shore.sea(paper, [826], ["#2f2344"], 12)
    boats.skiff(Craft(paper, (1190, 880), 250), "#15142a")
    rower = Dress("#e58a5e", "#1d1b33", SKINS[2], head="cap", cap=CREAM)
    figure(
        paper, (1170, 848), 150, rower, Pose((70, 84), (66, 80), (78, 10), (70, 0), 14, seated=True)
    )
    paper.strip([(1200, 806), (1330, 910)], "#f0b98a", 6)
    shore.sea(paper, [888, 948], ["#1f1b36", "#131328"], 14)


def _ferry_quay_behind(paper: Paper) -> None:
    paper.sky("#cfe6e8", "#e9efe0", "#f6ead0", foot=560)
    shore.cloud(paper, (420, 210), 520, "#f8fbf6", 14)
    shore.cloud(paper, (1250, 300), 420, "#f3f5ea", 14)
    shore.hills(paper, [480, 540], ["#a9cbcb", "#7fb0b5"], 28)
    shore.sea(paper, [600], ["#569aa9"], 6)
    boats.ferry(Craft(paper, (690, 728), 1180), "#1f4a6b", RED)
    shore.sea(paper, [744], ["#2f7389"], 9)
    paper.cut([(1180, 610), (1240, 596), (1640, 770), (1640, 820)], "#5e6b78", lift=16)
    quay = [(-20, 820), (1640, 800), (1640, 1020), (-20, 1020)]
    paper.cut(quay, "#c7b79b", lift=26, fade="#a08f78")
    for k in range(9):
        paper.strip([(k * 210 - 60, 816), (k * 210 - 130, 1010)], "#a9977c", 4)
    tops = (RED, "#2d6f87", "#e6a93c", "#4f6b4c", "#7d4f74", "#d9d2c0")
    heads = ("short", "long", "cap", "bun", "bald", "scarf", "short")
    for k in range(7):
        walk = WALK if k % 2 else WALK.turned() if k == 4 else STAND
        who = Dress(
            tops[k % 6],
            "#2a3550",
            SKINS[k % 5],
            head=heads[k],
            cap="#2d6f87",
            cut="coat" if k % 3 == 0 else "trousers",
        )
        x, y = 330 + k * 128, 900 + (k % 3) * 26
        hand = figure(paper, (x, y), 210 if k != 3 else 150, who, walk)
        if k in {1, 5}:
            paper.box((hand[0] - 34, hand[1]), (62, 48), "#8a5a3b", lift=8)
    for k in range(3):
        who = Dress(tops[k + 2], "#2a3550", SKINS[k + 1], head=heads[k])
        figure(paper, (1290 + k * 96, 632 + k * 40), 120, who, WALK.turned())


def _ferry_quay_front(paper: Paper) -> None:
    docker = Dress("#f0762f", "#26324a", SKINS[3], head="helmet", cap="#f3d34a")
    figure(paper, (1420, 960), 290, docker, POINT.turned())
    for x in (150, 1560):
        paper.blob(
            [
                (x - 36, 930),
                (x - 28, 866),
                (x - 50, 846),
                (x + 50, 846),
                (x + 28, 866),
                (x + 36, 930),
            ],
            "#2c3446",
            lift=14,
        )


def _ferry_quay(paper: Paper) -> None:
    _ferry_quay_behind(paper)
    _ferry_quay_front(paper)


def _lighthouse_night(paper: Paper) -> None:
    paper.sky("#0b1230", "#182455", "#2f3f78", foot=900)
    for _ in range(130):
        paper.disc(
            (paper.dice.uniform(0, 1600), paper.dice.uniform(0, 640)),
            paper.dice.uniform(1, 3),
            "#dfe5ff",
        )
    paper.blob(
        path("1330 120, 1292 150, 1282 200, 1308 244, 1356 254, 1324 226, 1312 190, 1318 150"),
        "#f3ecd2",
    )
    x, y = 960, 232
    paper.cut([(x, y), (-60, 20), (-60, 300)], "#ffe9a82c")
    paper.cut([(x, y), (-60, 90), (-60, 250)], "#ffefbc34")
    paper.cut([(x, y), (1680, 300), (1680, 440)], "#ffe9a82c")
    paper.cut([(x, y), (1680, 330), (1680, 400)], "#ffefbc34")
    shore.sea(paper, [780, 840], ["#1d2a5c", "#162150"], 8)
    shore.glints(paper, (60, 800, 700, 900), "#8f9cd8", 34)
    rock = path(
        "560 1010, 640 900, 760 840, 840 790, 1000 776, 1110 800, 1250 880, 1400 930, 1480 1010"
    )
    shore.lighthouse(paper, (960, 820), 540, "#0d1330")
    paper.box((930, 700), (60, 86), "#0d1330")
    paper.box((942, 600), (34, 44), LIT)
    paper.glow((x, y), 330, "#fff2c4", 0.95)
    paper.blob(rock, "#0d1535", lift=24, fade="#070b1e")
    paper.cut([(1080, 830), (1080, 740), (1150, 690), (1220, 740), (1220, 850)], "#232e62", lift=14)
    paper.box((1126, 760), (40, 40), LIT)
    paper.glow((1146, 780), 90, LIT, 0.5)
    keeper = Dress("#c9a13d", "#1a2348", SKINS[1], cut="coat", head="cap", cap="#e9e2cf")
    hand = figure(paper, (850, 842), 120, keeper, Pose((38, 50), (-10, 0)).turned())
    paper.glow(hand, 90, "#ffdf8e", 0.9)
    paper.disc(hand, 8, "#fff2c4")
    shore.sea(paper, [900, 958], ["#0f1840", "#0a102e"], 16)


def _museum_ship(paper: Paper) -> None:
    paper.sky("#6f87a8", "#c3b7b5", "#f3d3a8", foot=700)
    paper.glow((1240, 620), 420, "#ffe9bd", 0.7)
    shore.hills(paper, [600], ["#8a8299"], 30)
    shore.town(paper, (-20, 1640), 720, ["#6a647f", "#7b7288", "#5b5672", "#464460"], "#ffd99a")
    shore.sea(paper, [716], ["#57627f"], 5)
    boats.three_master(Craft(paper, (770, 800), 850), "#23243e")
    shore.sea(paper, [800], ["#3d4a6b"], 8)
    paper.cut(
        [(-20, 870), (1640, 850), (1640, 1020), (-20, 1020)], "#6a6780", lift=22, fade="#45445f"
    )
    group = (
        (300, 210, STAND),
        (392, 150, CARRY),
        (470, 205, STAND),
        (1080, 215, POINT.turned()),
        (1180, 130, STAND.turned()),
        (1250, 140, STAND.turned()),
    )
    for k, (x, tall, pose) in enumerate(group):
        inks = ("#d9734f", "#d8c48e", "#7b94b0", "#c9a13d", "#b75f6a", "#86a386")
        figure(
            paper,
            (x, 952),
            tall,
            Dress(inks[k], "#15162b", SKINS[k % 5], head=("long", "short", "cap", "bun")[k % 4]),
            pose,
        )
    shore.lamp_post(paper, (1460, 956), 330, "#15162b")


SCENES = (
    Scene(
        "harbour-dusk",
        "The harbour at dusk: lighthouse on the mole, old town, boats coming in, one rower.",
        _harbour_dusk,
    ),
    Scene(
        "ferry-quay",
        "The island ferry at the quay on a clear day, passengers queueing, a docker directing them.",
        _ferry_quay,
    ),
    Scene(
        "lighthouse-night",
        "The lighthouse close up at night, its beam over the sea, the keeper with a lantern.",
        _lighthouse_night,
    ),
    Scene(
        "museum-ship",
        "The museum ship, a three-master at her berth, visitors and children at dusk.",
        _museum_ship,
    ),
)
