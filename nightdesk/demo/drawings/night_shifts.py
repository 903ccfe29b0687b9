"""Scenes of work by lamplight: the bakery, the newsroom, the hospital."""

from nightdesk.demo.drawings import shore
from nightdesk.demo.drawings.figures import CARRY, SIT, SKINS, WALK, Dress, Pose, figure
from nightdesk.demo.drawings.paper import Paper, mix, path
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM, LIT, RED


def _bakery_wall(paper: Paper) -> None:
    paper.sky("#4a2c2a", "#6b3d30", "#8a5238", foot=760)


def _bakery_oven(paper: Paper) -> None:
    for row in range(9):
        for k in range(14):
            paper.box(
                (k * 124 - (row % 2) * 62 - 20, row * 76),
                (116, 68),
                mix("#7a4a38", "#5a342e", paper.dice.random()),
            )
    paper.box((120, 120), (170, 220), "#141b38", lift=10)
    paper.disc((236, 190), 24, "#f3ecd2")
    paper.strip([(205, 120), (205, 340)], "#3a241f", 9)
    paper.blob(
        [(560, 660), (570, 360), (720, 210), (920, 210), (1070, 360), (1080, 660)],
        "#a9684a",
        lift=24,
    )
    paper.blob([(640, 600), (650, 440), (740, 350), (900, 350), (990, 440), (1000, 600)], "#2b1512")
    paper.glow((820, 560), 420, "#ffb347", 0.9)
    flames = path("690 600, 700 500, 740 550, 780 440, 830 540, 880 460, 910 550, 950 510, 950 600")
    paper.blob(flames, "#f08a2e")
    paper.blob([(x * 0.7 + 246, y * 0.7 + 180) for x, y in flames], "#ffd766")
    floor = [(-20, 700), (1640, 700), (1640, 1020), (-20, 1020)]
    paper.cut(floor, "#6b4a3a", lift=16, fade="#3a2722")


def _bakery_baker(paper: Paper) -> None:
    baker = Dress("#f3ead6", "#3a4460", SKINS[3], head="cap", cap="#f7f1e2", apron="#ffffff")
    hand = figure(paper, (450, 930), 520, baker, Pose((62, 78), (48, 70), (20, 6), (-16, -22), 12))
    paper.strip([(hand[0] - 120, hand[1] + 24), (hand[0] + 330, hand[1] - 76)], "#d9b27c", 12)
    paper.cut(
        [
            (hand[0] + 290, hand[1] - 84),
            (hand[0] + 440, hand[1] - 112),
            (hand[0] + 440, hand[1] - 96),
            (hand[0] + 290, hand[1] - 56),
        ],
        "#d9b27c",
    )
    paper.disc((hand[0] + 370, hand[1] - 118), (66, 32), "#d99a4e", lift=8)


def _bakery_shelves(paper: Paper) -> None:
    for shelf in range(3):
        paper.box((1180, 260 + shelf * 130), (400, 16), "#3a241f", lift=8)
        for k in range(5):
            x, y = 1222 + k * 78, 238 + shelf * 130
            paper.disc((x, y), (36, 26), mix("#d99a4e", "#a8642e", paper.dice.random()), lift=6)
            for n in (-12, 0, 12):
                paper.strip([(x + n - 5, y + 5), (x + n + 5, y - 11)], "#f0c98a", 3)


def _bakery_bench(paper: Paper) -> None:
    figure(
        paper,
        (1240, 990),
        500,
        Dress("#d8e0df", "#3a4460", SKINS[0], head="bun", hair="#8a4a26", apron="#ffffff"),
        Pose((50, 86), (38, 76), lean=14).turned(),
    )
    paper.cut([(880, 800), (1640, 800), (1640, 860), (860, 860)], "#c2915e", lift=16)
    paper.box((880, 860), (760, 180), "#7a5036", fade="#4a2f24")
    for k in range(5):
        paper.disc((960 + k * 92, 786), (40, 25), "#f3e2bd", lift=6)


def _bakery(paper: Paper) -> None:
    _bakery_wall(paper)
    _bakery_oven(paper)
    _bakery_baker(paper)
    _bakery_shelves(paper)
    _bakery_bench(paper)


def _newsroom_night_behind(paper: Paper) -> None:
    paper.sky("#1a2340", "#24304f", "#2f3d5c", foot=700)
    for k in range(4):
        x = 40 + k * 400
        paper.box((x, 90), (340, 380), "#0f1734", lift=10, fade="#2b3a6b")
        shore.town(paper, (x + 8, x + 250), 468, ["#141d3f", "#1a254c", "#10183a", "#0d1430"], LIT)
        paper.strip([(x + 170, 90), (x + 170, 470)], "#3a4a6b", 9)
    paper.disc((1506, 190), 36, "#f3ecd2")
    for x in (260, 800, 1340):
        shore.hanging_lamp(paper, (x, 130), RED, 140)
    paper.cut(
        [(-20, 600), (1640, 600), (1640, 1020), (-20, 1020)], "#3d4a66", lift=18, fade="#232c45"
    )
    figure(
        paper,
        (800, 800),
        400,
        Dress("#d9a23c", "#171f38", SKINS[2], head="short"),
        Pose((76, 96), (-20, -4), lean=4),
    )
    figure(
        paper,
        (610, 800),
        390,
        Dress("#7d4f74", "#171f38", SKINS[4], cut="skirt", head="bun"),
        CARRY,
    )


