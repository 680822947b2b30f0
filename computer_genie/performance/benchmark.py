"""Measures the engine beside its rivals:

    python -m computer_genie.performance.benchmark --component simd --image-size 1920x1080
    python -m computer_genie.performance.benchmark --requests 200 --concurrent 8

Rivals take part when they are installed; `make bench-setup` installs those of the published
figures. Every ratio is of medians of one run, after the outputs were compared; losses are shown.
"""
from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence

from computer_genie.performance.benchmarks.measure import Row, announce
from computer_genie.performance.benchmarks.runner import COMPONENTS, BenchmarkRunner

_EXAMPLES = """examples:
  python -m computer_genie.performance.benchmark --component simd --image-size 3840x2160
  python -m computer_genie.performance.benchmark --component protocol --json results.json
"""


def table(rows: Sequence[Row]) -> str:
    """The rows for a person: one line each, ratios last."""
    lines = [f"{'':44}{'ours ms':>10}{'p95':>10}{'ratio':>9}{'asked':>7}  baseline"]
    for each in rows:
        ratio = f"{each['ratio']:.2f}x" if "ratio" in each else ""
        asked = f"{each['asked']:g}x" if "asked" in each else ""
        times = "".join(
            f"{each[key]:>10.4g}" if key in each else f"{'':10}"
            for key in ("median_ms", "p95_ms")
        )
        line = f"{each['name']:<44}{times}{ratio:>9}{asked:>7}  {each.get('baseline', '')}"
        lines.append(line.rstrip() + (f"  ({each['note']})" if "note" in each else ""))
    return "\n".join(lines)


def _image_size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    try:
        return int(width), int(height)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; give WIDTHxHEIGHT") from None


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m computer_genie.performance.benchmark",
        description="Measures the engine beside its rivals.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--component", choices=COMPONENTS, default="detect")
    parser.add_argument("--requests", type=int, help="detect: how many detections")
    parser.add_argument("--concurrent", type=int, help="detect: how many at once")
    parser.add_argument("--iterations", type=int, default=20, help="measurements of each thing")
    parser.add_argument("--size", type=int, help="protocol: the elements of a Scene")
    parser.add_argument("--image-size", type=_image_size, default=(1920, 1080), metavar="WxH")
    parser.add_argument("--json", metavar="FILE", help="write the results to this file too")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    options = vars(_arguments(given))
    path = options.pop("json")
    try:
        result = asyncio.run(BenchmarkRunner().run(**options))
    except ValueError as error:
        print(f"benchmark: {error}", file=sys.stderr)
        return 2
    announce("")
    print(table(result["rows"]))
    return 0 if path is None else _write(path, json.dumps(result, indent=1))


def _write(path: str, text: str) -> int:
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text + "\n")
    except OSError as error:
        print(f"benchmark: {path}: {error.strerror}; give another --json", file=sys.stderr)
        return 5
    return 0


if __name__ == "__main__":
    sys.exit(main())
