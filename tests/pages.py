"""Pages as a reader has them: asked for at their address, read by their elements."""

from bs4 import BeautifulSoup, Tag
from django.test import Client


class Page:
    """A page of the paper, as anyone is served it."""

    def __init__(self, path: str) -> None:
        self.response = Client().get(path)
        self.status = self.response.status_code
        self.soup = BeautifulSoup(self.response.content, "html.parser")

    def texts(self, selector: str) -> list[str]:
        """What each element that matches says, on one line."""
        return [" ".join(found.get_text(" ").split()) for found in self.soup.select(selector)]

    def text(self, selector: str) -> str:
        (only,) = self.texts(selector)
        return only

    def one(self, selector: str) -> Tag:
        (only,) = self.soup.select(selector)
        return only

    def links(self, selector: str) -> list[str]:
        return [str(found["href"]) for found in self.soup.select(selector)]
