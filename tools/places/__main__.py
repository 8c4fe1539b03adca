"""`python -m tools.places NODE_MODULES`: build the gazetteer's data anew (README.md says from what)."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.places.build import build

if len(sys.argv) != 2:
    raise SystemExit("Usage: python -m tools.places NODE_MODULES")
print(f"{build(Path(sys.argv[1]))} names written")
