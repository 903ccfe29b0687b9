"""Scenes of the town's places: council hall, school, snow on the square, the bookshop."""

from nightdesk.demo.drawings import shore
from nightdesk.demo.drawings.figures import POINT, RUN, SKINS, STAND, WALK, Dress, Pose, figure
from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM, LIT, RED


def _arch(paper: Paper, at: Point, span: Point, ink: Ink) -> None:
    (x, y), (w, h) = at, span
    paper.box((x, y - h), (w, h), ink)
    paper.disc((x + w / 2, y - h), w / 2, ink)


def _council_hall_behind(paper: Paper) -> None:
    paper.sky("#a9cfe0", "#dce9e3", "#f4e6c8", foot=700)
    shore.cloud(paper, (280, 260), 420, "#f6faf6", 12)
    shore.cloud(paper, (1350, 200), 380, "#f6faf6", 12)
    shore.town(paper, (-20, 420), 760, ["#b9a89a", "#c9b49c", "#a8958c", "#8c6a5e"], "#7f97a6")
    shore.town(paper, (1190, 1640), 760, ["#b9a89a", "#c9b49c", "#a8958c", "#8c6a5e"], "#7f97a6")
    paper.cut(
        [(-20, 756), (1640, 756), (1640, 1020), (-20, 1020)], "#cdbd9e", lift=16, fade="#97866e"
    )
    stone, trim, slate = "#e9dcc0", "#d3c19d", "#4a6076"
    paper.cut([(690, 250), (800, 60), (910, 250)], slate, lift=12)
    paper.box((710, 250), (180, 300), stone, lift=16)
    paper.disc((800, 340), 58, "#fbf6e8", lift=6)
    paper.strip([(800, 340), (800, 300)], "#2b3446", 7)
    paper.strip([(800, 340), (832, 356)], "#2b3446", 7)
    paper.cut([(330, 500), (390, 420), (1210, 420), (1270, 500)], slate, lift=14)
    paper.box((350, 498), (900, 330), stone, lift=18, fade="#d9c8a6")
    paper.box((330, 486), (940, 22), trim, lift=6)
    for k in range(9):
        x = 384 + k * 98
        _arch(paper, (x, 620), (50, 70), "#5b7890")
        if k != 4:
            _arch(paper, (x, 800), (54, 100), "#4d6a82")
    _arch(paper, (752, 828), (96, 130), "#6b3f36")
    for x, ink in ((560, RED), (1000, "#2d6f87")):
        paper.cut([(x, 500), (x + 40, 500), (x + 40, 640), (x + 20, 660), (x, 640)], ink, lift=8)
    for k in range(4):
        paper.box(
            (690 - k * 26, 826 + k * 13), (220 + k * 52, 16), mix(stone, "#8f8170", k / 6), lift=4
        )


def _council_hall_front(paper: Paper) -> None:
    for k in range(12):
        paper.strip([(800 + (k - 5.5) * 110, 884), (800 + (k - 5.5) * 300, 1010)], "#ac9b80", 3)
    cast = (
        (250, 950, WALK, RED),
        (400, 920, STAND, "#2d6f87"),
        (452, 922, STAND.turned(), "#e6a93c"),
        (1120, 940, WALK.turned(), "#5c7a54"),
        (1330, 960, POINT.turned(), "#7d4f74"),
    )
    for k, (x, y, pose, ink) in enumerate(cast):
        figure(
            paper,
            (x, y),
            168,
            Dress(
                ink,
                "#2b3446",
                SKINS[k],
                cut=("coat", "trousers", "skirt")[k % 3],
                head=("bun", "short", "long", "bald", "cap")[k],
            ),
            pose,
        )


def _council_hall(paper: Paper) -> None:
    _council_hall_behind(paper)
    _council_hall_front(paper)


def _school_upper_town_behind(paper: Paper) -> None:
    paper.sky("#cfe4ea", "#f3ecd4", foot=640)
    paper.disc((190, 190), 74, "#fff2c9", lift=8)
    shore.hills(paper, [430], ["#a9c6ba"], 40)
    shore.sea(paper, [540], ["#7fb3bd"], 4)
    shore.hills(paper, [620], ["#8fae8b"], 30)
    paper.cut([(560, 330), (630, 220), (1430, 220), (1500, 330)], "#b6553f", lift=14)
    paper.box((590, 328), (880, 452), "#f0dfb8", lift=20, fade="#dcc698")


