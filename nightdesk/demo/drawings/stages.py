"""Scenes before an audience: the dancers, the orchestra, the match."""

from nightdesk.demo.drawings import shore
from nightdesk.demo.drawings.figures import RUN, SKINS, STAND, WALK, Dress, Pose, figure
from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix
from nightdesk.demo.drawings.scene import Scene
from nightdesk.demo.drawings.shore import CREAM, LIT, RED


def _dancer(paper: Paper, at: Point, inks: tuple[Ink, Ink], pose: Pose) -> None:
    figure(
        paper,
        at,
        430,
        Dress(inks[0], inks[1], SKINS[3 if inks[0] == RED else 1], cut="skirt", head="bun"),
        pose,
    )


def _dancers_stage_behind(paper: Paper) -> None:
    paper.sky("#1a1438", "#2c1f52", "#4a2d63", foot=760)
    for x, tip in ((420, 300), (800, 800), (1180, 1300)):
        paper.cut([(tip - 20, -20), (tip + 20, -20), (x + 330, 860), (x - 330, 860)], "#ffdf9a22")
    paper.cut(
        [(-20, 780), (1640, 780), (1640, 1020), (-20, 1020)], "#6b3a5a", lift=20, fade="#341f40"
    )


def _curtain(paper: Paper) -> None:
    folds = ("#8a2438", "#af333e")
    for k in range(5):
        fall = [(-60.0 + k * 44, -40.0), (k * 44.0, -40.0), (-10.0 + k * 26, 520.0)]
        fall += [(-40.0 + k * 16, 1040.0), (-90.0, 1040.0)]
        paper.blob(fall, folds[k % 2], lift=14)
        paper.blob([(1600 - x, y) for x, y in fall], folds[k % 2], lift=14)
    for k in range(9):
        paper.slice((k * 200, -10), (124, 130), folds[k % 2], (0, 180))


def _dancers_stage_front(paper: Paper) -> None:
    for x in (420, 800, 1180):
        paper.disc((x, 870), (310, 50), "#ffdf9a30")
    leap = Pose((120, 100), (-110, -95), (88, 80), (-84, -96), lean=-6)
    twirl = Pose((165, 195), (-160, -195), (62, 150), (0, 0))
    bow = Pose((105, 95), (-95, -80), (30, 10), (-42, -30), lean=16)
    _dancer(paper, (800, 720), (RED, "#e0654a"), leap)
    _dancer(paper, (380, 880), ("#e6b450", "#f0cf86"), twirl)
    _dancer(paper, (1230, 880), ("#4aa0a8", "#86c9c4"), bow.turned())
    _curtain(paper)
    for k in range(15):
        at = 30 + k * 110 + paper.dice.uniform(-16, 16)
        back = [(at - 62, 1030), (at - 56, 975), (at, 950), (at + 56, 975), (at + 62, 1030)]
        paper.blob(back, "#120d27")
        paper.disc((at, 934), 30, "#120d27")


def _dancers_stage(paper: Paper) -> None:
    _dancers_stage_behind(paper)
    _dancers_stage_front(paper)


