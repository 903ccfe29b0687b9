"""Scenes under a public roof: the fish market, the council, the library."""

from nightdesk.demo.drawings import shore
from nightdesk.demo.drawings.figures import (
    CARRY,
    POINT,
    READ,
    SKINS,
    STAND,
    WALK,
    Dress,
    Pose,
    figure,
)
from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM

WORK = Pose((46, 82), (34, 74), (8, 2), (-8, -8), 8)


def _fish(paper: Paper, at: Point, long: float, ink: Ink) -> None:
    x, y = at
    body = [
        (x - long * 0.5, y),
        (x - long * 0.15, y - long * 0.16),
        (x + long * 0.25, y - long * 0.05),
        (x + long * 0.5, y - long * 0.16),
    ]
    paper.blob(
        [
            *body,
            (x + long * 0.44, y),
            (x + long * 0.5, y + long * 0.16),
            (x + long * 0.25, y + long * 0.05),
            (x - long * 0.15, y + long * 0.16),
        ],
        ink,
        lift=4,
    )
    paper.disc((x - long * 0.36, y - long * 0.03), long * 0.03, "#1d2440")


def _fish_market_behind(paper: Paper) -> None:
    paper.sky("#20505c", "#3d7a80", "#6ba09b", foot=760)
    for k in range(5):
        x = 60 + k * 320
        paper.box((x, 150), (230, 330), "#bfe0d8", fade="#f3e7c2")
        paper.disc((x + 115, 150), 115, "#bfe0d8")
        paper.strip([(x + 115, 40), (x + 115, 480)], "#20505c", 9)
        paper.strip([(x, 240), (x + 230, 240)], "#20505c", 7)
    paper.box((-20, 0), (1640, 34), "#17404c", lift=16)
    paper.cut(
        [(-20, 640), (1640, 640), (1640, 1020), (-20, 1020)], "#7fa5a0", lift=18, fade="#4a6f72"
    )
    for x in (250, 800, 1350):
        shore.hanging_lamp(paper, (x, 250), "#e0a13c", 240)
    sellers = (
        (230, "#e9a63a", "bun", WORK),
        (610, "#c9573f", "cap", Pose((120, 150), (34, 74), lean=2)),
        (1010, "#3f6f94", "bald", WORK.turned()),
        (1370, "#d8c48e", "scarf", POINT.turned()),
    )
    for k, (x, ink, head, pose) in enumerate(sellers):
        figure(
            paper,
            (x, 860),
            420,
            Dress(ink, "#1d3440", SKINS[(k * 3) % 5], head=head, cap="#17404c", apron=CREAM),
            pose,
        )
    paper.cut([(40, 716), (1560, 716), (1620, 800), (-20, 800)], "#e6efe9", lift=16, fade="#c3d6d3")
    paper.box((-20, 800), (1640, 90), "#2f6470", lift=12, fade="#1f4b58")
    for k in range(26):
        spot = (20 + k * 62 + paper.dice.uniform(-6, 6), 742 + (k % 3) * 20)
        _fish(paper, spot, 92, ("#8fa9b8", "#d98a6f", "#6c8ba0", "#c3cfd2")[k % 4])


def _fish_market_front(paper: Paper) -> None:
    buyers = (
        (170, WALK, "#7d4f74", 350),
        (560, CARRY, "#4f6b4c", 370),
        (930, STAND.turned(), "#b3564a", 340),
        (1420, POINT.turned(), "#35506f", 370),
    )
    for k, (x, pose, ink, tall) in enumerate(buyers):
        who = Dress(
            ink,
            "#1a2836",
            SKINS[(k + 2) % 5],
            head=("long", "cap", "bun", "short")[k],
            cap="#e9a63a",
            cut=("coat", "trousers", "coat", "trousers")[k],
        )
        hand = figure(paper, (x, 1010), tall, who, pose)
        if k == 1:
            paper.box((hand[0] - 80, hand[1] - 16), (150, 62), "#c29a66", lift=10)
            for n in range(3):
                _fish(paper, (hand[0] - 40 + n * 38, hand[1] - 20), 74, "#8fa9b8")


