"""What `genie detect` takes: files, folders, patterns, standard input; and what it says about the
rest."""

import json
import os
import subprocess

import pytest
from pictures import buttons, png


def sources(result):
    return [json.loads(line)["source"] for line in result.stdout.splitlines()]


def test_results_come_in_the_order_of_the_inputs_whatever_the_threads(genie, tmp_path):
    names = [f"{i:02}.png" for i in range(24)]
    for i, name in enumerate(names):
        (tmp_path / name).write_bytes(png(40 + 60 * (i % 3), 40, ((5, 5, 20, 12),)))
    one = genie("detect", *reversed(names), "--json", "--threads", "1")
    many = genie("detect", *reversed(names), "--json", "--threads", "8")
    assert sources(one) == sources(many) == list(reversed(names))

    def elements(result):
        return [json.loads(line)["elements"] for line in result.stdout.splitlines()]

    assert elements(one) == elements(many)


def test_a_folder_gives_its_pictures_by_name_and_nothing_else(genie, tmp_path):
    shots = tmp_path / "shots"
    (shots / "below").mkdir(parents=True)
    for name in ("b.png", "a.PNG", "picture-without-ending", "below/c.png"):
        (shots / name).write_bytes(buttons())
    (shots / "notes.txt").write_text("no picture")
    result = genie("detect", "shots", "--json")
    assert result.returncode == 0 and result.stderr == ""
    assert sources(result) == ["shots/a.PNG", "shots/b.png", "shots/picture-without-ending"]


def test_a_folder_leaves_out_what_genie_drew_itself(genie, tmp_path):
    (tmp_path / "a.png").write_bytes(buttons())
    assert genie("detect", ".", "--out", ".", "--overlay", "--marks").returncode == 0
    assert (tmp_path / "a.overlay.png").exists()
    assert sources(genie("detect", ".", "--json")) == ["./a.png"]


def test_an_empty_folder_is_one_line_and_exit_code_3(genie, tmp_path):
    (tmp_path / "empty").mkdir()
    result = genie("detect", "empty")
    assert result.returncode == 3
    assert result.stderr == "genie: empty: no pictures in this folder\n"


def test_a_link_to_nothing_in_a_folder_is_named_and_the_rest_is_processed(genie, tmp_path):
    (tmp_path / "shots").mkdir()
    (tmp_path / "shots" / "good.png").write_bytes(buttons())
    (tmp_path / "shots" / "lost.png").symlink_to("nowhere.png")
    result = genie("detect", "shots", "--json")
    assert result.returncode == 3
    assert sources(result) == ["shots/good.png"]
    assert result.stderr.startswith("genie: shots/lost.png: ")


def test_a_name_that_looks_like_an_option_comes_behind_two_dashes(genie, tmp_path):
    (tmp_path / "--json.png").write_bytes(buttons())
    assert sources(genie("detect", "--json", "--", "--json.png")) == ["--json.png"]


def test_a_shells_process_substitution_is_read(program, tmp_path):
    (tmp_path / "a.png").write_bytes(buttons())
    command = f"{program} detect <(cat a.png) --json"
    result = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["width"] == 240


def test_a_pipe_in_the_file_system_is_refused_and_not_waited_for(genie, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    result = genie("detect", "pipe")
    assert result.returncode == 3
    assert result.stderr.startswith("genie: pipe: ")


def test_a_pattern_left_alone_by_the_shell_is_expanded(genie, tmp_path):
    for name in ("b1.png", "a1.png", "c2.png"):
        (tmp_path / name).write_bytes(buttons())
    assert sources(genie("detect", "*1.png", "--json")) == ["a1.png", "b1.png"]


def test_a_file_whose_name_looks_like_a_pattern_is_itself(genie, tmp_path):
    for name in ("a[1].png", "a1.png"):
        (tmp_path / name).write_bytes(buttons())
    assert sources(genie("detect", "a[1].png", "--json")) == ["a[1].png"]


def test_a_pattern_without_a_match_says_so(genie):
    result = genie("detect", "*.png")
    assert result.returncode == 3
    assert result.stderr == "genie: *.png: no file matches this pattern\n"


def test_a_bad_input_is_one_line_and_the_others_are_processed(genie, tmp_path):
    (tmp_path / "good.png").write_bytes(buttons())
    (tmp_path / "text.png").write_text("this is no picture")
    (tmp_path / "cut.png").write_bytes(buttons()[:80])
    result = genie("detect", "text.png", "good.png", "missing.png", "cut.png", "--json")
    assert result.returncode == 3
    assert sources(result) == ["good.png"]
    complaints = result.stderr.splitlines()
    assert len(complaints) == 3
    for complaint, name in zip(complaints, ("text.png", "missing.png", "cut.png"), strict=True):
        assert complaint.startswith(f"genie: {name}: ")


def test_standard_input_can_be_given_once(genie):
    result = genie("detect", "-", "-", "--json", input=buttons(), text=False)
    assert result.returncode == 3
    assert b"standard input can be read only once" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_empty_standard_input_is_bad_input(genie):
    result = genie("detect", "-", input=b"", text=False)
    assert result.returncode == 3
    assert result.stderr.startswith(b"genie: standard input: ")


def test_a_name_with_a_line_break_stays_one_line(genie):
    result = genie("detect", "a\nb\x1b[2J.png")
    assert result.returncode == 3
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize("name", ["\udcff.png", "\u00fc\U0001f600.png"])
def test_any_file_name_gives_valid_json(genie, tmp_path, name):
    (tmp_path / name).write_bytes(buttons())
    result = genie("detect", name, "--json", text=False)
    assert result.returncode == 0, result.stderr
    source = json.loads(result.stdout.decode("utf-8"))["source"]
    assert source == name.replace("\udcff", "\ufffd")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "genie: name a command: detect, "),
        (["detct"], "genie: there is no command 'detct'"),
        (["detect"], "genie: input is required (see genie detect --help)"),
        (["detect", "x", "--roles", "knob"], "genie: --roles: there is no role 'knob'"),
        (["detect", "x", "--min-confidence", "2"], "genie: --min-confidence: "),
        (["detect", "x", "--min-confidence", "nan"], "genie: --min-confidence: 'nan' is not"),
        (["detect", "x", "--min-confidence", "0.3x"], "genie: --min-confidence: '0.3x' is not"),
        (["detect", ""], "genie: input: the name of an input is empty"),
        (["detect", "x", "--out", ""], "genie: --out: the folder's name is empty"),
        (["detect", "x", "--roles", "Button"], "genie: --roles: there is no role 'Button'"),
        (["detect", "x", "--threads", "-1"], "genie: --threads: "),
        (["detect", "x", "--json", "--csv"], "genie: standard output takes one form: "),
        (["detect", "x", "y", "--overlay"], "genie: standard output takes one overlay"),
        (["detect", "x", "--bogus"], "genie: The following argument was not expected: --bogus"),
        (["--bogus"], "genie: there is no option '--bogus'"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_exit_code_2(genie, arguments, complaint):
    result = genie(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith(complaint)
    assert len(result.stderr.splitlines()) == 1


def test_help_shows_examples_and_roles(genie):
    result = genie("detect", "--help")
    assert result.returncode == 0
    assert "Examples:" in result.stdout and "menuitemcheckbox" in result.stdout
