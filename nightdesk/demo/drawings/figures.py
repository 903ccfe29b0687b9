"""People cut from paper: a pose, a dress, and a figure without a face."""

import math
from dataclasses import dataclass, replace
from typing import Self

from nightdesk.demo.drawings.paper import Ink, Paper, Point, mix

SKINS = ("#f0c9a4", "#d9a47a", "#b57a4f", "#8a5636", "#5f3a26")
SHADE = "#14121f"

Joint = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pose:
    """Angles in degrees from straight down, forward positive: (upper, lower) for each limb."""

    near_arm: Joint = (10, 16)
    far_arm: Joint = (-10, -2)
    near_leg: Joint = (5, 2)
    far_leg: Joint = (-6, -4)
    lean: float = 0
    facing: int = 1
    seated: bool = False

    def turned(self) -> Self:
        """Give the same pose facing the other way."""
        return replace(self, facing=-self.facing)


@dataclass(frozen=True, slots=True)
class Dress:
    """What a figure wears; `cut` is trousers, coat, skirt or bare, `head` what is on the hair."""

    top: Ink
    legs: Ink = "#2a2f45"
    skin: Ink = SKINS[1]
    hair: Ink = "#2b1d1a"
    cut: str = "trousers"
    head: str = "short"
    cap: Ink = "#c8443a"
    apron: Ink = ""


STAND = Pose()
WALK = Pose((-24, -8), (26, 44), (24, 8), (-22, -40), lean=5)
RUN = Pose((-50, 20), (55, 120), (58, 5), (-22, -80), lean=14)
CARRY = Pose((35, 88), (30, 82), (10, 2), (-10, -14), lean=-4)
POINT = Pose((80, 92), (-12, 0), lean=3)
REACH = Pose((150, 165), (130, 150), lean=4)
BEND = Pose((40, 50), (25, 40), (2, 4), (-10, -8), lean=42)
SIT = Pose((34, 84), (30, 78), (84, 4), (74, -4), lean=4, seated=True)
READ = Pose((38, 120), (30, 112), (84, 4), (74, -4), lean=8, seated=True)
CHEER = Pose((165, 172), (-165, -170))


def figure(paper: Paper, at: Point, tall: float, who: Dress, pose: Pose = STAND) -> Point:
    """Set a person down, feet at a point (hips when seated); tell where the near hand is."""
    hips = at if pose.seated else (at[0], at[1] - _leg_reach(pose) * tall)
    body = _Body(paper, hips, tall, who, pose)
    body.arm(pose.far_arm, near=False)
    body.leg(pose.far_leg, near=False)
    body.leg(pose.near_leg, near=True)
    body.trunk()
    body.head()
    return body.arm(pose.near_arm, near=True)


def _leg_reach(pose: Pose) -> float:
    legs = (pose.near_leg, pose.far_leg)
    return max(sum(0.245 * math.cos(math.radians(part)) for part in leg) for leg in legs) + 0.02