def _newsroom_night_front(paper: Paper) -> None:
    for k, (x, ink, head, side) in enumerate(
        ((250, "#5f8f86", "long", 1), (1330, "#c9573f", "bald", -1))
    ):
        figure(
            paper,
            (x, 820),
            440,
            Dress(ink, "#171f38", SKINS[k * 3], head=head),
            SIT if side > 0 else SIT.turned(),
        )
        desk = x + side * 190
        paper.limb(((x - side * 66, 690), (x - side * 52, 830)), (26, 26), RED)
        paper.limb(((x - side * 52, 838), (x + side * 66, 838)), (24, 24), RED)
        paper.strip([(x, 840), (x, 950)], "#12192e", 10)
        paper.strip([(x - 56, 960), (x, 940), (x + 56, 960)], "#12192e", 10)
        paper.box((desk - 90, 600), (150, 110), "#12192e", lift=10)
        paper.box((desk - 82, 608), (134, 92), "#9fd0d8")
        for n in range(4):
            paper.box((desk - 70, 622 + n * 18), (50 + (n * 37) % 60, 7), "#3f7f94")
        paper.box((desk - 26, 706), (22, 40), "#12192e")
    for left in (60, 1010):
        paper.box((left, 740), (560, 30), "#c2915e", lift=14)
        for leg in (left + 30, left + 510):
            paper.box((leg, 770), (18, 200), "#7a5036")
        paper.cut(
            [(left + 300, 738), (left + 400, 738), (left + 390, 716), (left + 310, 716)],
            CREAM,
            lift=6,
        )
        paper.box((left + 430, 694), (38, 46), RED, lift=6)


def _newsroom_night(paper: Paper) -> None:
    _newsroom_night_behind(paper)
    _newsroom_night_front(paper)


def _hospital_night_behind(paper: Paper) -> None:
    paper.sky("#20405a", "#2d5a70", foot=1000)
    paper.cut([(-20, -20), (520, 240), (520, 640), (-20, 1020)], "#3a7084", lift=10, fade="#2a566c")
    paper.cut(
        [(1620, -20), (1080, 240), (1080, 640), (1620, 1020)], "#2f6278", lift=10, fade="#234c62"
    )
    paper.box((520, 240), (560, 400), "#4a8494")
    paper.cut([(520, 640), (1080, 640), (1640, 1020), (-40, 1020)], "#7fb0b3", fade="#46808c")
    paper.cut([(520, 240), (1080, 240), (1640, -20), (-40, -20)], "#1b3a52")
    for k in range(4):
        y, half = 210 - k * 62, 46 + k * 46
        paper.cut(
            [
                (800 - half, y),
                (800 + half, y),
                (800 + half * 1.2, y - 26),
                (800 - half * 1.2, y - 26),
            ],
            "#fbf6dd",
        )
        paper.glow((800, y), 150 + k * 60, "#fff8dc", 0.4)
    for x in (660, 806):
        paper.box((x, 330), (134, 310), "#d8e6e0", lift=8)
        paper.box((x + 36, 370), (62, 100), "#ffe0a0")
    for x0, x1, shift in ((90, 250, 1), (1510, 1350, -1)):
        top = [(x0, 300), (x1, 330)]
        paper.cut([*top, (x1, 820 - shift * 0), (x0, 930)], "#d8e6e0", lift=10, fade="#9fc0c3")
        paper.cut(
            [
                (x0 + shift * 40, 380),
                (x1 - shift * 44, 394),
                (x1 - shift * 44, 540),
                (x0 + shift * 40, 548),
            ],
            "#ffd98a",
        )


def _hospital_night_front(paper: Paper) -> None:
    paper.box((880, 700), (330, 34), "#e9efe6", lift=12)
    paper.box((880, 670), (90, 36), "#ffffff", lift=6)
    paper.blob(
        [(950, 702), (1000, 660), (1120, 664), (1206, 690), (1210, 734), (950, 734)],
        "#8fc4bd",
        lift=8,
    )
    paper.disc((936, 664), 27, SKINS[1])
    paper.slice((930, 660), (30, 30), "#b9b2a8", (100, 280))
    for x in (910, 1180):
        paper.strip([(x, 734), (x, 850)], "#1b3a52", 9)
        paper.disc((x, 866), 20, "#16283c")
    push = Pose((64, 84), (56, 78), (22, 6), (-18, -30), lean=10)
    figure(paper, (760, 920), 440, Dress("#3fa39b", "#2f8a86", SKINS[3], head="bun"), push)
    figure(
        paper,
        (1310, 910),
        430,
        Dress("#f3f4ee", "#2f6278", SKINS[0], cut="coat", head="short", hair="#6a4a33"),
        Pose((40, 100), (30, 90)).turned(),
    )
    paper.cut([(1158, 574), (1206, 560), (1222, 628), (1174, 642)], "#e0a13c", lift=6)
    figure(
        paper,
        (520, 760),
        250,
        Dress("#3fa39b", "#2f8a86", SKINS[4], head="cap", cap="#7fd0c6"),
        WALK.turned(),
    )


def _hospital_night(paper: Paper) -> None:
    _hospital_night_behind(paper)
    _hospital_night_front(paper)


SCENES = (
    Scene(
        "bakery", "Two bakers before dawn: one at the oven with the peel, one kneading.", _bakery
    ),
    Scene(
        "newsroom-night",
        "The newsroom at night: two at their screens, two conferring, the town outside.",
        _newsroom_night,
    ),
    Scene(
        "hospital-night",
        "A hospital corridor at night: a nurse wheels a bed, a doctor reads a chart.",
        _hospital_night,
    ),
)
