"""load_config, version_info, the settings of the first use, the command of the package."""
import os
import subprocess
import sys

import computer_genie as cg
import computer_genie.performance
import pytest


@pytest.fixture(autouse=True)
def defaults_again(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    yield
    monkeypatch.undo()
    cg.load_config()


def python(program, **environment):
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def test_the_defaults_are_those_of_the_documentation():
    settings = cg.load_config()
    assert settings["limits.max_image_side"] == 16384
    assert settings["engine.worker_threads"] is None and settings["detect.min_confidence"] is None
    assert settings["gpu.enabled"] is True and settings["protocol.compression"] == "auto"
    assert settings.file == "" and settings.notes == ()


def test_a_file_is_found_by_name_by_variable_and_by_argument(tmp_path, monkeypatch):
    def file(name, side):
        (tmp_path / name).write_text(f"limits:\n  max_image_side: {side}\n")
        return tmp_path / name

    file("performance_config.yaml", 1001)
    assert cg.load_config()["limits.max_image_side"] == 1001
    monkeypatch.setenv("COMPUTER_GENIE_CONFIG", str(file("other.yaml", 1002)))
    assert cg.load_config()["limits.max_image_side"] == 1002
    assert cg.load_config(file("third.yaml", 1003))["limits.max_image_side"] == 1003


def test_the_environment_goes_over_the_file(tmp_path, monkeypatch):
    (tmp_path / "performance_config.yaml").write_text("engine:\n  worker_threads: 2\n")
    monkeypatch.setenv("COMPUTER_GENIE_WORKER_THREADS", "3")
    assert cg.load_config()["engine.worker_threads"] == 3


def test_loaded_settings_are_those_of_later_calls(tmp_path, buttons):
    (tmp_path / "small.yaml").write_text("limits:\n  max_image_side: 100\n")
    cg.load_config(tmp_path / "small.yaml")
    with pytest.raises(cg.LimitError, match="limit=100"):
        cg.detect(buttons)
    cg.load_config()
    assert cg.detect(buttons)


def test_a_bad_setting_changes_nothing(tmp_path, buttons):
    (tmp_path / "bad.yaml").write_text("limits:\n  max_image_sied: 100\n")
    with pytest.raises(cg.ConfigError, match="max_image_side"):
        cg.load_config(tmp_path / "bad.yaml")
    with pytest.raises(FileNotFoundError, match="none.yaml"):
        cg.load_config(tmp_path / "none.yaml")
    assert cg.detect(buttons)


def test_the_first_use_reads_the_settings(tmp_path):
    (tmp_path / "performance_config.yaml").write_text("limits:\n  max_image_side: 7\n")
    done = python("import computer_genie as cg, numpy as np\ncg.detect(np.zeros((9, 9), 'u1'))")
    assert "LimitError" in done.stderr and "limit=7" in done.stderr


def test_importing_starts_nothing_and_reads_nothing(tmp_path):
    (tmp_path / "performance_config.yaml").write_text("nonsense: 1\n")
    program = "import os, computer_genie; print(len(os.listdir('/proc/self/task')))"
    plain = python("import os, numpy; print(len(os.listdir('/proc/self/task')))")
    assert python(program).stdout == plain.stdout


def test_version_info_names_the_parts():
    info = cg.version_info()
    assert info["version"] == cg.__version__
    assert set(info["codecs"]) == {"png", "jpeg", "webp", "qoi"}
    assert info["instruction_set"] in info["instruction_sets"]


def test_the_performance_package_gives_the_same_names():
    assert set(computer_genie.performance.__all__) >= set(cg.__all__)
    for name in cg.__all__:
        assert getattr(computer_genie.performance, name) is getattr(cg, name)


def test_the_command_of_the_package_is_the_program():
    done = subprocess.run(
        [sys.executable, "-m", "computer_genie.command_line", "version"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == f"genie {cg.__version__}\n"
