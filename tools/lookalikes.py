#!/usr/bin/env python3
"""Writes the table of look-alike letters anew, from a copy of Unicode's confusables.txt (UTS 39).

tools/lookalikes.py confusables.txt > nightdesk/lib/lookalikes/table.txt
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

HEADER = """\
# Letters that look alike, of Unicode {version} (UTS 39, Security Mechanisms), made by tools/lookalikes.py.
# Each line: what they look like, then every character that looks like it, as hexadecimal code points.
# Derived from a data file that is (c) {year} Unicode, Inc.; terms: https://www.unicode.org/license.txt
"""


def main(path: str) -> None:
    text = Path(path).read_text(encoding="utf-8-sig")
    alike = defaultdict(list)
    for line in text.splitlines():
        fields = line.partition("#")[0].split(";")
        if len(fields) > 1:
            alike["+".join(fields[1].split())].append(fields[0].strip())
    version = found(r"Version: (\d+\.\d+)", text)
    print(HEADER.format(version=version, year=found(r"Date: (\d{4})", text)), end="")
    for target, sources in sorted(alike.items(), key=lambda pair: pair[0].zfill(6)):
        print(target, *sorted(sources, key=lambda code: int(code, 16)))


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match.group(1) if match else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
