"""The benchmark's arithmetic and manners; what it measures is not tested, since no test times anything."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.load import texts
from tests.load.figures import MAKE_RUN, RASA_RUN, STOCK, Figure, Row, median, percentile, rows, table
from tests.load.processes import Command, ProcessError, free_port, resident_megabytes, run, started, sum_of_family
from tests.load.talks import ChatTalk, NoAnswerError
from tests.unit.fake_chat import FakeChat, answer, serving


def row(*, more_is_better: bool = False, **figures: Figure) -> Row:
    made = Row("a row", "ms", {MAKE_RUN: 0.5, RASA_RUN: 0.6}, more_is_better)
    made.figures = {name.replace("_", " "): figure for name, figure in figures.items()}
    return made


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0, 1), (0.5, 3), (1, 5), (0.25, 2), (0.99, 4.96)],
)
def test_percentile_lies_between_the_two_nearest_values(share: float, expected: float) -> None:
    assert percentile([5, 1, 4, 2, 3], share) == pytest.approx(expected)


def test_percentile_refuses_what_has_none() -> None:
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 0.5)
    with pytest.raises(ValueError, match="share"):
        percentile([1.0], 99)


def test_median_of_an_even_number_is_the_mean_of_the_middle_two() -> None:
    assert median([4, 1, 100, 2]) == 3


def test_ratio_is_to_stock() -> None:
    measured = row(stock=Figure(20), make_run=Figure(10), rasa_run=Figure(14))
    assert measured.ratio(MAKE_RUN) == 0.5
    assert [measured.verdict(MAKE_RUN), measured.verdict(RASA_RUN)] == ["ok", "over"]


def test_ratio_is_to_the_targets_own_figure_where_it_has_one() -> None:
    measured = row(stock=Figure(1), make_run=Figure.of([12, 11, 99], base=[10, 12, 12]))
    assert measured.ratio(MAKE_RUN) == 1
    assert measured.figures[MAKE_RUN].rounds == (12, 11, 99)


def test_budget_can_be_the_least_that_is_allowed() -> None:
    measured = row(more_is_better=True, stock=Figure(50), make_run=Figure(25), rasa_run=Figure(29))
    assert [measured.verdict(MAKE_RUN), measured.verdict(RASA_RUN)] == ["ok", "over"]


def test_what_was_not_measured_never_passes() -> None:
    assert row().verdict(MAKE_RUN) == "not measured"
    assert row(make_run=Figure(1)).verdict(MAKE_RUN) == "not measured"
    other = row(stock=Figure(100), make_run=Figure(1))
    other.comparable = False
    assert other.verdict(MAKE_RUN) == "not measured"


def test_stock_stopped_early_gives_a_bound_that_may_not_settle_it() -> None:
    measured = row(stock=Figure(100, at_least=True), make_run=Figure(40), rasa_run=Figure(70))
    assert [measured.verdict(MAKE_RUN), measured.verdict(RASA_RUN)] == ["ok", "undecided"]
    assert "< 0.40" in table([measured])
    assert measured.as_dict()["make run"]["ratio_is_at_most"] is True


def test_table_shows_every_row_with_figures_ratio_budget_and_verdict() -> None:
    measured = rows()
    measured["start"].figures = {STOCK: Figure(20), MAKE_RUN: Figure(6), RASA_RUN: Figure(7)}
    lines = table(measured.values()).splitlines()
    assert len(lines) == 1 + len(measured)
    assert " ".join(lines[1].split()) == "start to first answer 20.0 s 6.0 s 0.300 <= 0.25 over 7.0 s 0.350 <= 0.4 ok"
    assert lines[-2].count("not measured") == 2


def test_memory_of_a_family_leaves_out_strangers() -> None:
    processes = {1: (0, 1), 10: (1, 100), 11: (10, 20), 12: (11, 3), 99: (1, 5000)}
    assert sum_of_family(10, processes) == 123


def test_memory_of_this_process_is_plausible() -> None:
    assert 5 < resident_megabytes(os.getpid()) < 100_000


def test_a_server_is_ended_when_the_measuring_fails(tmp_path: Path) -> None:
    sleeper = Command([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, {})
    with pytest.raises(NoAnswerError), started(sleeper) as process:
        os.kill(process.pid, 0)
        raise NoAnswerError("silence")
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_a_command_that_fails_tells_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(ProcessError, match="no such model"):
        run(Command([sys.executable, "-c", "raise SystemExit('no such model')"], tmp_path, {}), 30)


def test_a_command_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    _, done = run(Command([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, {}), 0.2)
    assert not done


def test_the_persons_own_settings_have_no_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere")
    check = "import os; raise SystemExit('DATABASE_URL' in os.environ or os.environ['PORT'] != '1')"
    _, done = run(Command([sys.executable, "-c", check], tmp_path, {"PORT": "1"}), 30)
    assert done


def test_an_apology_is_no_answer() -> None:
    with serving(FakeChat()) as fake, ChatTalk(int(fake.url.rpartition(":")[2])) as talk:
        assert talk.ask("What does a matron do?") > 0
        fake.will(200, [answer(topic="failure")])
        with pytest.raises(NoAnswerError, match="matron"):
            talk.ask("What does a matron earn?")
        fake.will(503, "unavailable")
        with pytest.raises(NoAnswerError, match="503"):
            talk.ask("What does a matron earn?")
    assert [body["id"] for body in fake.asked] == ["1", "2", "3"]


def test_nothing_listening_is_an_error_at_once() -> None:
    with pytest.raises(OSError):
        ChatTalk(free_port())


def test_questions_differ_in_more_than_their_roles() -> None:
    assert len({texts.question(number, ["matron"]) for number in range(8000)}) == 8000


def test_messages_have_the_lengths_they_are_named_for() -> None:
    assert {len(texts.long_question(number)) for number in range(100)} == {texts.LONG}
    assert any(texts.is_short(texts.question(number)) for number in range(50))
    assert not texts.is_short("hi")
    assert all(60 <= len(texts.small_talk(number)) <= 90 for number in range(400))
