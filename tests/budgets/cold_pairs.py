"""What pages cost a core when they are drawn anew: `python -m tests.budgets.cold_pairs SHORT LONG …`, addresses.

NIGHTDESK_DATA names their newsroom. Before each the front was drawn, so what all pages share is there.
Prints the seconds that the processor worked on the short one and on the long one, a list of pairs, medians.
"""

import json
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nightdesk.bakery.baker import Baker

HOST = "localhost:8000"
FRONT = "/en/"
ROUNDS = 25


def main(addresses: list[str]) -> int:
    import django  # noqa: PLC0415 - the folder is named before settings are read

    django.setup()
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415

    from nightdesk.bakery.baker import Baker  # noqa: PLC0415

    baker = Baker(WSGIHandler().get_response)
    pairs = list(zip(addresses[::2], addresses[1::2], strict=True))
    for address in addresses:
        worked(baker, address)  # the first time reads templates and opens the database
    took = [
        [(worked(baker, short), worked(baker, long)) for _round in range(ROUNDS)]
        for short, long in pairs
    ]
    sys.stdout.write(json.dumps([[median(of) for of in zip(*one, strict=True)] for one in took]))
    return 0


def worked(baker: "Baker", address: str) -> float:
    from nightdesk.bakery.page import Key  # noqa: PLC0415
    from nightdesk.bakery.parts import Parts  # noqa: PLC0415

    parts = Parts()
    baker.bake(Key(HOST, FRONT), parts)
    begin = time.thread_time()
    baked = baker.bake(Key(HOST, address), parts)
    took = time.thread_time() - begin
    if baked.page is None:
        sys.exit(f"{address} could not be baked.")
    return took


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