def _fish_market(paper: Paper) -> None:
    _fish_market_behind(paper)
    _fish_market_front(paper)


def _council_session_behind(paper: Paper) -> None:
    paper.sky("#5a2f3d", "#7b3f47", "#8f4d4c", foot=620)
    for k in range(9):
        paper.box(
            (20 + k * 180, 60), (140, 470), mix("#7b3f47", "#3d2130", 0.35), lift=8, fade="#6b3742"
        )
    paper.box((640, 60), (320, 470), "#d9b26a", lift=12)
    paper.box((662, 82), (276, 426), "#2d4d6b", fade="#7fa5b5")
    paper.cut([(662, 420), (760, 340), (938, 410), (938, 508), (662, 508)], "#20394f")
    shore.lighthouse(paper, (850, 420), 180)
    for x in (330, 1270):
        shore.hanging_lamp(paper, (x, 150), "#d9b26a", 160)
    paper.box((520, 560), (560, 130), "#54303a", lift=14, fade="#3c2230")


COUNCIL_INKS = "#35506f #b3564a #4f6b4c #7d4f74 #c79a4a #46627f #8a4a3b #5c7a54".split()


def _councillor(paper: Paper, row: int, side: int, place: int) -> None:
    x = 800 + side * (290 + place * 195 - row * 40)
    y = 800 + row * 150 - place * 22
    turn = row * 2 + (side > 0) * 3 + place
    who = Dress(
        COUNCIL_INKS[(turn + row - (side > 0)) % 8],
        skin=SKINS[(place + row) % 5],
        hair=("#2b1d1a", "#6a4a33", "#a39a92")[place],
        head=("short", "bun", "long", "bald", "scarf", "short")[turn % 6],
        cap="#c79a4a",
    )
    asks = (row, side, place) == (0, 1, 1)
    near_arm = (150.0, 170.0) if asks else (36.0, 80.0)
    figure(paper, (x, y), 300, who, Pose(near_arm, (30, 70), seated=True, facing=-side))
    desk = [(x - 105, y - 40), (x + 105, y - 40), (x + 112, y + 120), (x - 112, y + 120)]
    paper.cut(desk, "#5f3a3a", lift=10, fade="#38222e")
    notes = [(x - 34, y - 44), (x + 26, y - 44), (x + 34, y - 34), (x - 40, y - 34)]
    paper.cut(notes, CREAM)


def _council_session_front(paper: Paper) -> None:
    for k, x in enumerate((600, 800, 1000)):
        figure(
            paper,
            (x, 600),
            300,
            Dress(
                ("#2b3550", "#7d4f74", "#35506f")[k],
                skin=SKINS[k + 1],
                head=("bald", "bun", "short")[k],
                hair="#8a8580",
            ),
            Pose((36, 70), (30, 64), seated=True),
        )
    paper.box((500, 566), (600, 204), "#6b3c40", lift=14, fade="#4a2a34")
    speaker = Dress("#d9a23c", "#20203a", SKINS[3], head="long")
    figure(paper, (800, 905), 320, speaker, Pose((66, 100), (-40, 10), (5, 2), (-5, -4)))
    paper.cut([(846, 740), (960, 716), (944, 930), (866, 930)], "#a8744c", lift=12, fade="#6f4a38")
    for row in range(2):
        for side in (-1, 1):
            for k in range(3):
                _councillor(paper, row, side, k)


def _council_session(paper: Paper) -> None:
    _council_session_behind(paper)
    _council_session_front(paper)


