"""README is held true: every command, every setting and what it says can be asked."""

from __future__ import annotations

import re

from advisor import charts, settings
from advisor.knowledge import load as knowledge

README = (settings.ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """Return the text under a heading."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def asked() -> list[str]:
    """Return the questions that README says can be asked."""
    return [line[2:] for line in section("What you can ask").splitlines() if line.startswith("- ")]


def transcript(name: str) -> str:
    """Return what stands between the marks of a name."""
    return README.split(f"<!-- {name} -->")[1].split(f"<!-- /{name} -->")[0]


def test_every_make_target_is_told() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (settings.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(targets) > 10
    assert [target for target in targets if f"`make {target}`" not in section("Commands")] == []


def test_no_make_target_is_told_that_is_not() -> None:
    makefile = (settings.ROOT / "Makefile").read_text(encoding="utf-8")
    assert [name for name in re.findall(r"`make ([a-z]+)`", README) if f"\n{name}:" not in makefile] == []


def test_every_setting_is_told_with_its_default() -> None:
    source = (settings.ROOT / "advisor" / "settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r'env\.get\("([A-Z_]+)"\)|_number\(env, "([A-Z_]+)"', source))
    told = section("Settings")
    assert len(names) >= 9
    assert [name for pair in names for name in pair if name and f"| `{name}` |" not in told] == []
    for default in ("`127.0.0.1`", "`5005`", "`30/minute`", "`30`", "`15`"):
        assert default in told


def test_there_is_a_question_for_every_topic() -> None:
    assert len(asked()) == 18


def test_the_counts_are_those_of_the_knowledge_files() -> None:
    known = knowledge.shared()
    opening = " ".join(README.split("\n## ")[0].split())
    assert f"{len(known.roles)} roles" in opening
    assert f"{len(known.degrees)} degrees and apprenticeships" in opening
    assert f"{len(known.certifications)} certificates and {len(known.programmes)} programmes" in opening


def test_the_figures_are_those_of_the_results() -> None:
    for name in ("evaluation", "bench", "transcript", "quiz", "plan"):
        assert len(transcript(name).strip()) > 100


def test_the_pictures_are_those_of_the_knowledge_files() -> None:
    posts = ["junior_sister", "ward_manager", "matron", "divisional_director_nursing", "cno"]
    for name, ids in (("pay", posts[:4]), ("ladder", posts)):
        assert f"(results/{name}.svg)" in README
        assert (settings.ROOT / "results" / f"{name}.svg").read_bytes() == charts.draw(name, ids, "UK")
