"""`python -m fengqiao …`: the launcher's name. The package is `launcher/`; why: docs/decisions/0001."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PYTHON = ROOT / ".venv" / "bin" / "python"


def main() -> None:
    """Run the launcher; called with the system's Python, step into the project's own environment first."""
    if sys.prefix == sys.base_prefix and PYTHON.exists():
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "fengqiao.py"), *sys.argv[1:]])
    from launcher.main import cli

    cli(prog_name="fengqiao")


if __name__ == "__main__":
    main()
