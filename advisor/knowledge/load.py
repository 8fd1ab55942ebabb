"""Reading data/knowledge from disk: YAML to checked entries, with every error found told at once."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from ..settings import KNOWLEDGE
from .base import Knowledge
from .check import Problem, check
from .schema import FILES, Entry, Role

_COLLECTIONS = {
    "sources.yml": "sources",
    "degrees.yml": "degrees",
    "certifications.yml": "certifications",
    "programmes.yml": "programmes",
    "topics.yml": "articles",
    "bands.yml": "bands",
    "qualifications.yml": "qualifications",
    "other_roles.yml": "other_roles",
    "countries.yml": "countries",
    "sectors.yml": "sectors",
    "quiz.yml": "quiz_questions",
}

_REMEDIES = {
    "value_error.missing": "add it",
    "value_error.extra": "remove it or correct its spelling; advisor/knowledge/schema.py lists the fields",
    "type_error.none.not_allowed": "give it a value or remove the line",
}


class KnowledgeError(ValueError):
    """The knowledge files hold errors; `problems` lists every one, and the message shows them all."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems and put one to a line."""
        self.problems = problems
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{count} in the knowledge files:", *(f"  {problem}" for problem in problems)]))


def load(folder: Path = KNOWLEDGE) -> Knowledge:
    """Read and check the knowledge files.

    Args:
        folder: The folder that holds roles/ and the files of schema.FILES.

    Returns:
        The knowledge base.

    Raises:
        KnowledgeError: If a file is missing or anything in one is wrong; it names all that is.
    """
    knowledge, problems = Knowledge(), []
    origin: dict[tuple[str, str], str] = {}
    files: list[tuple[Path, str, type[Entry]]] = [(folder / name, _COLLECTIONS[name], kind) for name, kind in FILES.items()]
    files += [(path, "roles", Role) for path in sorted((folder / "roles").glob("*.yml"))]
    for path, collection, kind in files:
        shown = str(path.relative_to(folder))
        entries, found = _read(path, shown, kind)
        problems += found
        for entry in entries:
            known = getattr(knowledge, collection)
            if entry.id in known:
                problems.append(Problem(shown, entry.id, "id", "is used twice", "rename or remove one of the two"))
            if collection == "roles" and path.stem != entry.id:
                problems.append(Problem(shown, entry.id, "id", "differs from the file's name", f"name the file {entry.id}.yml"))
            known[entry.id] = entry
            origin[collection, entry.id] = shown
    # With a file unreadable every reference into it would be reported too, which would bury the one real error.
    if not problems:
        problems = check(knowledge, origin)
    if problems:
        raise KnowledgeError(problems)
    return knowledge


def _read(path: Path, shown: str, kind: type[Entry]) -> tuple[list[Any], list[Problem]]:
    """Read the entries of one file; a file in roles/ holds one, any other a list."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError:
        return [], [Problem(shown, "-", "-", "is missing", "restore it; an empty list ([]) will do")]
    except UnicodeDecodeError:
        return [], [Problem(shown, "-", "-", "is not UTF-8 text", "save it as UTF-8")]
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f"line {where.line + 1}" if where else "-"
        what = getattr(error, "problem", None) or "cannot be read"
        return [], [Problem(shown, "-", line, f"is not YAML: {what}", "often a text with a colon that needs quotes")]
    items = [content] if kind is Role else content
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return [], [Problem(shown, "-", "-", "has the wrong shape", "a role file is one mapping, any other a list of them")]
    entries, problems = [], []
    for index, item in enumerate(items):
        try:
            entries.append(kind(**item))
        except ValidationError as error:
            name = str(item.get("id", f"entry {index + 1}"))
            problems += [
                Problem(shown, name, ".".join(map(str, e["loc"])), e["msg"], _REMEDIES.get(e["type"], "correct the value"))
                for e in error.errors()
            ]
        except TypeError:
            problems.append(Problem(shown, f"entry {index + 1}", "-", "has a field whose name is no word", "quote or correct it"))
    return entries, problems


@lru_cache(maxsize=1)
def shared() -> Knowledge:
    """Return the knowledge base of this process, read when it is first asked for."""
    return load()


def fingerprint(folder: Path = KNOWLEDGE) -> str:
    """Return a digest of the knowledge files, which changes whenever one of them does."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()
