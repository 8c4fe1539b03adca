"""Atheris searches for bytes that break a promise: `python -m tests.fuzz.guided [target …]`.

Each target gets FUZZ_SECONDS (60) in a process of its own, because libFuzzer ends its process. What
reached something new is kept in `results/fuzz/<target>`, and the next run goes on from there; what broke a
promise lies beside it as `<target>.broken`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

from bot.settings import PROJECT

CORPUS = PROJECT / "results" / "fuzz"
LONGEST = 4096
"""Bytes of an input; long ones are asked by `make fuzz`."""
PATIENCE = 5
"""Seconds that an input may take, instrumented; it takes milliseconds."""


def search(name: str, seconds: int) -> None:
    """Search one target; ends the process."""
    import atheris  # stands only in the environment of `make fuzz-coverage`

    with atheris.instrument_imports(include=["bot", "connectors", "telegram"]):
        from tests.fuzz.seeds import seeds_of  # imported here, so that what it imports is traced
        from tests.fuzz.targets import TARGETS
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds_of(name)):
        (folder / f"seed-{number}").write_bytes(seed[:LONGEST])
    target = TARGETS[name]
    target(b"")  # what is loaded once takes longer than an input may

    def hold(data: bytes) -> None:
        try:
            target(data)
        except BaseException:
            (CORPUS / f"{name}.broken").write_bytes(data)
            raise

    options = [
        *(f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={PATIENCE}"),
        *(f"-artifact_prefix={folder}-", "-rss_limit_mb=4096", "-print_final_stats=1"),
    ]
    atheris.Setup([sys.argv[0], *options, str(folder)], hold)
    atheris.Fuzz()


def search_apart(name: str, seconds: int) -> bool:
    """Search one target in another process and say what came of it; whether it held."""
    ran = subprocess.run(  # our own module
        [sys.executable, "-m", "tests.fuzz.guided", "--here", name, str(seconds)],
        cwd=PROJECT,
        capture_output=True,
        check=False,
    )
    log = ran.stderr.decode("utf-8", "replace") + ran.stdout.decode("utf-8", "replace")
    inputs = re.findall(r"number_of_executed_units:\s+(\d+)", log)
    reached = re.findall(r"\bcov: (\d+)", log)
    held = ran.returncode == 0 and bool(inputs)
    count = int(inputs[-1]) if inputs else 0
    print(f"{name}: {count} inputs, {(reached or ['0'])[-1]} places reached, ", end="")
    print("held" if held else f"BROKEN\n{log[-4000:]}", flush=True)
    return held


def main(arguments: list[str]) -> int:
    """The command; the names are those of `tests/fuzz/targets.py`, all of them if none is given."""
    if arguments[:1] == ["--here"]:
        search(arguments[1], int(arguments[2]))
    from tests.fuzz.targets import TARGETS  # the process that searches imports it traced

    seconds = int(os.environ.get("FUZZ_SECONDS", "60"))
    results = [search_apart(name, seconds) for name in arguments or TARGETS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
