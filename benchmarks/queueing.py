"""The queueing simulation of the capacity page, with simpy.

A message needs a client's time, a worker's time (one message at a time each) and the stores' time, and
all of them need a processor core of the machine. Nothing is fitted: times are measured.
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
    """Processor seconds a message."""

    worker: float
    client: float
    stores: float


def closed(costs: Costs, workers: int, clients: int, cores: float) -> float:
    """Messages a second of clients who each wait for their answer, all on one machine.

    Args:
        costs: of a message.
        workers: each answers one message at a time.
        clients: each sends its next message when it has an answer.
        cores: of the machine, less what others use; a broken number slows every core.
    """
    world = simpy.Environment()
    whole = max(1, round(cores))
    slower = whole / cores
    machine = simpy.Resource(world, whole)
    loops = [simpy.Resource(world, 1) for _ in range(workers)]
    loop_of_clients = simpy.Resource(world, 1)
    chance, done = random.Random(0), [0]

    def work(seconds: float) -> Steps:
        left = seconds * slower
        while left > 0:
            with machine.request() as core:
                yield core
                yield world.timeout(min(SLICE, left))
            left -= SLICE

    def client(number: int) -> Steps:
        while True:
            with loop_of_clients.request() as turn:
                yield turn
                yield from work(costs.client)
            with loops[number % workers].request() as turn:
                yield turn
                yield from work(chance.gammavariate(4, costs.worker / 4))
            yield from work(costs.stores)
            done[0] += 1

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
    loops = [simpy.Resource(world, 1) for _ in range(min(workers, 64))]
    # Of very many workers a part is simulated, with its part of the messages.
    rate = per_second * len(loops) / workers
    took: list[float] = []

    def message() -> Steps:
        began = world.now
        loop = min(loops, key=lambda one: one.count + len(one.queue))
        with loop.request() as turn:
            yield turn
            yield world.timeout(chance.gammavariate(4, costs.worker / 4))
        took.append(world.now - began + costs.stores)

    def arrivals() -> Steps:
        for _ in range(messages):
            yield world.timeout(chance.expovariate(rate))
            world.process(message())

    world.process(arrivals())
    world.run()
    return sorted(took)[int(0.99 * len(took))]
