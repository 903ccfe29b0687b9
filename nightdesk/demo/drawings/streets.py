"""Scenes of the streets: the tram, the market, the rain."""

from nightdesk.demo.drawings import shore
from nightdesk.demo.drawings.figures import CARRY, POINT, SKINS, STAND, WALK, Dress, Pose, figure
from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM, LIT, RED

OFFER = Pose((52, 64), (38, 52), lean=12)


def _tram_hill_behind(paper: Paper) -> None:
    paper.sky("#f4d7a6", "#eeb58b", "#d98f86", foot=800)
    paper.disc((380, 250), 84, "#fff0c6", lift=8)
    shore.hills(paper, [520], ["#c98f8d"], 40)
    shore.sea(paper, [600], ["#9a7c90"], 4)
    facades = ("#a9615a", "#c98a5f", "#7d5068", "#b5745a", "#8d4f5c", "#d39a68")
    for k in range(6):
        x, base = 520 + k * 190, 830 - k * 74
        w, h = 186, 290 + (k % 3) * 40
        paper.box((x, base - h), (w, h + 320), facades[k], lift=14)
        paper.cut(
            [(x - 8, base - h), (x + w / 2, base - h - 70), (x + w + 8, base - h)],
            mix(facades[k], "#2a1d33", 0.4),
        )
        shore.windows(paper, (x + 6, base - 30), (w - 12, h - 40), LIT, 0.5)
    paper.cut(
        [(-20, 1020), (-20, 950), (420, 900), (1640, 410), (1640, 1020)],
        "#6a4a60",
        lift=24,
        fade="#392c47",
    )


def _tram_hill_front(paper: Paper) -> None:
    for rise in (36, 74):
        paper.strip([(-20, 950 + rise), (430, 898 + rise), (1640, 412 + rise)], "#d9b9a0", 5)
    paper.strip([(-20, 600), (420, 520), (1640, 40)], "#3a2a42", 4)
    _tram(paper, (560, 866))
    for k, x in enumerate((1210, 1290, 1440)):
        y = 900 - (x - 420) * 0.4 + 150
        figure(
            paper,
            (x, y),
            210,
            Dress(
                ("#e6a93c", "#5f8a9b", CREAM)[k],
                "#241c33",
                SKINS[k + 1],
                cut=("coat", "trousers", "skirt")[k],
                head=("cap", "bald", "long")[k],
                cap=RED,
            ),
            (WALK, STAND.turned(), WALK.turned())[k],
        )


def _tram_hill(paper: Paper) -> None:
    _tram_hill_behind(paper)
    _tram_hill_front(paper)


def _tram(paper: Paper, at: Point) -> None:
    slope = -0.402

    def place(x: float, y: float) -> Point:
        return at[0] + x - y * slope * 0.4, at[1] + x * slope - y

    def panel(corner: Point, span: Point, ink: Ink, lift: float = 0) -> None:
        (x, y), (w, h) = corner, span
        paper.cut(
            [place(x, y), place(x + w, y), place(x + w, y + h), place(x, y + h)], ink, lift=lift
        )

    paper.strip([place(240, 250), place(176, 330), place(262, 424)], "#3a2a42", 6)
    panel((-10, 20), (520, 230), "#2f6f7d", 20)
    panel((-10, 20), (520, 92), CREAM)
    panel((-22, 244), (544, 18), "#24505c", 8)
    for k in range(6):
        panel((22 + k * 80, 132), (62, 88), "#ffe0a0")
        if k in {1, 2, 4}:
            paper.disc(place(54 + k * 80, 166), 19, "#4a3046")
            paper.disc(place(54 + k * 80, 136), (27, 19), "#4a3046")
    panel((-10, 112), (520, 8), RED)
    for x in (90, 400):
        paper.disc(place(x, 10), 34, "#2a2036")
        paper.disc(place(x, 10), 13, "#b79a90")
    paper.glow(place(512, 60), 120, "#fff0c0", 0.8)
    paper.disc(place(506, 60), 13, "#fff6dc")


def _market_stalls_behind(paper: Paper) -> None:
    paper.sky("#d7e8e6", "#f5ead0", foot=520)
    shore.town(paper, (-20, 1640), 400, ["#dcc3a6", "#d3b49c", "#e3cfae", "#c0958a"], "#a9bcc0")
    shore.town(paper, (-20, 1640), 560, ["#d0a888", "#c3917a", "#dcbf9a", "#a2675a"], "#7d9aa5")
    for left in (-40, 800):
        line = [(left + t * 40, 120 + 96 * (1 - (t / 10.5 - 1) ** 2)) for t in range(22)]
        paper.strip(line, "#8a6a58", 3)
        for k, (px, py) in enumerate(line[1::2]):
            paper.cut(
                [(px - 18, py), (px + 18, py), (px, py + 42)],
                (RED, "#e6a93c", "#2d6f87", CREAM)[k % 4],
                lift=5,
            )
    paper.cut(
        [(-20, 560), (1640, 560), (1640, 1020), (-20, 1020)], "#dbc9a6", lift=12, fade="#b59f7c"
    )
    stalls = (
        (60, RED, ("#e6902f", "#d94f3a", "#f0c34a")),
        (580, "#2d6f87", ("#6f9f4d", "#8fbf5a", "#4f7f4a")),
        (1100, "#e6a93c", ("#8a4a6e", "#c75c7a", "#6c4f7f")),
    )
    for k, (x, ink, wares) in enumerate(stalls):
        seller = Dress(
            ("#46627f", "#8a4a3b", "#4f6b4c")[k],
            "#2b3446",
            SKINS[(k * 2) % 5],
            head=("bun", "cap", "scarf")[k],
            cap=ink,
            apron=CREAM,
        )
        paper.box((x + 20, 400), (400, 330), mix(ink, "#1d1b33", 0.62), lift=8)
        figure(paper, (x + 215, 796), 320, seller, (POINT, OFFER, POINT.turned())[k])
        _stall(paper, (x, 800), ink, wares)


