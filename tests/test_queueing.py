"""The simulation of the capacity page gives back what can be worked out by hand."""

from __future__ import annotations

import random

import pytest

from benchmarks.queueing import Costs, closed, open_arrivals


def test_one_client_gets_the_time_of_one_message() -> None:
    costs = Costs(worker=0.008, client=0.001, stores=0.001)
    assert closed(costs, 1, 1, 2.0) == pytest.approx(100, rel=0.05)


def test_a_worker_gives_no_more_than_its_own_time() -> None:
    costs = Costs(worker=0.010, client=0.0001, stores=0.0001)
    assert closed(costs, 1, 16, 4.0) == pytest.approx(100, rel=0.05)
    assert closed(costs, 2, 16, 4.0) == pytest.approx(200, rel=0.05)


def test_the_cores_of_the_machine_bound_what_workers_give() -> None:
    costs = Costs(worker=0.010, client=0.0001, stores=0.0001)
    assert closed(costs, 4, 16, 1.0) == pytest.approx(98, rel=0.05)


def test_cores_that_work_at_the_same_time_hinder_each_other() -> None:
    costs = Costs(worker=0.010, client=0.0001, stores=0.0001)
    alone = closed(costs, 1, 1, 2.0, contention=1.25)
    assert alone == pytest.approx(98, rel=0.05)
    assert closed(costs, 2, 16, 2.0, contention=1.25) == pytest.approx(2 * 98 / 1.25, rel=0.05)


def test_what_messages_share_is_spent_once_for_all_in_hand() -> None:
    alone = Costs(worker=0.010, client=0.0001, stores=0.0001)
    busy = Costs(worker=0.0055, client=0.0001, stores=0.0001)
    costs = Costs.between(alone, busy, 16)
    assert costs.worker == pytest.approx(0.0052)
    assert costs.shared == pytest.approx(0.0048)
    assert closed(costs, 1, 1, 4.0) == pytest.approx(98, rel=0.05)
    assert closed(costs, 1, 16, 4.0) == pytest.approx(1 / 0.0055, rel=0.06)


def test_waiting_grows_as_workers_near_their_limit() -> None:
    costs = Costs(worker=0.010, client=0.0, stores=0.0)
    calm = open_arrivals(costs, 2, 60, random.Random(0), 5000)
    busy = open_arrivals(costs, 2, 190, random.Random(0), 5000)
    assert calm < 0.05 < busy
