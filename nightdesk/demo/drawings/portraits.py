"""Author portraits: busts cut from paper, without a face, one ground each."""

from dataclasses import dataclass
from functools import partial

from nightdesk.demo.drawings.figures import SKINS
from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix, path
from nightdesk.demo.drawings.scene import Scene

DARK = "#14121f"
FRAME = (800, 800)


@dataclass(frozen=True, slots=True)
class Sitter:
    """Who sits: ground and clothes, skin and hair, and what they are known by."""

    ground: Ink
    coat: Ink
    shirt: Ink
    skin: Ink
    hair: Ink
    style: str
    extras: tuple[str, ...] = ()


def _mirror(points: list[Point]) -> list[Point]:
    """Close an outline by repeating its left half on the right."""
    return [*points, *[(800 - x, y) for x, y in reversed(points)]]


def _portrait(paper: Paper, sitter: Sitter) -> None:
    paper.sky(mix(sitter.ground, "#ffffff", 0.28), sitter.ground, foot=800)
    paper.disc((520, 300), 300, mix(sitter.ground, "#ffffff", 0.34), lift=16)
    far, near = mix(sitter.ground, DARK, 0.14), mix(sitter.ground, DARK, 0.28)
    paper.blob(
        [(-60, 560), (140, 500), (360, 560), (600, 500), (860, 570), (860, 900), (-60, 900)],
        far,
        lift=20,
    )
    paper.blob(
        [(-60, 650), (200, 620), (480, 660), (860, 610), (860, 900), (-60, 900)], near, lift=20
    )
    _hair_behind(paper, sitter)
    _bust(paper, sitter)
    _head(paper, sitter)
    _hair_before(paper, sitter)
    for extra in sitter.extras:
        EXTRAS[extra](paper, sitter)


def _bust(paper: Paper, sitter: Sitter) -> None:
    shoulders = _mirror([(110, 860), (130, 720), (190, 650), (300, 610), (352, 585)])
    paper.blob(shoulders, sitter.coat, lift=26, fade=mix(sitter.coat, DARK, 0.3))
    paper.cut([(322, 604), (400, 740), (478, 604), (440, 570), (360, 570)], sitter.shirt, lift=8)
    paper.blob(
        _mirror([(344, 470), (346, 570), (352, 610), (384, 646)]), mix(sitter.skin, DARK, 0.22)
    )
    for side in (1, -1):
        lapel = [
            (400 - side * 84, 596),
            (400 - side * 4, 742),
            (400 - side * 60, 800),
            (400 - side * 128, 660),
        ]
        paper.cut(lapel, mix(sitter.coat, "#ffffff" if side > 0 else DARK, 0.1), lift=10)


def _head(paper: Paper, sitter: Sitter) -> None:
    for x in (278, 522):
        paper.disc((x, 396), (24, 38), mix(sitter.skin, DARK, 0.12))
    jaw = _mirror([(392, 548), (330, 522), (288, 450), (276, 370), (290, 280), (350, 226)])
    paper.blob(jaw, sitter.skin, lift=18)
    shade = path(
        "400 552, 430 540, 470 520, 511 450, 524 370, 509 280, 460 232, 420 226, 452 330, "
        "418 420, 446 470"
    )
    paper.blob(shade, mix(sitter.skin, DARK, 0.13))


def _hair_behind(paper: Paper, sitter: Sitter) -> None:
    back = mix(sitter.hair, DARK, 0.25)
    if sitter.style == "bun":
        paper.disc((400, 150), 82, back, lift=16)
    if sitter.style == "long":
        paper.blob(
            _mirror([(230, 700), (224, 540), (232, 360), (270, 240), (350, 176)]), back, lift=22
        )
    if sitter.style == "bob":
        paper.blob(
            _mirror([(262, 520), (226, 500), (222, 360), (262, 240), (350, 180)]), back, lift=22
        )
    if sitter.style == "curls":
        for x, y, r in (
            (270, 300, 92),
            (530, 300, 92),
            (250, 400, 76),
            (550, 400, 76),
            (320, 210, 96),
            (480, 210, 96),
            (400, 180, 100),
        ):
            paper.disc((x, y), r, back, lift=14)
    if sitter.style == "scarf":
        paper.blob(
            _mirror([(250, 660), (226, 520), (234, 340), (280, 220), (360, 172)]),
            mix(sitter.hair, DARK, 0.18),
            lift=22,
        )


_PARTED = path(
    "400 204, 330 210, 276 270, 262 400, 284 370, 320 310, 398 268, 478 312, 516 372, 538 400, "
    "524 270, 470 210"
)
_FRINGES = {
    "bun": _PARTED,
    "long": _PARTED,
    "bob": path(
        "420 196, 320 206, 252 300, 244 500, 286 470, 300 350, 350 330, 470 332, 506 352, "
        "516 470, 556 500, 548 300, 500 216"
    ),
    "short": path(
        "268 350, 256 270, 300 190, 390 158, 490 176, 544 250, 532 350, 514 300, 450 284, "
        "370 296, 300 276"
    ),
}
_CURLS = "300 262, 360 226, 430 218, 495 254, 270 326, 530 326"


def _hair_before(paper: Paper, sitter: Sitter) -> None:
    if sitter.style in _FRINGES:
        paper.blob(_FRINGES[sitter.style], sitter.hair, lift=13)
    if sitter.style in {"bun", "long"}:
        paper.strip([(400, 206), (398, 266)], mix(sitter.hair, DARK, 0.3), 4)
    if sitter.style == "curls":
        for x, y in path(_CURLS):
            paper.disc((x, y), 56 if y < 300 else 40, sitter.hair, lift=10)
    if sitter.style == "scarf":
        _head_scarf(paper, sitter)


