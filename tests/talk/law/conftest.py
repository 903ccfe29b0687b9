"""Who takes part in what the law asks for."""

from tests.talk.conftest import ben, say

__all__ = ["ben", "say"]