def _library_reading_room_behind(paper: Paper) -> None:
    paper.sky("#2f4a45", "#3f5f55", "#54705c", foot=700)
    spines = ("#a5523f", "#d9a856", "#5f8f86", "#e3d3a6", "#7a4a52", "#3c6a78", "#b9774a")
    for bay in range(6):
        left = -60 + bay * 300
        paper.box((left, 40), (250, 590), "#5a3b2c", lift=10)
        for row in range(6):
            x, foot = left + 16.0, 132 + row * 98
            while x < left + 226:
                w = paper.dice.uniform(10, 24)
                h = paper.dice.uniform(52, 80)
                paper.box(
                    (x, foot - h),
                    (min(w, left + 236 - x), h),
                    mix(paper.dice.choice(spines), "#3a2a22", 0.28),
                )
                x += w + 2
    paper.box((-20, 0), (1640, 44), "#43291f", lift=16)
    ladder = ((980, 640), (930, 90))
    for dx in (0, 66):
        paper.strip(
            [(ladder[0][0] + dx, ladder[0][1]), (ladder[1][0] + dx, ladder[1][1])], "#d9b27c", 9
        )
    for k in range(9):
        x = 976 - k * 5.4
        paper.strip([(x, 590 - k * 58), (x + 66, 590 - k * 58)], "#d9b27c", 7)
    figure(
        paper,
        (1000, 470),
        300,
        Dress("#c9573f", "#1f2c33", SKINS[0], head="bun"),
        Pose((120, 150), (100, 130), (18, -6), (-4, -4), 4),
    )
    paper.cut(
        [(-20, 640), (1640, 640), (1640, 1020), (-20, 1020)], "#7a5a44", lift=18, fade="#4a342c"
    )


def _library_reading_room_middle(paper: Paper) -> None:
    people = (
        (130, "#d9a856", "long", 1),
        (510, "#5f8f86", "bald", -1),
        (740, "#b9774a", "scarf", 1),
        (1145, "#35506f", "short", -1),
        (1460, "#8a4a5e", "bun", -1),
    )
    for k, (x, ink, head, side) in enumerate(people):
        pose = READ if side > 0 else READ.turned()
        figure(
            paper,
            (x, 792),
            440,
            Dress(
                ink,
                "#22282c",
                SKINS[(k * 2 + 1) % 5],
                head=head,
                cap="#e3d3a6",
                hair=("#2b1d1a", "#8a8580", "#5b3a24")[k % 3],
            ),
            pose,
        )
        page = x + side * 92
        paper.cut(
            [
                (page - 46, 744),
                (page, 756),
                (page + 46, 744),
                (page + 46, 684),
                (page, 696),
                (page - 46, 684),
            ],
            CREAM,
            lift=8,
        )


def _library_reading_room_front(paper: Paper) -> None:
    paper.cut(
        [(-20, 770), (1640, 770), (1640, 850), (-20, 850)], "#9a6a42", lift=16, fade="#7a4f33"
    )
    paper.box((-20, 850), (1640, 190), "#4f3426", fade="#33221c")
    for x in (30, 330, 635, 950, 1262, 1560):
        paper.strip([(x, 772), (x, 668)], "#d9b26a", 9)
        paper.glow((x, 700), 200, "#ffe6a8", 0.55)
        paper.slice((x, 668), (62, 50), "#2f8a6b", (180, 360))
        paper.box((x - 34, 764), (68, 12), "#d9b26a")


def _library_reading_room(paper: Paper) -> None:
    _library_reading_room_behind(paper)
    _library_reading_room_middle(paper)
    _library_reading_room_front(paper)


SCENES = (
    Scene(
        "fish-market",
        "The fish market hall in the morning: sellers in aprons behind the slab, buyers, one with a crate.",
        _fish_market,
    ),
    Scene(
        "council-session",
        "The council in session: a councillor speaks at the lectern, one raises a hand.",
        _council_session,
    ),
    Scene(
        "library-reading-room",
        "The library reading room: readers under green lamps, a librarian on the ladder.",
        _library_reading_room,
    ),
)
