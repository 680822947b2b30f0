"""The benchmark's command and runner give rows; no figure is asserted."""
import asyncio
import json

import pytest

from computer_genie.performance import BenchmarkRunner
from computer_genie.performance.benchmark import main
from computer_genie.performance.benchmarks import chain_memory, rival_programs

KEYS = {"name", "median_ms", "p95_ms", "p99_ms"}


def test_the_command_prints_a_table_and_writes_json(tmp_path, capsys):
    path = tmp_path / "rows.json"
    arguments = ["--iterations", "2", "--requests", "4", "--concurrent", "2",
                 "--image-size", "320x200", "--json", str(path)]  # fmt: skip
    assert main(arguments) == 0
    shown = capsys.readouterr()
    assert "detect/320x200" in shown.out and "requests a second" in shown.out
    assert shown.err == ""  # progress is for terminals alone
    result = json.loads(path.read_text())
    assert result["component"] == "detect" and len(result["rows"]) == 2
    assert all(KEYS <= set(row) for row in result["rows"])
    assert result["machine"]["instruction_set"]


def test_operations_are_compared_before_they_are_timed():
    result = asyncio.run(
        BenchmarkRunner().run(component="simd", iterations=1, image_size=(320, 200))
    )
    chain = result["rows"][0]
    assert chain["name"] == "chain gray, blur, edges" and chain["asked"] == 8
    assert "edges equal" in chain["note"] and chain["baseline"] == "Pillow and numpy"


@pytest.fixture
def no_programs(monkeypatch, tmp_path):
    """As in a checkout without the rivals in C++."""
    monkeypatch.setattr(rival_programs, "_PROGRAMS", tmp_path)


def test_scenes_dicts_and_images_are_measured_beside_json(no_programs):
    rows = asyncio.run(
        BenchmarkRunner().run(component="protocol", iterations=1, size=9, image_size=(160, 96))
    )["rows"]
    names = [row["name"] for row in rows]
    for start in ("Scene of 9", "dicts of 9", "message with an image of 160x96"):
        beside = {row["baseline"] for row in rows if row["name"].startswith(start)}
        assert "json" in beside, names
    assert all(row["ratio"] > 0 for row in rows if "baseline" in row)
    assert sum(row.get("asked", 0) == 2 for row in rows) == 1
    assert sum(row.get("asked", 0) == 20 for row in rows) == 1


def test_memory_is_measured_and_results_are_compared(no_programs, monkeypatch):
    monkeypatch.setattr(chain_memory, "_PROCESSES", 1)
    rows = asyncio.run(
        BenchmarkRunner().run(component="memory", iterations=1, image_size=(640, 400))
    )["rows"]
    pillow = next(row for row in rows if row.get("baseline") == chain_memory.PILLOW)
    assert pillow["bytes"] >= 0 and "of the pixels differ" in pillow["note"]
    assert {"image from the pool", "frame to another process"} <= {row["name"] for row in rows}


@pytest.mark.parametrize(
    ("component", "name"),
    [("simd", "c++ operations"), ("protocol", "c++ Scenes"), ("memory", "memory of the chain")],
)
def test_a_rival_that_is_missing_is_named(no_programs, monkeypatch, component, name):
    monkeypatch.setattr(chain_memory, "_PROCESSES", 1)
    options = {"component": component, "iterations": 1}
    size = (1920, 1080) if component == "simd" else (320, 200)
    rows = asyncio.run(BenchmarkRunner().run(**options, image_size=size))["rows"]
    notes = [row["note"] for row in rows if row["name"] == name and "note" in row]
    assert any("not built" in note and "make bench-setup" in note for note in notes), notes


@pytest.mark.parametrize(
    "options",
    [{"component": "no_such"}, {"iterations": 0}, {"image_size": (0, 5)}, {"requests": 0}],
)
def test_bad_options_are_named(options):
    with pytest.raises(ValueError, match=next(iter(options)).split("_")[0]):
        asyncio.run(BenchmarkRunner().run(**options))


@pytest.mark.parametrize("arguments", [["--component", "no"], ["--image-size", "5"]])
def test_bad_arguments_end_with_the_code_of_usage(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_a_file_that_cannot_be_written_is_named(tmp_path, capsys):
    folder = tmp_path / "no" / "rows.json"
    arguments = ["--iterations", "1", "--image-size", "64x64", "--json", str(folder)]
    assert main(arguments) == 5
    assert "rows.json" in capsys.readouterr().err
