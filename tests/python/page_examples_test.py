"""The example of docs/python.md runs as it stands there, and the page names every function."""
import pathlib
import re
import shutil

import computer_genie as cg

PAGE = (pathlib.Path(__file__).resolve().parents[2] / "docs" / "python.md").read_text()
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_examples_run(screen_file, tmp_path, monkeypatch, capsys):
    shutil.copy(screen_file, tmp_path / "shot.png")
    monkeypatch.chdir(tmp_path)
    assert EXAMPLES
    for example in EXAMPLES:
        exec(compile(example, "docs/python.md", "exec"), {})
    assert "click at" in capsys.readouterr().out


def test_the_page_names_everything_that_is_exported():
    missing = [name for name in cg.__all__ if f"`{name}" not in PAGE and f"{name}(" not in PAGE]
    assert not missing
