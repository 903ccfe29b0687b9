"""Runs intake as an operator does, and hands back its account."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from nightdesk.editions.models import Edition

Account = dict[str, dict[str, Any]]
TakeUp = Callable[..., Account]


@pytest.fixture
def take_up(english: Edition, tmp_path: Path) -> TakeUp:
    """Take an export into the English edition; answers the rows of its account by source number."""

    def taken(path: Path, **options: Any) -> Account:
        account = tmp_path / "account.jsonl"
        call_command("intake", path, edition="en", account=account, verbosity=0, **options)
        rows = [json.loads(line) for line in account.read_text().splitlines()]
        by_number: Account = {}
        for row in rows:
            number = row["source"]
            by_number[f"{number} again" if number in by_number else number] = row
        assert len(by_number) == len(rows)
        return by_number

    return taken
