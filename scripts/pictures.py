"""Draw the pictures that README shows into results/: `make pictures`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from advisor import charts  # noqa: E402

NURSING = ("junior_sister", "ward_manager", "matron", "divisional_director_nursing", "cno")
# By the name of the file: what is drawn, and of which posts.
PICTURES = {"pay": ("pay", NURSING[:4]), "ladder": ("ladder", NURSING)}


def main() -> None:
    """Write each picture in the light theme as SVG."""
    for name, (kind, roles) in PICTURES.items():
        (ROOT / "results" / f"{name}.svg").write_bytes(charts.draw(kind, roles, "UK"))


if __name__ == "__main__":
    main()
