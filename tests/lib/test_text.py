"""Text from elsewhere is made fit to keep and to print."""

import pytest

from nightdesk.lib.text import clean, one_line, xml_safe


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("cafe\u0301", "café"),
        ("a\x00b\x1bc\x9fd", "abcd"),
        ("a\ud800b", "ab"),
        ("safe\u202eevil\u2066", "safeevil"),
        ("\u200fعربي\u200c", "\u200fعربي\u200c"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a\tb"),
        ("\ufeffa\uffff", "a"),
    ],
)
def test_nothing_invisible_that_acts_is_kept(given: str, kept: str) -> None:
    assert clean(given) == kept


def test_a_headline_is_one_line() -> None:
    assert one_line("  Fire\n on\tthe  quay ") == "Fire on the quay"


def test_xml_holds_no_sign_it_may_not() -> None:
    assert xml_safe("a\x01\ufffe\ud800\U0001f30a\nb") == "a\U0001f30a\nb"
