"""Refuses migrations whose name says nothing: 0007_stories_gain_a_standfirst is a name, 0007_auto_… is not."""

import argparse
import re
import sys
from pathlib import Path

SENTENCE = re.compile(r"\d{4}_[a-z]+(_[a-z0-9]+)*")
MACHINE_MADE = re.compile(r"\d{4}_(.*_)?auto(_.*)?|.*_and_more|.*_\d{8}_\d{4}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", nargs="?", default="nightdesk", type=Path, help="where apps are")
    nameless = [path for path in files(parser.parse_args().root) if not is_named(path.stem)]
    for path in nameless:
        print(f"{path}: name it as a sentence, such as 0007_stories_gain_a_standfirst")
    return bool(nameless)


def files(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("*/migrations/*.py") if path.name != "__init__.py")


def is_named(stem: str) -> bool:
    return bool(SENTENCE.fullmatch(stem)) and not MACHINE_MADE.fullmatch(stem)


if __name__ == "__main__":
    sys.exit(main())
