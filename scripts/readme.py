"""Put measured results into README between their marks: `python scripts/readme.py NAME < TEXT`.

NAME is transcript, quiz, plan, evaluation or bench; the text is what `make chat`, `make evaluate` or `make bench` printed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def main(name: str, text: str) -> None:
    """Replace what stands between the marks of a name.

    Raises:
        SystemExit: If README has no such marks.
    """
    content = README.read_text(encoding="utf-8")
    body = text.strip("\n")
    block = f"<!-- {name} -->\n```\n{body}\n```\n<!-- /{name} -->"
    changed, count = re.subn(rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _: block, content, flags=re.DOTALL)
    if count != 1:
        raise SystemExit(f"README.md has no <!-- {name} --> marks.")
    README.write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin.read())
