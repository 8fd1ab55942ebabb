"""What people think of the answers, for whoever looks after them: `make feedback`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from ..settings import SettingError, load
from ..stores.schema import StoreError, feedback, open_engine, reason


def summary(rows: Sequence[Any]) -> str:
    """Return counts by topic, and every comment with its question and answer.

    Args:
        rows: Rows of the feedback table, oldest first.
    """
    if not rows:
        return "Nobody has given feedback yet."
    helped = Counter(row.topic for row in rows if row.helpful)
    total = Counter(row.topic for row in rows)
    width = max(len("topic"), *(len(topic) for topic in total))
    lines = [f"{'topic':<{width}}  answers judged  helpful  not helpful"]
    for topic, count in total.most_common():
        lines.append(f"{topic:<{width}}  {count:>14}  {helped[topic]:>7}  {count - helped[topic]:>11}")
    for row in rows:
        if row.comment:
            verdict = "helpful" if row.helpful else "not helpful"
            lines += ["", f"{verdict}: {row.comment}", f"  asked:    {row.question}", *_indented("answered: ", row.answer)]
    return "\n".join(lines)


def _indented(label: str, text: str) -> list[str]:
    first, *rest = [line for line in text.splitlines() if line.strip()] or [""]
    return [f"  {label}{first}", *(f"  {' ' * len(label)}{line}" for line in rest)]


def main() -> int:
    """Print the summary; return an exit code."""
    try:
        engine = open_engine(load().database_url)
        with engine.connect() as connection:
            print(summary(connection.execute(sa.select(feedback).order_by(feedback.c.at)).all()))
    except (SettingError, StoreError) as error:
        print(error, file=sys.stderr)
        return 1
    except sa.exc.SQLAlchemyError as error:
        print(f"The database did not answer ({reason(error)}).", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
