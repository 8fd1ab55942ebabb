"""The course of a benchmark: what is measured, how often, and in which order, so that no server has the better moments."""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from advisor.settings import ROOT

from . import measure, stock, texts
from .figures import MAKE_RUN, OURS, RASA_RUN, STOCK, Figure, Row, median, percentile
from .measure import Server, Target
from .processes import Command, ProcessError, run
from .talks import ChatTalk, RestTalk


@dataclass(frozen=True)
class Plan:
    """How much to measure.

    Attributes:
        starts: How often every server is started.
        rounds: How often each of the load measurements is repeated, the servers taking turns.
        messages: Messages of one client in a round.
        seconds: How long the eight clients ask in a round.
        long_messages: Messages of each length in a round.
        long_talks: Conversations of 305 turns.
        trainings: Trainings of this project; none means that stock is not trained either.
        training_seconds: When stock's training, which takes far longer, is stopped.
    """

    starts: int
    rounds: int
    messages: int
    seconds: float
    long_messages: int
    long_talks: int
    trainings: int
    training_seconds: float = 360.0


FULL = Plan(starts=2, rounds=5, messages=200, seconds=4.0, long_messages=24, long_talks=3, trainings=2)
SHORT = Plan(starts=1, rounds=2, messages=100, seconds=3.0, long_messages=18, long_talks=1, trainings=0)

Rounds = dict[str, list[float]]


def targets(model: Path, stock_project: Path) -> list[Target]:
    """Return what is measured: this project's model served in its two ways, and the stock project."""

    def ours(words: Callable[[int], list[str]]) -> Callable[[int, Path], Command]:
        def command(port: int, folder: Path) -> Command:
            env = {"VAR_DIR": str(folder), "MODELS_DIR": str(model.parent), "PORT": str(port), "CHAT_RATE_LIMIT": "off"}
            return Command(words(port), ROOT, env)

        return command

    def rasa_run(port: int, *arguments: str) -> list[str]:
        return stock.rasa("run", "--interface", "127.0.0.1", "--port", str(port), *arguments)

    launch = ours(lambda port: [sys.executable, "-m", "advisor.server.launch"])
    plain = ours(lambda port: rasa_run(port, "--model", str(model)))
    return [
        Target(MAKE_RUN, launch, ChatTalk, texts.question),
        Target(RASA_RUN, plain, ChatTalk, texts.question),
        Target(STOCK, lambda port, _: Command(rasa_run(port), stock_project, {}), RestTalk, texts.small_talk),
    ]


def measure_servers(plan: Plan, measured: dict[str, Row], aims: list[Target]) -> None:
    """Start the servers, several times, and load the last ones started."""
    starts: Rounds = defaultdict(list)
    memory: Rounds = defaultdict(list)
    for number in range(plan.starts):
        with ExitStack() as stack:
            servers = []
            for aim in aims:
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
                server = stack.enter_context(measure.serving(aim, folder))
                starts[aim.name].append(server.start_seconds)
                memory[aim.name].append(measure.idle_memory(server))
                say(f"{aim.name}: first answer after {server.start_seconds:.1f} s, {memory[aim.name][-1]:,.0f} MB")
                servers.append(server)
            if number == plan.starts - 1:
                record(measured["start"], starts)
                record(measured["memory"], memory)
                load_servers(plan, measured, servers)


def load_servers(plan: Plan, measured: dict[str, Row], servers: list[Server]) -> None:
    """Measure the rows that need running servers, which take turns so that a noisy moment hits them all."""
    ours = [server for server in servers if server.target.name in OURS]
    _latency(plan, measured, servers)
    _throughput(plan, measured["throughput"], servers)
    _long_talks(plan, measured["long_talk"], ours)
    _long_texts(plan, measured["long_text"], ours)