def _school_upper_town_middle(paper: Paper) -> None:
    for row in range(2):
        for k in range(7):
            if row == 0 or k != 3:
                x, y = 640 + k * 116, 390 + row * 190
                paper.box((x - 6, y - 6), (92, 122), "#fbf3dd")
                paper.box((x, y), (80, 110), "#6f9fb0")
                paper.strip([(x + 40, y), (x + 40, y + 110)], "#fbf3dd", 5)
    paper.box((966, 600), (128, 180), "#35607a", lift=6)
    paper.strip([(1030, 600), (1030, 780)], "#24465b", 5)
    paper.cut([(950, 220), (1030, 130), (1110, 220)], "#b6553f", lift=10)
    paper.disc((1030, 192), 24, "#fbf3dd")
    paper.strip([(1030, 176), (1030, 192), (1042, 198)], "#2b3446", 5)
    paper.cut(
        [(-20, 780), (1640, 780), (1640, 1020), (-20, 1020)], "#d8c69c", lift=16, fade="#b39f78"
    )
    shore.tree(paper, (300, 830), 470, "#5f8f5a")
    shore.tree(paper, (1540, 820), 380, "#769f57")
    inks = (RED, "#e6a93c", "#2d6f87", "#6c4f7f", "#d9704b", "#4f7f5a", "#35506f", "#c75c7a")
    poses = (RUN, WALK, WALK, STAND, RUN.turned(), WALK.turned(), WALK, RUN)
    for k in range(8):
        x, y, tall = 150 + k * 150, 890 + (k % 3) * 34, 136 + (k * 37) % 44
        who = Dress(
            inks[k],
            inks[(k + 3) % 8] if k % 3 == 0 else "#2b3446",
            SKINS[k % 5],
            cut="skirt" if k % 3 == 0 else "trousers",
            head=("long", "short", "cap", "bun")[k % 4],
            cap=inks[(k + 2) % 8],
        )
        side = -1 if k in {4, 5} else 1
        paper.box((x - side * 24 - 16, y - tall * 0.8), (34, 44), inks[(k + 4) % 8], lift=6)
        figure(paper, (x, y), tall, who, poses[k])


def _school_upper_town_front(paper: Paper) -> None:
    figure(
        paper,
        (1390, 930),
        250,
        Dress("#35607a", "#6b3f36", SKINS[1], cut="skirt", head="bun"),
        Pose((120, 150), (-14, -4)).turned(),
    )


def _school_upper_town(paper: Paper) -> None:
    _school_upper_town_behind(paper)
    _school_upper_town_middle(paper)
    _school_upper_town_front(paper)


def _snow_square_behind(paper: Paper) -> None:
    paper.sky("#39456f", "#6c7ba3", "#b3bccf", foot=640)
    shore.town(paper, (-20, 700), 600, ["#54608a", "#606c96", "#4a5580", "#e9edf4"])
    shore.town(paper, (760, 1640), 600, ["#54608a", "#606c96", "#4a5580", "#e9edf4"])
    paper.cut([(690, 600), (690, 300), (740, 170), (790, 300), (790, 600)], "#3f4a76", lift=14)
    paper.cut([(684, 310), (740, 165), (796, 310)], "#e9edf4")
    paper.disc((740, 370), 26, LIT)
    paper.blob(
        [(-80, 640), (300, 596), (800, 612), (1300, 590), (1700, 640), (1700, 1100), (-80, 1100)],
        "#dfe5f0",
        lift=20,
        fade="#b7c1d9",
    )
    for x, tall in ((190, 330), (1120, 300), (1450, 360)):
        shore.lamp_post(paper, (x, 700 + tall * 0.3), tall, "#232b4d")
    paper.blob(
        [(-80, 830), (420, 790), (900, 826), (1700, 770), (1700, 1100), (-80, 1100)],
        "#eef2f8",
        lift=20,
        fade="#c9d2e4",
    )


def _snow_square_front(paper: Paper) -> None:
    sweeper = Dress("#d9573f", "#232b4d", SKINS[3], head="cap", cap="#2d6f87")
    hand = figure(
        paper, (560, 850), 280, sweeper, Pose((44, 70), (30, 58), (16, 4), (-14, -18), 18)
    )
    paper.strip([(hand[0] - 70, hand[1] - 110), (hand[0] + 90, hand[1] + 150)], "#7a5540", 8)
    paper.cut(
        [
            (hand[0] + 62, hand[1] + 130),
            (hand[0] + 130, hand[1] + 110),
            (hand[0] + 150, hand[1] + 170),
        ],
        "#4a5580",
        lift=6,
    )
    for x, ink, pose in (
        (880, "#e6a93c", RUN),
        (1010, "#7fae9c", Pose((150, 165), (-20, 0))),
        (1260, "#c75c7a", WALK.turned()),
    ):
        figure(paper, (x, 890), 170, Dress(ink, "#232b4d", SKINS[x % 5], head="cap", cap=RED), pose)
    for r, y in ((74, 850), (52, 748), (36, 676)):
        paper.disc((1110, y), r, "#ffffff", lift=12)
    paper.strip([(1076, 674), (1146, 652)], RED, 13)
    for _ in range(260):
        paper.disc(
            (paper.dice.uniform(0, 1600), paper.dice.uniform(0, 1000)),
            paper.dice.uniform(2, 6),
            "#ffffffdd",
        )


