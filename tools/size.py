"""Tells what has outgrown the house measure: STYLE.md gives the sizes, pyproject.toml the exceptions."""

import argparse
import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOTS = ("nightdesk", "config", "tests", "tools")
LINES = {".py": 300, ".html": 80, ".css": 200, ".js": 150}
FUNCTION_LINES = 40
METHODS = 20
SKIPPED = {"migrations", "vendor", "locale", "__pycache__"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", nargs="*", default=ROOTS, help="folders to measure")
    excused = exceptions(Path("pyproject.toml"))
    seen = {what: size for root in parser.parse_args().root for what, size in oversized(Path(root))}
    for what in sorted(seen.keys() - excused):
        print(f"{what}: {seen[what]}")
    for what in sorted(excused - seen.keys()):
        print(f"{what}: fits again, so its exception in pyproject.toml must go")
    return int(seen.keys() != excused)


def exceptions(project: Path) -> set[str]:
    """What pyproject.toml excuses; an exception without a reason is none."""
    entries = tomllib.loads(project.read_text())["tool"]["nightdesk"]["oversized"]
    return {entry["what"] for entry in entries if entry["because"].strip()}


def oversized(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(root.rglob("*")):
        if path.suffix not in LINES or SKIPPED & set(path.parts):
            continue
        text = path.read_text()
        lines = len(text.splitlines())
        if lines > LINES[path.suffix]:
            yield str(path), f"{lines} lines, at most {LINES[path.suffix]}"
        if path.suffix == ".py":
            yield from oversized_parts(path, ast.parse(text))


def oversized_parts(path: Path, module: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{path}:{node.name}", f"{lines} lines, at most {FUNCTION_LINES}"
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef) for part in node.body)
            if methods > METHODS:
                yield f"{path}:{node.name}", f"{methods} methods, at most {METHODS}"


if __name__ == "__main__":
    sys.exit(main())