def _latency(plan: Plan, measured: dict[str, Row], servers: list[Server]) -> None:
    p50: Rounds = defaultdict(list)
    p99: Rounds = defaultdict(list)
    for server in in_turns(servers, plan.rounds, "One client"):
        taken = measure.one_client(server, plan.messages)
        p50[server.target.name].append(median(taken))
        p99[server.target.name].append(percentile(taken, 0.99))
    record(measured["p50"], p50)
    record(measured["p99"], p99)


def _throughput(plan: Plan, row: Row, servers: list[Server]) -> None:
    rates: Rounds = defaultdict(list)
    for server in in_turns(servers, plan.rounds, "Eight clients"):
        rates[server.target.name].append(measure.answers_a_second(server, plan.seconds))
    record(row, rates)


def _long_talks(plan: Plan, row: Row, servers: list[Server]) -> None:
    early: Rounds = defaultdict(list)
    late: Rounds = defaultdict(list)
    for server in in_turns(servers, plan.long_talks, "Long conversations"):
        first, last = measure.long_talk(server)
        early[server.target.name].append(median(first))
        late[server.target.name].append(median(last))
    record(row, late, early)


def _long_texts(plan: Plan, row: Row, servers: list[Server]) -> None:
    short: Rounds = defaultdict(list)
    long: Rounds = defaultdict(list)
    long_texts = {server.target.name: map(texts.long_question, itertools.count()) for server in servers}
    for server in in_turns(servers, plan.rounds, "Long messages"):
        name = server.target.name
        short[name].append(median(measure.one_client(server, plan.long_messages, filter(texts.is_short, server.texts))))
        long[name].append(median(measure.one_client(server, plan.long_messages, long_texts[name])))
    record(row, long, short)


def measure_training(plan: Plan, row: Row, stock_project: Path, epochs: int | None) -> None:
    """Train this project in its two ways, several times, and the stock pipeline on the same data, once."""
    ways = {MAKE_RUN: [sys.executable, "-m", "advisor.server.rasa_cli"], RASA_RUN: stock.rasa()}

    taken: Rounds = defaultdict(list)
    for _ in range(plan.trainings):
        for name, words in ways.items():
            took, done = _train(words, ROOT, plan.training_seconds)
            if not done:
                raise ProcessError(f"Training ({name}) took over {plan.training_seconds:.0f} seconds.")
            taken[name].append(took)
            say(f"{name}: trained in {took:.1f} s")
    record(row, taken)
    say(f"stock pipeline on the same data: training, for {plan.training_seconds / 60:.0f} minutes at most ...")
    with stock.project_with_our_data(stock_project, epochs) as project:
        took, done = _train(stock.rasa(), project, plan.training_seconds)
    say(f"stock pipeline on the same data: {'trained' if done else 'stopped'} after {took:.0f} s")
    row.figures[STOCK] = Figure(took, at_least=not done)
    # With other epochs it is not what stock does, and the ratio says nothing.
    row.comparable = epochs is None


def _train(words: list[str], project: Path, seconds: float) -> tuple[float, bool]:
    """Train a project; return the seconds it took and whether it came to its end within the time."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        arguments = ["train", "--force", "--out", folder, "--fixed-model-name", "bench"]
        took, done = run(Command([*words, *arguments], project, {"RASA_CACHE_DIRECTORY": folder}), seconds)
        if done and not (Path(folder) / "bench.tar.gz").is_file():
            raise ProcessError(f"{' '.join(words)} train left no model.")
    return took, done


def in_turns(servers: list[Server], rounds: int, what: str) -> Iterator[Server]:
    """Give every server once a round, each round beginning with another one."""
    for number in range(rounds):
        say(f"{what}: round {number + 1} of {rounds}")
        first = number % len(servers)
        yield from servers[first:] + servers[:first]


def record(row: Row, rounds: Rounds, base: Rounds | None = None) -> None:
    """Put the medians of the rounds into a row."""
    for name, values in rounds.items():
        row.figures[name] = Figure.of(values, base[name] if base else None)


def say(text: str) -> None:
    """Show progress."""
    print(text, file=sys.stderr, flush=True)