def _snow_square(paper: Paper) -> None:
    _snow_square_behind(paper)
    _snow_square_front(paper)


def _bookshop_window_behind(paper: Paper) -> None:
    paper.sky("#222a4d", "#2e3560", foot=900)
    paper.box((-20, -20), (1640, 900), "#35476b", fade="#26324f")
    for k in range(9):
        paper.strip([(0, 40 + k * 104), (1600, 40 + k * 104)], "#2f4063", 3)
    paper.box((180, 150), (1000, 690), "#17423f", lift=22)
    paper.box((180, 150), (1000, 96), "#1e5650", lift=10)
    for k in range(11):
        paper.box((420 + k * 47, 186), (30 if k % 3 else 18, 24), "#e8c987")
    paper.box((226, 280), (640, 470), "#ffdf9e", fade="#f3b866")
    paper.glow((546, 480), 520, "#fff1c9", 0.5)
    spines = (RED, "#2d6f87", "#7d4f74", "#4f6b4c", "#d9893c", "#35406b", "#b9a27a")
    for row in range(3):
        x = 244.0
        shelf = 420 + row * 118
        while x < 836:
            w, h = paper.dice.uniform(12, 30), paper.dice.uniform(64, 96)
            if paper.dice.random() < 0.9:
                paper.box((x, shelf - h), (w, h), mix(paper.dice.choice(spines), "#f3b866", 0.25))
            x += w + 3
        paper.box((226, shelf), (640, 12), "#a86c3c")
    for k in range(6):
        x = 262 + k * 100
        paper.cut([(x, 748), (x + 14, 654), (x + 76, 654), (x + 66, 748)], spines[k], lift=8)
        paper.box((x + 26, 676), (34, 8), CREAM)


def _bookshop_window_front(paper: Paper) -> None:
    keeper = Dress("#5c7a54", "#2b2436", SKINS[0], head="bun", hair="#7a6a66")
    figure(paper, (700, 820), 380, keeper, Pose((140, 150), (60, 110)).turned())
    paper.box((200, 746), (690, 94), "#17423f")
    paper.box((214, 740), (664, 20), "#12332f", lift=6)
    paper.box((900, 290), (220, 550), "#12332f", lift=10)
    paper.box((926, 316), (168, 330), "#ffd992")
    paper.disc((1086, 700), 10, "#e8c987")
    for x in (546,):
        paper.strip([(x, 280), (x, 750)], "#17423f", 12)
    paper.cut(
        [(-20, 850), (1640, 850), (1640, 1020), (-20, 1020)], "#232b4a", lift=12, fade="#151a33"
    )
    paper.cut([(220, 856), (880, 856), (1010, 1010), (90, 1010)], "#ffd98a38")
    who = Dress("#c9573f", "#171a30", SKINS[2], cut="coat", head="scarf", cap="#e6b450")
    figure(paper, (350, 962), 430, who, Pose((18, 60), (-6, 30), (6, 3), (-6, -4)))
    figure(
        paper,
        (470, 964),
        250,
        Dress("#3f7f96", "#171a30", SKINS[2], head="cap", cap="#f0c14a"),
        Pose((84, 96), (-30, -20)),
    )
    shore.lamp_post(paper, (1400, 966), 640, "#12162c")


def _bookshop_window(paper: Paper) -> None:
    _bookshop_window_behind(paper)
    _bookshop_window_front(paper)


SCENES = (
    Scene(
        "council-hall",
        "The council hall and its clock tower seen from the square in the morning.",
        _council_hall,
    ),
    Scene(
        "school-upper-town",
        "The school in the upper town, children running in, a teacher waving.",
        _school_upper_town,
    ),
    Scene(
        "snow-square",
        "First snow on the square: a sweeper at work, children and a snowman.",
        _snow_square,
    ),
    Scene(
        "bookshop-window",
        "The lit bookshop window in the evening, a woman and a child looking in.",
        _bookshop_window,
    ),
)
