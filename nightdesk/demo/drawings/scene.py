"""What a drawn scene is: a name, a line saying what it shows, and the hand that paints it."""

from collections.abc import Callable
from dataclasses import dataclass

from nightdesk.demo.drawings.paper import Paper


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture of the invented port; `frame` is the unit grid its painter works in."""

    name: str
    shows: str
    paint: Callable[[Paper], None]
    frame: tuple[int, int] = (1600, 1000)

    def draw(self, size: tuple[int, int]) -> bytes:
        """Paint the scene at a size in pixels and give it as JPEG."""
        paper = Paper(size, frame=self.frame, seed=self.name)
        self.paint(paper)
        return paper.jpeg()
