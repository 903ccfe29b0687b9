"""The scripts of bin/, and what each says of itself."""

import re
import subprocess
from pathlib import Path

SCRIPTS = sorted(path.name for path in Path("bin").iterdir() if path.is_file())


def told_options(script: str) -> set[str]:
    """The options that a script's own help lists, one a line."""
    told = subprocess.run(
        [f"bin/{script}", "--help"], check=True, capture_output=True, text=True
    ).stdout
    return set(re.findall(r"^ +(--[a-z-]+)", told, re.MULTILINE))
