#!/usr/bin/env python3
"""Write requirements.lock from pyproject.toml, or with --check say whether it is out of date.

One file, two parts: what running needs stands above the line `# development`, what only a developer needs
below it, so that `make run` can install the upper part alone (see docs/decisions/0002-one-lock-file.md).
Pins already in the file are kept; `--upgrade` lets them move.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
HEAD = "# Made by `make lock` from pyproject.toml; every package with its hashes. Do not edit.\n"
LINE = "# development\n"


def compiled(pins: Path, *options: str) -> dict[str, str]:
    """name==version -> its block of the lock (marker, hashes), as uv resolves it for every Python >= 3.11."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--output-file", str(pins), *options, "pyproject.toml"]
    subprocess.run(command, cwd=ROOT, check=True)
    blocks = re.findall(r"^\S.*?(?=^\S|\Z)", pins.read_text(), flags=re.MULTILINE | re.DOTALL)
    return {block.split(" ")[0]: block for block in blocks}


def lock(upgrade: bool) -> str:
    """The text that the lock file should have."""
    with tempfile.TemporaryDirectory() as folder:
        everything, running = Path(folder, "everything.txt"), Path(folder, "running.txt")
        if LOCK.exists() and not upgrade:
            everything.write_text(LOCK.read_text())
        whole = compiled(everything, "--extra", "dev")
        upper = compiled(running, "--constraint", str(everything))
    running_part = [block for pin, block in whole.items() if pin in upper]
    development = [block for pin, block in whole.items() if pin not in upper]
    return HEAD + "".join(running_part) + LINE + "".join(development)


def main() -> int:
    """Write the lock, or compare."""
    text = lock("--upgrade" in sys.argv)
    if "--check" not in sys.argv:
        LOCK.write_text(text)
        return 0
    if LOCK.exists() and LOCK.read_text() == text:
        return 0
    print("requirements.lock does not fit pyproject.toml: run `make lock` and commit it.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