@dataclass(slots=True)
class _Body:
    paper: Paper
    hips: Point
    tall: float
    who: Dress
    pose: Pose

    def _from(self, start: Point, angle: float, length: float) -> Point:
        turn = math.radians(angle)
        x = start[0] + math.sin(turn) * length * self.tall * self.pose.facing
        return x, start[1] + math.cos(turn) * length * self.tall

    def _spine(self, along: float, across: float = 0) -> Point:
        up = self._from(self.hips, 180 - self.pose.lean, along)
        return self._from(up, 90 - self.pose.lean, across)

    def leg(self, bend: Joint, *, near: bool) -> None:
        who, tall = self.who, self.tall
        cloth = who.skin if who.cut in {"skirt", "bare"} else who.legs
        ink = cloth if near else mix(cloth, SHADE, 0.28)
        knee = self._from(self.hips, bend[0], 0.245)
        foot = self._from(knee, bend[1], 0.235)
        self.paper.limb((self.hips, knee), (tall * 0.105, tall * 0.075), ink)
        self.paper.limb((knee, foot), (tall * 0.072, tall * 0.05), ink)
        if who.cut != "bare":
            toe = self._from(foot, 84 + bend[1] * 0.6, 0.055)
            self.paper.limb((foot, toe), (tall * 0.05, tall * 0.036), mix(SHADE, cloth, 0.15))

    def trunk(self) -> None:
        who = self.who
        at = self._spine
        outline = [at(-0.03, -0.06), at(0.12, -0.062), at(0.27, -0.085), at(0.325, -0.04)]
        outline += [at(0.325, 0.035), at(0.27, 0.082), at(0.12, 0.064), at(-0.03, 0.062)]
        if who.cut == "coat":
            outline = [at(-0.17, -0.105), *outline[1:-1], at(-0.17, 0.105)]
        self.paper.limb(
            (at(0.28), at(0.37, 0.005)), (self.tall * 0.055,) * 2, mix(who.skin, SHADE, 0.2)
        )
        self.paper.blob(outline, who.top, lift=self.tall * 0.03)
        if who.cut == "skirt":
            swing = self._from(self.hips, (self.pose.near_leg[0] + self.pose.far_leg[0]) / 2, 0.27)
            wide = 0.13 * self.tall
            hem = [(swing[0] + wide, swing[1]), (swing[0] - wide, swing[1])]
            self.paper.cut([at(0.08, -0.06), at(0.08, 0.06), *hem], who.legs)
        if who.apron:
            front = [at(0.2, -0.01), at(0.2, 0.062), at(-0.2, 0.085), at(-0.2, -0.045)]
            self.paper.cut(front, who.apron)

    def head(self) -> None:
        who, r = self.who, self.tall * 0.066
        centre = self._spine(0.415, 0.014)
        side = self.pose.facing
        if who.head == "long":
            back = (centre[0] - side * r * 0.45, centre[1] + r * 0.7)
            self.paper.disc(back, (r * 0.85, r * 1.5), who.hair)
        self.paper.disc(centre, (r * 0.92, r * 1.08), who.skin)
        if who.head == "bald":
            return
        lid = (centre[0] - side * r * 0.12, centre[1] - r * 0.16)
        tilt = 14 * side
        self.paper.slice(lid, (r * 1.04, r * 1.08), who.hair, (170 - tilt, 370 - tilt))
        if who.head == "bun":
            self.paper.disc((centre[0] - side * r * 0.95, centre[1] - r * 0.75), r * 0.5, who.hair)
        if who.head in {"cap", "helmet"}:
            self._cap(centre, r)
        if who.head == "scarf":
            self.paper.disc(
                (lid[0] - side * r * 0.15, lid[1] + r * 0.35), (r * 1.1, r * 1.3), who.cap
            )
            self.paper.disc(
                (centre[0] + side * r * 0.3, centre[1] + r * 0.08), (r * 0.6, r * 0.82), who.skin
            )

    def _cap(self, centre: Point, r: float) -> None:
        side, top = (
            self.pose.facing,
            (centre[0] - self.pose.facing * r * 0.05, centre[1] - r * 0.22),
        )
        self.paper.slice(top, (r * 1.16, r * 1.12), self.who.cap, (178, 362))
        peak = (top[0] + side * r * 1.75, top[1] + r * 0.05)
        start = (top[0] - side * r * (1.3 if self.who.head == "helmet" else 0), top[1] + r * 0.02)
        self.paper.limb((start, peak), (r * 0.26, r * 0.18), mix(self.who.cap, SHADE, 0.25))

    def arm(self, bend: Joint, *, near: bool) -> Point:
        who, tall = self.who, self.tall
        shoulder = self._spine(0.275, -0.02 if near else 0.045)
        ink = mix(who.top, "#ffffff", 0.08) if near else mix(who.top, SHADE, 0.3)
        sleeve = who.skin if who.cut == "bare" else ink
        elbow = self._from(shoulder, bend[0], 0.16)
        hand = self._from(elbow, bend[1], 0.15)
        self.paper.limb((shoulder, elbow), (tall * 0.068, tall * 0.056), sleeve)
        self.paper.limb((elbow, hand), (tall * 0.055, tall * 0.042), sleeve)
        self.paper.disc(self._from(hand, bend[1], 0.012), tall * 0.025, who.skin)
        return hand
