"""Makes `outlines.json` from the npm package `world-atlas` 2 (ISC; data: Natural Earth, public domain).

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python -m tools.atlas package/countries-50m.json

Two maps: the whole OSCE region, and Europe enlarged. Outlines become SVG paths, so that a page needs
neither a map service nor a script. Equal areas, because a large State must not look more important.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.core import get_global

from bot.knowledge.regions import PARTICIPATING_STATES
from bot.settings import PROJECT

OUTLINES = PROJECT / "bot" / "console" / "atlas" / "outlines.json"
WIDTH = 960
OTHERS = ""
"""What is not a participating State is drawn in one colour, without a name."""

Point = tuple[float, float]
Ring = list[Point]

CRIMEA = (32.4, 36.7, 44.3, 46.3)
"""Natural Earth draws who controls a place; for the OSCE this is a part of Ukraine."""

SMALLEST = 2.0
"""Islands narrower than this, in units of the map, are left out."""

TINY = 9.0
"""States narrower than this get a dot that can be seen."""

FARTHEST_SOUTH = -10
"""What lies south of this would be torn apart by the projections, and is on neither map."""

DETAIL = 0.5
"""How far a simplified line may stray, in units of the map; others are drawn with less care."""


@dataclass(frozen=True, slots=True)
class View:
    """A map: its projection and its frame (left, top, right, bottom) in radii of the earth."""

    project: Callable[[float, float], Point]
    frame: tuple[float, float, float, float]


def equal_area(middle_latitude: float, middle_longitude: float) -> Callable[[float, float], Point]:
    """Lambert's azimuthal projection around a point; `y` grows downwards."""
    middle = math.radians(middle_latitude)

    def project(longitude: float, latitude: float) -> Point:
        turn, phi = math.radians(longitude - middle_longitude), math.radians(latitude)
        near = math.sin(middle) * math.sin(phi) + math.cos(middle) * math.cos(phi) * math.cos(turn)
        up = math.cos(middle) * math.sin(phi) - math.sin(middle) * math.cos(phi) * math.cos(turn)
        scale = math.sqrt(2 / max(1 + near, 1e-6))
        return scale * math.cos(phi) * math.sin(turn), -scale * up

    return project


VIEWS = {
    "region": View(equal_area(78, 5), (-1.06, -0.88, 0.98, 0.9)),
    "europe": View(equal_area(52, 15), (-0.34, -0.36, 0.46, 0.29)),
}


def main() -> None:
    """Write the file."""
    states = read_states(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    maps = {name: draw(states, view) for name, view in VIEWS.items()}
    OUTLINES.write_text(json.dumps(maps, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUTLINES.name}: {OUTLINES.stat().st_size / 1000:.0f} kB")


def read_states(topology: dict[str, Any]) -> dict[str, list[Ring]]:
    """Outlines in degrees by ISO code."""
    arcs = list(_arcs(topology))
    codes = get_global("territory_aliases")
    states: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(str(shape.get("id")), [OTHERS])[0]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            ring = _join(polygon[0], arcs)
            owner = "UA" if code == "RU" and _is_within(ring, *CRIMEA) else code
            states.setdefault(owner if owner in PARTICIPATING_STATES else OTHERS, []).append(ring)
    return states


def draw(states: dict[str, list[Ring]], view: View) -> dict[str, Any]:
    """One map: its size, a path for each State, and dots for the tiny ones."""
    left, top, right, bottom = view.frame
    scale = WIDTH / (right - left)
    height = round((bottom - top) * scale)
    paths, dots = {}, {}
    for code, rings in sorted(states.items()):
        drawn = [
            [((x - left) * scale, (y - top) * scale) for x, y in (view.project(*p) for p in ring)]
            for ring in rings
            if max(y for _, y in ring) > FARTHEST_SOUTH
        ]
        seen = [ring for ring in drawn if _is_on(ring, height)]
        if not seen:
            continue
        largest = max(seen, key=_width)
        if code and _width(largest) < TINY:
            dots[code] = _middle(largest)
        kept = [ring for ring in seen if _width(ring) >= SMALLEST]
        paths[code] = "".join(
            _path(_simplified(ring, DETAIL if code else 4 * DETAIL)) for ring in kept
        )
    return {"width": WIDTH, "height": height, "paths": paths, "dots": dots}


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """TopoJSON holds each border once, as steps from point to point."""
    (wide, high), (east, north) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * wide + east, y * high + north))
        yield points


def _join(numbers: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _is_within(ring: Ring, west: float, east: float, south: float, north: float) -> bool:
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def _is_on(ring: Ring, height: float) -> bool:
    return any(0 <= x <= WIDTH and 0 <= y <= height for x, y in ring)


def _width(ring: Ring) -> float:
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return max(max(across) - min(across), max(down) - min(down))


def _middle(ring: Ring) -> Point:
    across, down = [x for x, _ in ring], [y for _, y in ring]
    return round((max(across) + min(across)) / 2, 1), round((max(down) + min(down)) / 2, 1)


def _simplified(ring: Ring, detail: float) -> Ring:
    """Douglas and Peucker (1973), without recursion."""
    kept = {0, len(ring) - 1}
    spans = [(0, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        far, where = 0.0, first
        for index in range(first + 1, last):
            distance = _distance(ring[index], ring[first], ring[last])
            if distance > far:
                far, where = distance, index
        if far > detail:
            kept.add(where)
            spans += [(first, where), (where, last)]
    return [ring[index] for index in sorted(kept)]


def _distance(point: Point, first: Point, last: Point) -> float:
    across, down = last[0] - first[0], last[1] - first[1]
    length = math.hypot(across, down)
    if length == 0:
        return math.dist(point, first)
    return abs(across * (first[1] - point[1]) - down * (first[0] - point[0])) / length


def _path(ring: Ring) -> str:
    points = dict.fromkeys((round(x, 1), round(y, 1)) for x, y in ring)
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points) + "Z"


if __name__ == "__main__":
    main()
