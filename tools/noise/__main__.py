"""The figures of decisions/0008-small-cells.md; `python -m tools.noise --help` says which there are."""

from __future__ import annotations

import argparse

from tools.noise.attacks import LEAF, QUARTER, find, free_ranges, insider
from tools.noise.design import table
from tools.noise.usefulness import useful

SIZES = (100, 800, 3_600, 1_000_000)
USUAL = (0.25, 2.0, 16.0)
"""Of a week: a rare kind of danger; 8 of 100 a month; 8 in 100 of 800."""

TREES = {
    "week, from month and quarter": QUARTER,
    "row, from 2 rows and their whole": (LEAF,) * 2,
    "row, from 6 rows and their whole": (LEAF,) * 6,
}


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.noise")
    parser.add_argument("what", choices=["table", "useful", "attacks"])
    parser.add_argument("--trials", type=int, default=2_000)
    options = parser.parse_args()
    {"table": _table, "useful": _useful, "attacks": _attacks}[options.what](options.trials)


def _table(_trials: int) -> None:
    for count, row in table().items():
        print(f"    {count}: {{{', '.join(f'{noise}: {n:_}' for noise, n in row.items())}}},")


def _useful(trials: int) -> None:
    print("conversations  share  figures  noise ±  chance ±  interval ± points  holds the truth")
    for size in SIZES:
        for share in (0.08, 0.01):
            for parts in (1, 4):
                one = useful(size, share, trials, parts=parts)
                print(
                    f"{size:>13,} {share:>6.0%} {parts:>8} {one.error:>8.1f} {one.chance:>9.1f}"
                    f" {one.half:>18.2f} {one.covered:>15.1f} %"
                )


def _attacks(trials: int) -> None:
    print("found exactly, in per cent        usual count  guessing  attack  points", end="")
    print("  sure of one or two: before, now")
    for name, tree in TREES.items():
        for usual in USUAL:
            one = find(tree, usual, max(20, trials // 5))
            print(
                f"{name:<34} {usual:>10} {one.guessing:>9.1f} {one.attack:>7.1f} {one.gain:>+7.1f}"
                f" {one.sure_before:>18.1f} {one.sure:>5.1f}"
            )
    print("\nThe same figure asked for again: the same number (tests/outcomes/test_noise.py).")
    print("\nWhether one person is in a cell, by an insider who knows all others (guessing 50):")
    for count, several in ((0, (1,)), (1, (1, 3)), (8, (1, 3, 8)), (30, (1, 3, 8))):
        told = ", ".join(
            f"{insider(count, figures, trials):.0f} by {figures}" for figures in several
        )
        print(f"  {count:>3} others: {told} figures")
    print("\nNot offered, freely chosen days, a week of 16 by pairs of ranges:")
    for pairs in (1, 10, 100):
        print(f"  {pairs:>4} pairs: {free_ranges(16, pairs, trials // 4):.0f} per cent found")


if __name__ == "__main__":
    main()
