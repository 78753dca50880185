"""Measure a job size by size, and draw the results as points on two logarithmic axes, in SVG."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from html import escape
from multiprocessing import get_context
from pathlib import Path

WIDTH, HEIGHT, LEFT, BOTTOM, MARGIN, LEGEND = 640, 400, 70, 50, 20, 24
COLORS = ("#1f5fa8", "#b3541e", "#2d7d46", "#7a3b8f")
Points = Sequence[tuple[float, float]]


def measured(
    job: Callable[[Path, int], tuple[int, float, float]], data: Path, sizes: Iterable[int]
) -> dict[str, Points]:
    """Return the results of ``job`` for each size: the seconds and the gigabytes, each with the number of items.

    Each size runs in a process of its own, so that its memory can be measured.
    """
    found = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            found.append(alone.submit(job, data, size).result())
    return {
        "seconds": [(many, seconds) for many, seconds, _ in found],
        "gigabytes": [(many, memory) for many, _, memory in found],
    }


def growth(path: Path, title: str, across: str, up: str, lines: Mapping[str, Points], slope: str = "") -> None:
    """Draw the points of each line. ``slope`` names a dashed line of proportional growth from the first point on."""
    points = [point for line in lines.values() for point in line]
    if slope:
        (x0, y0), end = next(iter(lines.values()))[0], max(x for x, _ in points)
        points.append((end, y0 * end / x0))
    left, right = span(x for x, _ in points)
    low, high = span(y for _, y in points)

    def place(x: float, y: float) -> tuple[float, float]:
        wide, tall = WIDTH - LEFT - MARGIN, HEIGHT - BOTTOM - MARGIN - 2 * LEGEND
        return (
            LEFT + wide * (math.log10(x) - left) / (right - left),
            HEIGHT - BOTTOM - tall * (math.log10(y) - low) / (high - low),
        )

    body = [f'<text x="{LEFT}" y="{MARGIN + 2}" font-weight="bold">{escape(title)}</text>']
    for decade in range(left, right + 1):
        x, bottom = place(10**decade, 10**low)
        body.append(f'<path d="M{x:.1f} {bottom:.1f}V{place(1, 10**high)[1]:.1f}" stroke="#ddd"/>')
        body.append(f'<text x="{x:.1f}" y="{bottom + 18:.1f}" text-anchor="middle">{10**decade:,}</text>')
    for decade in range(low, high + 1):
        x, y = place(10**left, 10**decade)
        body.append(f'<path d="M{x:.1f} {y:.1f}H{place(10**right, 1)[0]:.1f}" stroke="#ddd"/>')
        body.append(f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**decade:g}</text>')
    body.append(f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - 10}" text-anchor="end">{escape(across)}</text>')
    body.append(f'<text x="{LEFT}" y="{MARGIN + LEGEND}" fill="#555">{escape(up)}</text>')
    for number, (name, line) in enumerate(lines.items()):
        color = COLORS[number % len(COLORS)]
        placed = [place(x, y) for x, y in line]
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        body.append(f'<polyline points="{drawn}" fill="none" stroke="{color}" stroke-width="2"/>')
        body += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{color}"/>' for x, y in placed]
        x, y = placed[len(placed) // 2]
        body.append(f'<text x="{x + 6:.1f}" y="{y + 18:.1f}" fill="{color}">{escape(name)}</text>')
    if slope:
        (ax, ay), (bx, by) = place(x0, y0), place(*points[-1])
        body.append(f'<path d="M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}" stroke="#777" stroke-dasharray="5 4"/>')
        body.append(
            f'<text x="{(ax + bx) / 2 - 8:.1f}" y="{(ay + by) / 2 - 8:.1f}" text-anchor="end" fill="#777">'
            f"{escape(slope)}</text>"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="12" role="img" aria-label="{escape(title)}"><rect width="100%" height="100%" fill="#fff"/>'
        + "".join(body)
        + "</svg>\n",
        encoding="utf-8",
    )


def span(values: Iterable[float]) -> tuple[int, int]:
    """Return the exponents of the powers of ten that enclose all values."""
    some = sorted(values)
    first, last = math.floor(math.log10(some[0])), math.ceil(math.log10(some[-1]))
    return first, max(last, first + 1)
