"""The fastest algebra that this processor can do, also where numpy's library does not know the processor.

OpenBLAS chooses its kernels by the model of the processor. To one that is newer than the library (numpy
1.26 brings OpenBLAS 0.3.23 of April 2023) it gives those of 2004, "Prescott": a message is encoded three
times as slowly on it, and training takes three times as long. What the processor says that it can do is
enough to choose better.

Training takes those that nearly every processor can do, whatever the environment says (`for_training`):
sums that are rounded in another order make another model of the same messages, and it is the model of these
kernels that is measured and tested (decisions/0002-understanding.md, "The same model").

Asked at every start of the interpreter, before numpy (`bot.engine.lean`): small, and without imports.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

VARIABLE = "OPENBLAS_CORETYPE"
"""Read by OpenBLAS when it is loaded; whoever sets it is obeyed."""

Kernels = tuple[str, frozenset[str]]
"""OpenBLAS's name of some kernels, and what a processor must be able to do for them."""

KERNELS: Sequence[Kernels] = (
    ("SKYLAKEX", frozenset({"avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd", "fma"})),
    ("HASWELL", frozenset({"avx2", "fma"})),
)
"""Best first; what the last needs, Intel's processors have had since 2013 and AMD's since 2015."""

THREADS = "OPENBLAS_NUM_THREADS"
"""Read by OpenBLAS when it is loaded: how many share a product, and so in what order it is summed."""

FIRST_PROCESSOR = 8192
"""Signs of Linux's list of processors that hold the first one's abilities."""


def best_kernels(processors: str, among: Sequence[Kernels] = KERNELS) -> str | None:
    """The kernels for a processor; nothing for one that can do none of this, which OpenBLAS knows.

    Args:
        processors: the beginning of `/proc/cpuinfo`.
        among: which to choose from, best first.
    """
    for line in processors.splitlines():
        if line.startswith("flags"):
            able = frozenset(line.split())
            return next((name for name, needed in among if needed <= able), None)
    return None


def choose(path: str = "/proc/cpuinfo") -> None:
    """Tell OpenBLAS, unless somebody has; without Linux's list it chooses by itself."""
    if VARIABLE not in os.environ and (name := best_kernels(_processors(path))):
        os.environ[VARIABLE] = name


def for_training(path: str = "/proc/cpuinfo") -> dict[str, str]:
    """The variables with which the same messages make the same model on each processor that has AVX2.

    Whoever set others meant to compare machines or to limit what they use, not to have another model.
    """
    name = best_kernels(_processors(path), KERNELS[-1:])
    return {THREADS: "1"} | ({VARIABLE: name} if name else {})


def _processors(path: str) -> str:
    try:
        with open(path, encoding="ascii", errors="replace") as list_of_processors:
            return list_of_processors.read(FIRST_PROCESSOR)
    except OSError:
        return ""
