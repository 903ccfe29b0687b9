"""Invented copy: stories of a harbour town, each different, from a few words and a number."""

import json
import random
from dataclasses import dataclass, field

WHO = (
    "the harbour master|the council|two fishermen|the ferry company|a night watchman|the school board"
    "|the lighthouse trust|the bakers’ guild|the port’s engineers|the choir|a retired pilot|the court"
).split("|")
DID = (
    "opened|refused|repaired|sold|counted|postponed|defended|measured|reopened|inspected|rented|lost"
).split("|")
WHAT = (
    "the old slipway|a third pier|the winter timetable|the customs house|a tide gauge|the fish market"
    "|forty buoys|the north mole|the ropewalk|a row of sheds|the quay’s lamps|the dredging contract"
).split("|")
WHEN = (
    "before dawn|after a long debate|for the second time|without a vote|in heavy rain|on the last ferry"
    "|at the end of the season|against all advice|by a narrow margin|while the town slept"
).split("|")
SECTIONS = "Harbour Town Council Trade Sport Culture Weather Opinion".split()
GENRES = ("news",) * 8 + ("analysis", "interview", "opinion", "review")


@dataclass
class Copy:
    """The words of story number `number`: always the same ones."""

    number: int
    chance: random.Random = field(init=False)
    headline: str = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.number)
        self.headline = f"{self.sentence()[:-1]}, says report {self.number}"

    def sentence(self) -> str:
        who, did, what, when = (self.chance.choice(of) for of in (WHO, DID, WHAT, WHEN))
        return f"{who[0].upper()}{who[1:]} {did} {what} {when}."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 6)))

    def body(self) -> str:
        """As the column keeps it."""
        blocks = [("paragraph", f"<p>{self.paragraph()}</p>") for _ in range(7)]
        quote = {"text": f"<p>{self.sentence()}</p>", "speaker": self.chance.choice(WHO)}
        heading = {"text": self.sentence()[:-1], "level": "2"}
        blocks[3:3] = [("heading", heading), ("quote", quote)]
        return json.dumps([{"type": kind, "value": value} for kind, value in blocks])
