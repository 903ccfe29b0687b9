"""What the demo's editions send by mail."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsletterCopy:
    """`weekday` counts from Monday, which is 0; `hour` is the edition's own."""

    edition: str
    name: str
    slug: str
    promise: str
    rhythm: str
    hour: time
    weekday: int = 0
