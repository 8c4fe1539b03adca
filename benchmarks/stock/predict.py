"""Runs in the stock environment: JSON strings in, a line a text out: the intent
that is answered, which may be Rasa's fallback.

python predict.py MODEL < texts.jsonl
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

import structlog

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))

from rasa.core.agent import Agent  # noqa: E402  # Rasa logs texts while it is imported otherwise


async def main(model: str) -> None:
    """Answer every line of the input."""
    agent = Agent.load(model)
    for line in sys.stdin:
        began = time.perf_counter()
        parsed = await agent.parse_message(json.loads(line))
        milliseconds = (time.perf_counter() - began) * 1000
        answer = {"intent": parsed["intent"]["name"], "milliseconds": round(milliseconds, 3)}
        print(json.dumps(answer), flush=True)


asyncio.run(main(sys.argv[1]))
