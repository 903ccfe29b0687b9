"""The parts of a day in an address, 2026/11/22, each in its one spelling."""


class TwoDigits:
    regex = "[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class FourDigits(TwoDigits):
    regex = "[0-9]{4}"

    def to_url(self, value: int) -> str:
        return f"{value:04}"
