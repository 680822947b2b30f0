"""`genie doctor`, `genie config show` and `genie version`."""

import json
import pathlib


def findings(result):
    return {(f["group"], f["name"]): f for f in json.loads(result.stdout)["findings"]}


def test_doctor_knows_the_machine_the_codecs_and_that_the_main_job_works(genie):
    result = genie("doctor", "--json")
    assert result.returncode == 0, result.stdout
    found = findings(result)
    for key in [("machine", "cores"), ("machine", "memory"), ("machine", "instruction sets")]:
        assert found[key]["presence"] == "present"
    for codec in ("png", "jpeg", "webp", "qoi"):
        assert found["codecs", codec]["presence"] == "present"
    assert found["main job", "detect"]["presence"] == "present"
    assert found["settings", "file"]["presence"] == "missing"
    assert found["optional", "cuda"]["presence"] == "not_built"


def test_doctor_lists_the_same_for_people(genie):
    names = [f["name"] for f in json.loads(genie("doctor", "--json").stdout)["findings"]]
    shown = genie("doctor").stdout
    assert all(f"  {name} " in shown for name in names)


def test_doctor_says_which_settings_are_broken(genie, tmp_path):
    (tmp_path / "performance_config.yaml").write_text("cahce:\n  ttl: 5\n")
    result = genie("doctor", "--json")
    assert result.returncode == 4
    assert findings(result)["settings", "file"]["presence"] == "broken"


def test_config_show_says_where_each_value_comes_from(genie, tmp_path, monkeypatch):
    (tmp_path / "performance_config.yaml").write_text("limits:\n  max_image_side: 4096\n")
    monkeypatch.setenv("COMPUTER_GENIE_WORKER_THREADS", "3")
    shown = genie("config", "show").stdout
    side = next(line for line in shown.splitlines() if "max_image_side" in line)
    threads = next(line for line in shown.splitlines() if "worker_threads" in line)
    assert "4096" in side and "performance_config.yaml:2" in side
    assert "3" in threads and "COMPUTER_GENIE_WORKER_THREADS" in threads


def test_a_setting_takes_effect_in_detect(genie, tmp_path, screen):
    (tmp_path / "own.yaml").write_text("limits:\n  max_image_side: 1000\n")
    result = genie("detect", screen, "--config", "own.yaml")
    assert result.returncode == 3
    assert result.stderr.startswith(f"genie: {screen}: ")
    assert "limit" in result.stderr


def test_an_unknown_setting_is_exit_code_2_and_names_the_key(genie, tmp_path, screen):
    (tmp_path / "own.yaml").write_text("detect:\n  tile_sise: 64\n")
    result = genie("detect", screen, "--config", "own.yaml")
    assert result.returncode == 2
    assert "tile_sise" in result.stderr and "tile_size" in result.stderr


def test_version_is_the_one_of_the_project(genie):
    root = pathlib.Path(__file__).resolve().parents[2]
    version = (root / "VERSION").read_text().strip()
    assert genie("version").stdout == f"genie {version}\n"
    assert genie("--version").stdout == f"genie {version}\n"