def _football_pitch_behind(paper: Paper) -> None:
    paper.sky("#182544", "#2b4468", "#54728a", foot=520)
    shore.town(paper, (-20, 1640), 430, ["#22375a", "#2a4066", "#1e304f", "#16233f"], LIT)
    paper.box((-20, 400), (1640, 120), "#33476a", lift=12)
    for k in range(170):
        paper.disc(
            (k * 9.6, 428 + (k % 4) * 24),
            9,
            ("#c9573f", "#e9dcc0", "#5f8f9f", "#d9a23c", "#8a5a6e")[(k * 7) % 5],
        )
    paper.cut([(-20, 510), (1640, 510), (1640, 1020), (-20, 1020)], "#3f8a55", lift=16)
    for k in range(0, 9, 2):
        paper.cut(
            [(k * 178, 510), (k * 178 + 178, 510), (k * 270 - 300, 1010), (k * 270 - 580, 1010)],
            "#4a9a60",
        )
    paper.strip([(-20, 560), (1640, 560)], "#dcebd6", 5)
    paper.strip([(1640, 640), (1120, 640), (930, 930), (1640, 930)], "#dcebd6", 7)
    paper.strip([(1490, 800), (1440, 500), (1640, 470)], "#ffffff", 13)
    for k in range(7):
        paper.strip([(1450 + k * 28, 506 - k * 4), (1496 + k * 26, 790)], "#ffffff55", 2)
        paper.strip([(1446 + k * 7, 540 + k * 38), (1640, 520 + k * 38)], "#ffffff55", 2)
    for x in (170, 1180):
        paper.limb(((x, 470), (x, 80)), (16, 10), "#141d36")
        paper.box((x - 74, 40), (148, 62), "#141d36", lift=10)
        for k in range(8):
            paper.disc((x - 54 + k % 4 * 36, 56 + k // 4 * 30), 12, "#fffbe6")
        paper.glow((x, 70), 330, "#fff6d0", 0.75)


def _football_pitch_front(paper: Paper) -> None:
    kick = Pose((-60, -30), (70, 100), (76, 60), (-12, -20), lean=-10)
    dive = Pose((112, 104), (96, 92), (-62, -66), (-40, -70), lean=64)
    cast = (
        (760, 880, kick, RED, 350),
        (500, 830, RUN, "#f3ead6", 310),
        (980, 800, RUN.turned(), "#f3ead6", 300),
        (300, 940, RUN, RED, 350),
        (660, 680, WALK, "#f3ead6", 220),
        (1130, 700, STAND.turned(), RED, 220),
    )
    for k, (x, y, pose, ink, tall) in enumerate(sorted(cast, key=lambda c: c[1])):
        paper.disc((x, y + 6), (tall * 0.24, 9), "#1d4a3366")
        shorts = "#1d2440" if ink == RED else "#2d6f87"
        figure(
            paper,
            (x, y),
            tall,
            Dress(ink, shorts, SKINS[k % 5], head=("short", "bun", "long", "bald")[k % 4]),
            pose,
        )
    figure(paper, (1300, 850), 330, Dress("#e9a63a", "#1d2440", SKINS[2]), dive.turned())
    paper.disc((1120, 690), 25, "#ffffff", lift=12)
    paper.blob([(1112, 682), (1128, 682), (1130, 696), (1118, 702), (1108, 694)], "#1d2440")


def _football_pitch(paper: Paper) -> None:
    _football_pitch_behind(paper)
    _football_pitch_front(paper)


def _orchestra(paper: Paper) -> None:
    paper.sky("#3a2740", "#6b3f4a", "#9a5f4f", foot=700)
    for k in range(8):
        x = k * 220 - 60
        paper.blob(
            [(x, 640), (x + 20, 120), (x + 110, 20), (x + 200, 120), (x + 220, 640)],
            mix("#8a5346", "#5d3743", (k % 2) * 0.6),
            lift=14,
        )
    for row, (y, tall, count) in enumerate(((640, 250, 7), (770, 300, 6), (910, 340, 5))):
        wide = 1240 - row * 60
        paper.box(
            (-20, y - 30),
            (1640, 400),
            mix("#c2824f", "#6b4238", row / 2.4),
            lift=14,
            fade=mix("#8a5a3c", "#3a2530", row / 2.4),
        )
        for k in range(count):
            seat = 800 - wide / 2 + k * wide / (count - 1)
            if row == 2 and k == count // 2:
                continue
            _player(paper, (seat, y - 30), tall, k + row * 2)
    paper.box((690, 950), (220, 60), "#3a2530", lift=12)
    maestro = Dress("#1d1b33", "#15142a", SKINS[1], hair="#b9b2a8", head="long", cut="coat")
    hand = figure(paper, (800, 950), 400, maestro, Pose((130, 120), (-120, -140), (4, 2), (-4, -4)))
    paper.strip([hand, (hand[0] + 70, hand[1] - 66)], CREAM, 5)


def _player(paper: Paper, hips: Point, tall: float, turn: int) -> None:
    side = 1 if hips[0] < 800 else -1
    who = Dress(
        "#25223d",
        "#1a182e",
        SKINS[turn % 5],
        head=("short", "bun", "long", "bald")[turn % 4],
        hair=("#2b1d1a", "#7a4a2c", "#a39a92")[turn % 3],
    )
    near, far = (((70, 130), (80, 140)), ((50, 100), (40, 60)), ((60, 135), (50, 125)))[turn % 3]
    figure(paper, hips, tall, who, Pose(near, far, (84, 4), (74, -4), 6, side, seated=True))
    (_violin, _cello, _trumpet)[turn % 3](paper, hips, tall * side)


def _violin(paper: Paper, hips: Point, span: float) -> None:
    (x, y), tall = hips, abs(span)
    scroll = (x + span * 0.33, y - tall * 0.3)
    paper.limb(((x + span * 0.06, y - tall * 0.31), scroll), (tall * 0.12, tall * 0.03), "#d9893c")
    paper.strip([(x + span * 0.1, y - tall * 0.46), (x + span * 0.38, y - tall * 0.14)], CREAM, 3)


def _cello(paper: Paper, hips: Point, span: float) -> None:
    (x, y), tall = hips, abs(span)
    outline = ((-0.09, 0.14), (-0.1, -0.08), (0.1, -0.08), (0.09, 0.14), (0, 0.18))
    belly = [(x + span * 0.12 + dx * tall, y - dy * tall) for dx, dy in outline]
    paper.blob(belly, "#b5602e", lift=8)
    neck = [(x + span * 0.12, y - tall * 0.16), (x + span * 0.08, y - tall * 0.42)]
    paper.strip(neck, "#5a3326", 7)
    paper.strip([(x + span * 0.02, y + tall * 0.02), (x + span * 0.34, y - tall * 0.05)], CREAM, 3)


def _trumpet(paper: Paper, hips: Point, span: float) -> None:
    (x, y), tall = hips, abs(span)
    lips, rim = (x + span * 0.08, y - tall * 0.4), (x + span * 0.4, y - tall * 0.3)
    paper.limb((lips, rim), (tall * 0.022, tall * 0.03), "#f0cf6a")
    paper.disc((x + span * 0.24, y - tall * 0.33), tall * 0.045, "#d9a23c")
    bell = x + span * 0.47
    mouth = [rim, (bell, rim[1] - tall * 0.05), (bell, rim[1] + tall * 0.08)]
    paper.cut(mouth, "#f0cf6a", lift=6)


SCENES = (
    Scene(
        "dancers-stage",
        "Three dancers on a stage in the spotlights, the audience in the dark.",
        _dancers_stage,
    ),
    Scene("orchestra", "The town orchestra in rehearsal under its conductor.", _orchestra),
    Scene(
        "football-pitch",
        "A football match under floodlights: a shot at goal, the keeper dives, full stand.",
        _football_pitch,
    ),
)
