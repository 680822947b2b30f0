"""The benchmark's command and runner give rows; no figure is asserted."""
import asyncio
import json

import pytest

from computer_genie.performance import BenchmarkRunner
from computer_genie.performance.benchmark import main

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
