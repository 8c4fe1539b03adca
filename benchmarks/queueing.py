"""The queueing simulation of the capacity page, with simpy.

A message needs a client's time, a worker's and the stores', and all of them need a processor core of the
machine. A worker goes on with all messages that it has in hand, because each waits for stores in between.
A part of its time it spends once for all of them: waking up, encoding, writing. Cores that work at the
same time hinder each other. Nothing is fitted: times and hindrance are measured.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

import simpy

SECONDS = 20.0
SLICE = 0.0005
"""Seconds after which a core is given to the next who waits, as an operating system does."""

Steps = Generator[Any, Any, None]
Work = Callable[[float], Steps]
"""Spends seconds of a processor."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Processor seconds a message.

    `shared` is what a worker spends once on all messages that it has in hand.
    """

    worker: float
    client: float
    stores: float
    shared: float = 0.0

    @classmethod
    def between(cls, alone: Costs, busy: Costs, together: int) -> Costs:
        """From what a message cost a worker that had it alone, and one that had so many at once."""
        worker = (together * busy.worker - alone.worker) / (together - 1)
        return cls(
            worker,
            (alone.client + busy.client) / 2,
            (alone.stores + busy.stores) / 2,
            max(0.0, alone.worker - worker),
        )


@dataclass(slots=True)
class _Taken:
    """A message in a worker's hand; `left` is 1 for a message of mean size that was just taken."""

    left: float
    answered: simpy.Event


def closed(
    costs: Costs, workers: int, clients: int, cores: float, contention: float = 1.0
) -> float:
    """Messages a second of clients who each wait for their answer, all on one machine.

    Args:
        costs: of a message.
        workers: each goes on with all that it has in hand.
        clients: each sends its next message when it has an answer.
        cores: of the machine, less what others use; a broken number slows every core.
        contention: how many times as long work takes while another core works (`contention`).
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
                crowded = contention if machine.count > 1 else 1.0
                yield world.timeout(min(SLICE, left) * crowded)
            left -= SLICE

    def client(number: int) -> Steps:
        while True:
            with loop_of_clients.request() as turn:
                yield turn
                yield from work(costs.client)
            yield from _message(world, costs, desks[number % workers], work, chance)
            done[0] += 1

    for desk in desks:
        world.process(_worker(costs, desk, work))
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

    def work(seconds: float) -> Steps:
        yield world.timeout(seconds)

    def message() -> Steps:
        began = world.now
        number = in_hand.index(min(in_hand))
        in_hand[number] += 1
        yield from _message(world, costs, desks[number], work, chance)
        in_hand[number] -= 1
        took.append(world.now - began)

    def arrivals() -> Steps:
        for _ in range(messages):
            yield world.timeout(chance.expovariate(rate))
            world.process(message())

    for desk in desks:
        world.process(_worker(costs, desk, work))
    world.run(world.process(arrivals()))
    return sorted(took)[int(0.99 * len(took))]


def _message(
    world: simpy.Environment, costs: Costs, desk: simpy.Store, work: Work, chance: random.Random
) -> Steps:
    """One message, from a worker to its answer."""
    taken = _Taken(chance.gammavariate(4, 1 / 4), world.event())
    yield desk.put(taken)
    yield taken.answered
    yield from work(costs.stores)


def _worker(costs: Costs, desk: simpy.Store, work: Work) -> Steps:
    """Goes on with all messages in hand by turns, for ever."""
    hand: list[_Taken] = []
    while True:
        if not hand:
            hand.append((yield desk.get()))
        hand += desk.items
        desk.items.clear()
        each = costs.worker + costs.shared / len(hand)
        yield from work(SLICE)
        for taken in hand:
            taken.left -= SLICE / each / len(hand)
            if taken.left <= 0:
                taken.answered.succeed()
        hand = [taken for taken in hand if taken.left > 0]