def _market_stalls_front(paper: Paper) -> None:
    cast = (
        (300, WALK, "#5c7a94", "coat"),
        (520, STAND.turned(), "#b3564a", "skirt"),
        (900, CARRY, "#d9a23c", "trousers"),
        (1400, WALK.turned(), "#5f7f63", "coat"),
    )
    for k, (x, pose, ink, cut) in enumerate(cast):
        hand = figure(
            paper,
            (x, 985 - (k % 2) * 14),
            290,
            Dress(
                ink,
                "#2b3446",
                SKINS[(k + 2) % 5],
                cut=cut,
                head=("short", "long", "bald", "scarf")[k],
                cap="#c75c7a",
            ),
            pose,
        )
        if k != 1:
            paper.cut(
                [
                    (hand[0] - 34, hand[1]),
                    (hand[0] + 34, hand[1]),
                    (hand[0] + 26, hand[1] + 52),
                    (hand[0] - 26, hand[1] + 52),
                ],
                "#a8753f",
                lift=8,
            )
            for n in range(4):
                paper.disc((hand[0] - 22 + n * 15, hand[1] - 3), 11, "#6f9f4d" if n % 2 else RED)


def _market_stalls(paper: Paper) -> None:
    _market_stalls_behind(paper)
    _market_stalls_front(paper)


def _stall(paper: Paper, at: Point, ink: Ink, wares: tuple[Ink, Ink, Ink]) -> None:
    x, y = at
    for post in (x + 14, x + 414):
        paper.box((post, y - 420), (12, 420), "#6b4a38")
    for k in range(8):
        left = x - 20 + k * 60
        tone = ink if k % 2 else CREAM
        paper.cut(
            [(left + 12, y - 480), (left + 60, y - 480), (left + 60, y - 376), (left, y - 376)],
            tone,
            lift=6,
        )
        paper.slice((left + 30, y - 378), (30, 26), tone, (0, 180))
    paper.cut(
        [(x - 16, y - 120), (x + 456, y - 120), (x + 440, y), (x, y)],
        "#8a5f42",
        lift=14,
        fade="#6b4632",
    )
    for crate in range(3):
        left = x + 4 + crate * 148
        for row in range(2):
            for n in range(7 - row):
                paper.disc(
                    (left + 14 + n * 19 + row * 9, y - 124 - row * 15),
                    12,
                    mix(wares[crate], "#ffffff", 0.12 * ((n + row) % 3)),
                )
        paper.box((left - 6, y - 122), (140, 34), "#c29a66", lift=5)


def _rain_roofs(paper: Paper) -> None:
    paper.sky("#5d7182", "#8b9ba2", "#b9bfb8", foot=760)
    shore.cloud(paper, (420, 190), 900, "#526675", 22)
    shore.cloud(paper, (1250, 250), 760, "#5f7381", 22)
    tiles = ("#7d6470", "#8e5f5c", "#6c5568", "#9c6a58", "#5b5368")
    for row in range(4):
        base, x = 560 + row * 130, -120.0 - row * 40
        while x < 1640:
            w = paper.dice.uniform(190, 290) * (0.8 + row * 0.14)
            peak = base - w * paper.dice.uniform(0.32, 0.5)
            wall = mix(mix("#a9a6a2", "#4a4d60", row / 3.6), "#d9b68c", paper.dice.random() * 0.2)
            paper.box((x, base), (w, 460), wall, lift=14)
            shore.windows(paper, (x + 14, base + 150), (w - 28, 130), "#ffd48a", 0.3)
            roof = mix(paper.dice.choice(tiles), "#2c2f42", row * 0.17)
            paper.box((x + w * 0.64, peak + 4), (w * 0.1, 60), mix(roof, "#1a1b28", 0.3), lift=4)
            paper.cut(
                [
                    (x - 16, base + 10),
                    (x + w * 0.22, peak + 14),
                    (x + w * 0.78, peak + 14),
                    (x + w + 16, base + 10),
                ],
                roof,
                lift=12,
                fade=mix(roof, "#1a1b28", 0.3),
            )
            x += w * paper.dice.uniform(0.92, 1.06)
    paper.veil("#98a6ac", top=300, foot=1000, strength=0.22)
    paper.box((1140, 792), (190, 240), "#3a3447", lift=12)
    paper.box((1160, 812), (150, 220), "#ffdb94")
    paper.glow((1235, 900), 300, "#ffdb94", 0.35)
    figure(
        paper,
        (1236, 1080),
        250,
        Dress("#b3564a", "#2b2436", SKINS[1], head="bun"),
        Pose((38, 120), (20, 30)),
    )
    paper.strip([(1235, 812), (1235, 1000)], "#3a3447", 6)
    shore.rain(paper, "#e6ecec66", 420, 12)


SCENES = (
    Scene(
        "tram-hill",
        "The green tram climbing the hill street above the bay, passers-by in evening sun.",
        _tram_hill,
    ),
    Scene(
        "market-stalls",
        "Street market: three stalls with striped awnings, sellers and shoppers with baskets.",
        _market_stalls,
    ),
    Scene(
        "rain-roofs",
        "Rain over the roofs of the town, someone at a lit window.",
        _rain_roofs,
    ),
)
