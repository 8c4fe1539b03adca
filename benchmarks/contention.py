"""How much more processor time the same work takes while the other cores work, too.

Cores share caches, memory and often one arithmetic unit, so that two of them do less than twice the
work of one. The simulation of capacity needs that as a property of the machine.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from statistics import mean, median

from benchmarks.load import read_sentences

SENTENCES = 600
ROUNDS = 5


def contention() -> float:
    """Processor time of encoding sentences with all cores at it, over that with one core."""
    cores = os.cpu_count() or 1
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, mp_context=context) as pool:
        list(pool.map(_encode, [SENTENCES] * cores))  # every process loads its encoder
        ratios = []
        for _ in range(ROUNDS):
            alone = pool.submit(_encode, SENTENCES).result()
            ratios.append(mean(pool.map(_encode, [SENTENCES] * cores)) / alone)
    return max(1.0, median(ratios))


def _encode(sentences: int) -> float:
    """Processor seconds for so many sentences, one after the other."""
    from bot.nlu.encoder import sentence_encoder  # in the process that measures it

    encoder = sentence_encoder()
    texts = [text for _, text in read_sentences()[:sentences]]
    encoder.encode(texts[:1])
    began = time.process_time()
    for text in texts:
        encoder.encode([text])
    return time.process_time() - began
