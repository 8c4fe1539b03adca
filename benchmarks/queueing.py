"""The queueing simulation of the capacity page, with simpy.

A message needs a client's time, a worker's time (one message at a time each) and the stores' time, and
all of them need a processor core of the machine. A worker takes all that wait for it at once: waking
up, encoding and writing cost it less together than one by one. Nothing is fitted: times are measured.
"""

from __future__ import annotations

import random
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import simpy

SECONDS = 20.0
SLICE = 0.0005
"""Seconds after which a core is given to the next who waits, as an operating system does."""

Steps = Generator[Any, Any, None]


@dataclass(frozen=True, slots=True)
class Costs:
    """Processor seconds a message.

    `waking` is what a worker spends once on all messages that it takes together.
    """

    worker: float
    client: float
    stores: float
    waking: float = 0.0

    @classmethod
    def between(cls, alone: Costs, busy: Costs, together: int) -> Costs:
        """From what a message cost alone and what it cost a worker that had so many at once."""
        worker = (together * busy.worker - alone.worker) / (together - 1)
        return cls(
            worker,
            (alone.client + busy.client) / 2,
            (alone.stores + busy.stores) / 2,
            max(0.0, alone.worker - worker),
        )


def closed(costs: Costs, workers: int, clients: int, cores: float) -> float:
    """Messages a second of clients who each wait for their answer, all on one machine.

    Args:
        costs: of a message.
        workers: each takes what waits for it, and answers one message after the other.
        clients: each sends its next message when it has an answer.
        cores: of the machine, less what others use; a broken number slows every core.
    """
    world = simpy.Environment()
    whole = max(1, round(cores))
    slower = whole / cores
    machine = simpy.Resource(world, whole)
    desks = [simpy.Store(world) for _ in range(workers)]
    loop_of_clients = simpy.Resource(world, 1)
    chance, done = random.Random(0), [0]

    def work(seconds: float) -> Steps:
        left = seconds * slower
        while left > 0:
            with machine.request() as core:
                yield core
                yield world.timeout(min(SLICE, left))
            left -= SLICE

    def worker(desk: simpy.Store) -> Steps:
        while True:
            taken = yield from _take_all(desk)
            yield from work(costs.waking)
            for answered in taken:
                yield from work(chance.gammavariate(4, costs.worker / 4))
                answered.succeed()

    def client(number: int) -> Steps:
        while True:
            with loop_of_clients.request() as turn:
                yield turn
                yield from work(costs.client)
            answered = world.event()
            yield desks[number % workers].put(answered)
            yield answered
            yield from work(costs.stores)
            done[0] += 1

    for desk in desks:
        world.process(worker(desk))
    for number in range(clients):
        world.process(client(number))
    world.run(SECONDS)
    return done[0] / SECONDS


def open_arrivals(
    costs: Costs, workers: int, per_second: float, chance: random.Random, messages: int = 20_000
) -> float:
    """Seconds within which 99 of 100 messages are answered that come by chance, workers on own cores.

    A proxy gives each message to a worker with the fewest in hand.
    """
    world = simpy.Environment()
    desks = [simpy.Store(world) for _ in range(min(workers, 64))]
    in_hand = [0] * len(desks)
    # Of very many workers a part is simulated, with its part of the messages.
    rate = per_second * len(desks) / workers
    took: list[float] = []

    def worker(number: int) -> Steps:
        while True:
            taken = yield from _take_all(desks[number])
            yield world.timeout(costs.waking)
            for answered in taken:
                yield world.timeout(chance.gammavariate(4, costs.worker / 4))
                answered.succeed()

    def message() -> Steps:
        began, answered = world.now, world.event()
        number = in_hand.index(min(in_hand))
        in_hand[number] += 1
        yield desks[number].put(answered)
        yield answered
        in_hand[number] -= 1
        took.append(world.now - began + costs.stores)

    def arrivals() -> Steps:
        for _ in range(messages):
            yield world.timeout(chance.expovariate(rate))
            world.process(message())

    for number in range(len(desks)):
        world.process(worker(number))
    world.run(world.process(arrivals()))
    return sorted(took)[int(0.99 * len(took))]


def _take_all(desk: simpy.Store) -> Generator[Any, Any, list[simpy.Event]]:
    """Wait for a message, and take it with all others that wait."""
    first = yield desk.get()
    others, desk.items[:] = list(desk.items), []
    return [first, *others]
