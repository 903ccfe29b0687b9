"""When baking fails, a page of less than a minute ago stands in; nothing that failed or is for one is kept."""

import logging
from functools import partial

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.bakery.asking import Answer, Asking, asked
from tests.stream.server import elsewhere

pytestmark = pytest.mark.django_db(transaction=True)
STORY = "/en/harbour/harbour-fire/"


class Breaking:
    """Django, until it is broken: then it answers 500, or raises."""

    def __init__(self, how: type[Exception] | None = None) -> None:
        self.is_broken = False
        self.how = how
        self.answer = WSGIHandler().get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not self.is_broken:
            return self.answer(request)
        if self.how:
            raise self.how("the disk is gone")
        return HttpResponse("broken", status=500)


@pytest.mark.parametrize("how", [None, OSError])
def test_the_last_good_page_stands_in(
    harbour_fire: Story, ida: Person, how: type[Exception] | None, caplog: pytest.LogCaptureFixture
) -> None:
    django = Breaking(how)

    async def scenario(ask: Asking) -> tuple[Answer, Answer, int]:
        before = await ask.get(STORY)
        await elsewhere(partial(harbour_fire.correct, "It was the south quay.", by=ida))
        django.is_broken = True
        return before, await ask.get(STORY), ask.bakery.store.figures["stood in"]

    before, after, stood_in = asked(scenario, django=django)
    assert (after, stood_in) == (before, 1)


@pytest.mark.parametrize("how", [None, OSError])
@pytest.mark.parametrize("verb", ["kill", "retract"])
def test_what_was_hidden_never_stands_in(
    harbour_fire: Story, ida: Person, verb: str, how: type[Exception] | None
) -> None:
    django = Breaking(how)

    async def scenario(ask: Asking) -> tuple[list[int], int, int]:
        addresses = (STORY, "/en/", "/en/wire/")
        for address in addresses:
            await ask.get(address)
        django.is_broken = True
        await elsewhere(partial(getattr(harbour_fire, verb), "A court said so.", by=ida))
        answers = [await ask.get(address) for address in addresses]
        figures = ask.bakery.store.figures
        return [one.status for one in answers], figures["stood in"], len(ask.bakery.store)

    expected = 500 if how is None else 299
    assert asked(scenario, django=django) == ([expected] * 3, 0, 0)


def test_an_error_is_not_kept(harbour_fire: Story) -> None:
    django = Breaking()

    async def scenario(ask: Asking) -> list[int]:
        django.is_broken = True
        first = await ask.get(STORY)
        assert first.headers["cache-control"] == "no-store"
        django.is_broken = False
        return [first.status, (await ask.get(STORY)).status]

    assert asked(scenario, django=django) == [500, 200]


def with_a_cookie(response: HttpResponse) -> HttpResponse:
    response.set_cookie("who", "lena")
    return response


def with_a_header(name: str, value: str) -> HttpResponse:
    return HttpResponse("hello", headers={name: value})


@pytest.mark.parametrize(
    "make",
    [
        lambda: with_a_cookie(HttpResponse("hello Lena")),
        lambda: with_a_header("Vary", "Cookie"),
        lambda: with_a_header("Vary", "Accept-Encoding, Accept-Language"),
        lambda: with_a_header("X-Account", "lena"),
        lambda: StreamingHttpResponse([b"hello"]),
        lambda: HttpResponse("from no view of ours"),
    ],
)
def test_what_is_for_one_is_refused_and_said(
    harbour_fire: Story, make: object, caplog: pytest.LogCaptureFixture
) -> None:
    def django(request: HttpRequest) -> HttpResponseBase:
        real = WSGIHandler().get_response(request)
        response: HttpResponseBase = make()  # type: ignore[operator]
        if getattr(response, "content", b"") == b"from no view of ours":
            request.resolver_match = None
        else:
            assert real.status_code == 200
        return response

    async def scenario(ask: Asking) -> tuple[bool, int]:
        return (await ask.get(STORY)).is_from_django, len(ask.bakery.store)

    with caplog.at_level(logging.ERROR):
        assert asked(scenario, django=django) == (True, 0)
    assert "NotForAll" in caplog.text
