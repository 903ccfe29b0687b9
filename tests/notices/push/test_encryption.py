"""Sealed as RFC 8291 says, byte for byte, and introduced as RFC 8292 says."""

import os
import stat
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pytest_django.fixtures import Settings

from nightdesk.notices.push import base64url, keys
from nightdesk.notices.push.encryption import CURVE, LONGEST, Chance, Receiver, point, sealed
from nightdesk.notices.push.message import Message
from tests.notices.push.service import Browser

# RFC 8291, section 5 and appendix A.
SAID = b"When I grow up, I want to be a watermelon"
P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def number(written: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(base64url.read(written), "big"), CURVE)


def test_the_example_of_the_standard_comes_out_byte_for_byte() -> None:
    chance = Chance(number(SENDER), base64url.read(SALT))

    assert base64url.written(sealed(SAID, Receiver.read(P256DH, AUTH), chance)) == BODY


def test_the_browser_opens_what_is_sealed_and_two_are_never_alike() -> None:
    browser = Browser("https://push.example", "anna")
    keys_of = browser.subscription["keys"]
    receiver = Receiver.read(keys_of["p256dh"], keys_of["auth"])
    longest = os.urandom(LONGEST - 1) + b"x"
    bodies = [sealed(longest, receiver) for _time in range(2)]

    assert [browser.opened(body) for body in bodies] == [longest] * 2
    assert len(bodies[0]) == 4096
    assert bodies[0] != bodies[1]
    with pytest.raises(ValueError, match="3993 bytes"):
        sealed(longest + b"x", receiver)


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [("", AUTH), (P256DH[:-2], AUTH), ("B" * 87, AUTH), (P256DH, AUTH[:8]), (P256DH, "é"), (P256DH, "=!")],
)  # fmt: skip
def test_keys_that_are_none_are_refused(p256dh: str, auth: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Receiver.read(p256dh, auth)


def test_the_key_of_the_house_is_made_once_and_for_its_owner_alone(
    settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    made = keys.public_key()

    assert [keys.public_key() for _time in range(2)] == [made] * 2
    assert stat.S_IMODE((tmp_path / "push-key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["push-key"]


def test_the_operator_may_give_the_key(settings: Settings) -> None:
    settings.PUSH_KEY = SENDER

    assert keys.public_key() == base64url.written(point(number(SENDER).public_key()))


@pytest.mark.parametrize(
    ("hosts", "asked"),
    [(["gazette.example"], "https://gazette.example"), (["localhost"], "mailto:no-reply@localhost")],
)  # fmt: skip
def test_the_house_introduces_itself_to_each_service_for_hours(
    settings: Settings, hosts: list[str], asked: str
) -> None:
    settings.ALLOWED_HOSTS = hosts
    keys._introduction.cache_clear()
    header = keys.introduction("https://push.example:444/abc?d=e")
    token = header.removeprefix("vapid t=").partition(",")[0]
    own = keys.private_key().public_key()
    claims = jwt.decode(token, own, algorithms=["ES256"], audience="https://push.example:444")
    keys._introduction.cache_clear()

    assert header.endswith(f", k={keys.public_key()}")
    assert claims["sub"] == asked
    assert claims["exp"] - keys.time.time() < 24 * 3600


def test_a_message_is_shortened_until_it_fits() -> None:
    arabic = Message("م" * 500, "م" * 5000, "/" + "x" * 300, "tag", "1", "ar", "rtl", icon="/icon")

    assert len(arabic.as_bytes()) <= LONGEST
    assert "…".encode() in arabic.as_bytes()
