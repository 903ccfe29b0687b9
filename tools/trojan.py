"""Finds characters that make source look like what it is not: bidirectional controls and invisible ones.

Letters of any script are welcome. A test or a template that needs such a character writes its escape.
"""

import argparse
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

# Cf: directional overrides and isolates, zero-width joiners, soft hyphens, byte-order marks, tags. Cc: controls.
HIDDEN = {"Cf", "Cc", "Co", "Cs"}
LAYOUT = {"\n", "\t"}
# Fillers and variation selectors: letters or marks by category, yet nothing is seen of them.
UNSEEN = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0", "\u034f"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "file", nargs="*", type=Path, help="files to scan (default: all that git knows)"
    )
    files = parser.parse_args().file or tracked()
    complaints = [complaint for file in files for complaint in deceptions(file)]
    for complaint in complaints:
        print(complaint)
    return bool(complaints)


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [path for name in listing.split("\0") if name and (path := Path(name)).is_file()]


def deceptions(file: Path) -> Iterator[str]:
    for character in sorted(set(file.name)):
        if is_deceptive(character):
            yield f"{file!r}: {told(character)} in its name"
    content = file.read_bytes()
    if b"\0" in content:  # a picture or a font
        return
    for number, line in enumerate(content.decode(errors="replace").split("\n"), start=1):
        for character in sorted(set(line)):
            if is_deceptive(character):
                yield f"{file}:{number}: {told(character)}"


def is_deceptive(character: str) -> bool:
    if character in LAYOUT:
        return False
    return unicodedata.category(character) in HIDDEN or character in UNSEEN


def told(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"


if __name__ == "__main__":
    sys.exit(main())
