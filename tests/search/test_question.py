import pytest

from nightdesk.search.question import LONGEST, MOST_WORDS, Question, TooMuchError, Where
from nightdesk.search.sought import Sought


def test_words_are_all_wanted_in_whatever_form() -> None:
    wanted = Question.of("Harbour fires", "en").wanted
    assert [(each.exact, each.stems, each.is_phrase) for each in wanted] == [
        (("harbour",), ("harbour",), False),
        (("fires",), ("fire",), False),
    ]


@pytest.mark.parametrize("quoted", ['"north quay"', "«north quay»", "“north quay”", '"north quay'])
def test_quoted_words_are_wanted_in_a_row(quoted: str) -> None:
    (wanted,) = Question.of(quoted, "en").wanted
    assert (wanted.exact, wanted.is_phrase) == (("north", "quay"), True)


def test_a_word_behind_a_minus_is_not_wanted() -> None:
    question = Question.of('ferry -fire -"north quay" −smoke Saint-Denis', "en")
    assert [each.exact for each in question.unwanted] == [("fire",), ("north", "quay"), ("smoke",)]
    assert [each.exact for each in question.wanted] == [("ferry",), ("saint",), ("denis",)]


def test_signs_without_spaces_are_wanted_in_a_row() -> None:
    (wanted,) = Question.of("选举", "zh").wanted
    assert (wanted.exact, wanted.is_phrase) == (("选", "举"), True)


@pytest.mark.parametrize("text", ["", "   ", "-fire", '""', "!?", "-", "' OR 1=1 --"[:1], "l’"])
def test_nothing_to_look_for_is_nothing(text: str) -> None:
    assert not Question.of(text, "fr")


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "a " * (MOST_WORDS + 1)])
def test_too_much_is_refused(text: str) -> None:
    with pytest.raises(TooMuchError):
        Question.of(text, "en")


def test_each_database_is_asked_in_its_own_words() -> None:
    question = Question.of('fires "north quay" -smoke', "en")
    sought = Sought(question, ("e1",))
    assert sought.for_sqlite() == (
        '(("sfire" OR "wfires") AND ("wnorth wquay") AND "me1") NOT ("ssmoke" OR "wsmoke")'
    )
    assert sought.for_postgres() == (
        "(('sfire') | ('wfires')) & (('wnorth' <-> 'wquay')) & 'me1' & !(('ssmoke') | ('wsmoke'))"
    )


def test_near_the_top_a_phrase_is_its_words_too() -> None:
    sought = Sought(Question.of('"north quay"', "en"), where=Where.HEADLINE)
    assert sought.for_sqlite() == '(("wnorth wquay") AND "hnorth" AND "hquay")'
