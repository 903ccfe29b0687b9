"""Refusals of a delivery that have nothing to do with the item's fields. Each is a sentence."""


class DeliveryRefused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Nothing was taken; `str()` says why."""


class NotTheirs(DeliveryRefused):
    """The person may not bring this."""


class Conflict(DeliveryRefused):
    """What is here already does not go with what came."""


class NothingToKill(DeliveryRefused):
    """A canceled item that never came."""


class KeyReused(DeliveryRefused):
    """The key stands for another request."""