def _head_scarf(paper: Paper, sitter: Sitter) -> None:
    cloth = path(
        "400 170, 296 200, 238 310, 246 480, 300 610, 400 650, 500 610, 554 480, 562 310, 504 200"
    )
    paper.blob(cloth, sitter.hair, lift=14)
    face = path("396 536, 336 510, 296 440, 290 350, 316 288, 372 262")
    paper.blob(_mirror(face), sitter.skin)
    shade = "402 536, 464 510, 504 440, 510 350, 484 288, 428 262, 452 340, 420 420, 444 470"
    paper.blob(path(shade), mix(sitter.skin, DARK, 0.13))
    knot = path("300 560, 400 610, 520 560, 560 620, 470 720, 330 700, 250 630")
    paper.blob(knot, mix(sitter.hair, "#ffffff", 0.1), lift=14)


def _glasses(paper: Paper, sitter: Sitter) -> None:
    frame = mix(sitter.hair, DARK, 0.55)
    for x in (342, 458):
        paper.disc((x, 388), 47, frame)
        paper.disc((x, 388), 37, mix(sitter.skin, "#ffffff", 0.42))
        paper.slice((x, 388), 37, "#ffffff44", (200, 320))
    paper.strip([(386, 382), (414, 382)], frame, 9)
    for x in (296, 504):
        paper.strip([(x, 384), (400 + (x - 400) * 1.16, 376)], frame, 9)


def _beard(paper: Paper, sitter: Sitter) -> None:
    outline = path(
        "274 380, 284 470, 322 546, 400 586, 478 546, 516 470, 526 380, 504 440, 468 470, "
        "400 462, 332 470, 296 440"
    )
    paper.blob(outline, mix(sitter.hair, "#ffffff", 0.05), lift=10)
    paper.blob([(358, 500), (400, 492), (442, 500), (400, 514)], mix(sitter.skin, DARK, 0.3))


def _moustache(paper: Paper, sitter: Sitter) -> None:
    paper.blob(
        path("400 462, 440 456, 484 486, 440 492, 400 482, 360 492, 316 486, 360 456"),
        sitter.hair,
        lift=6,
    )


def _cap(paper: Paper, sitter: Sitter) -> None:
    ink = mix(sitter.coat, DARK, 0.25)
    paper.blob(
        path("250 300, 250 220, 320 160, 420 148, 520 180, 556 250, 550 300, 400 280"),
        ink,
        lift=16,
    )
    paper.blob(
        [(244, 296), (400, 262), (556, 296), (560, 326), (400, 300), (240, 326)],
        mix(ink, DARK, 0.4),
        lift=12,
    )


def _neckerchief(paper: Paper, sitter: Sitter) -> None:
    ink = mix(sitter.shirt, "#cb4a3c", 0.8)
    paper.blob(
        [(312, 560), (400, 610), (488, 560), (512, 630), (440, 690), (350, 686), (290, 628)],
        ink,
        lift=14,
    )
    paper.cut([(390, 670), (470, 672), (500, 800), (420, 800)], mix(ink, DARK, 0.12), lift=10)


def _earrings(paper: Paper, sitter: Sitter) -> None:
    for x in (274, 526):
        paper.disc((x, 456), 17, mix(sitter.ground, "#ffe9a8", 0.7), lift=6)


EXTRAS = {
    "glasses": _glasses,
    "beard": _beard,
    "moustache": _moustache,
    "cap": _cap,
    "neckerchief": _neckerchief,
    "earrings": _earrings,
}

_SITTERS = (
    (
        "amber",
        "A woman with her hair in a bun and round earrings, amber ground.",
        Sitter("#e3a84a", "#2d4a63", "#f3ead6", SKINS[2], "#2b1d1a", "bun", ("earrings",)),
    ),
    (
        "sea",
        "A man with short hair and a beard, sea-blue ground.",
        Sitter("#5f9dab", "#8a3f3a", "#e9dcc0", SKINS[0], "#6a3f26", "short", ("beard",)),
    ),
    (
        "moss",
        "A woman in a head scarf, moss-green ground.",
        Sitter("#7f9a66", "#35406b", "#e9dcc0", SKINS[1], "#c9573f", "scarf"),
    ),
    (
        "plum",
        "A woman with full curly hair, plum ground.",
        Sitter("#8a5a78", "#e0a13c", "#f3ead6", SKINS[4], "#1f1514", "curls", ("earrings",)),
    ),
    (
        "slate",
        "A man in a seaman's cap with a red neckerchief, slate ground.",
        Sitter(
            "#8497a6", "#24385a", "#f3ead6", SKINS[3], "#2a2422", "short", ("cap", "neckerchief")
        ),
    ),
    (
        "coral",
        "A woman with a grey bob and glasses, coral ground.",
        Sitter("#e08a72", "#2f6470", "#f6efe0", SKINS[0], "#a39a98", "bob", ("glasses",)),
    ),
    (
        "sand",
        "A bald man with glasses and a moustache, sand ground.",
        Sitter(
            "#d9c094", "#4f6b4c", "#f6efe0", SKINS[1], "#5b4536", "bald", ("glasses", "moustache")
        ),
    ),
    (
        "night",
        "A young woman with long dark hair, night-blue ground.",
        Sitter("#3d4f80", "#c9573f", "#f0d9b0", SKINS[1], "#241a28", "long"),
    ),
)

SCENES = tuple(
    Scene(f"portrait-{name}", shows, partial(_portrait, sitter=sitter), FRAME)
    for name, shows, sitter in _SITTERS
)
