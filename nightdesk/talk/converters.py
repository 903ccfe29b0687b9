"""The key of a comment in an address: twelve signs, so that no word of ours is taken for one."""


class CommentKey:
    regex = "[a-z2-9]{12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
