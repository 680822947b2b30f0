"""`genie detect --delta`: files that are consecutive frames."""

import json

import pytest
from pictures import buttons, frame, png, size_of

USAGE = 2


@pytest.fixture
def frames(tmp_path):
    """A page, the same again, a line more, and all of it moved."""
    for name, content in {
        "f1.png": frame(), "f2.png": frame(), "f3.png": frame(added=True),
        "f4.png": frame(moved=(24, 16)),
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(content)
    return tmp_path


def scenes(result):
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def plain(scene):
    """What --delta must not change: all but times and ids."""
    ids = {element["id"]: index for index, element in enumerate(scene["elements"])}
    ids[None] = None
    elements = [{**e, "id": 0, "parent": ids[e["parent"]]} for e in scene["elements"]]
    return {**{key: scene[key] for key in ("width", "height", "scale")}, "elements": elements}


def test_each_frame_has_the_elements_of_a_run_of_its_own(genie, frames):
    together = scenes(genie("detect", "--delta", ".", "--json"))
    alone = scenes(genie("detect", ".", "--json"))
    assert len(together) == 4
    for delta, full in zip(together, alone, strict=True):
        assert delta["source"] == full["source"] and plain(delta) == plain(full)


def test_an_element_keeps_its_id_while_it_stays_or_moves(genie, frames):
    one, two, three, four = scenes(genie("detect", "--delta", ".", "--json"))
    ids = [element["id"] for element in one["elements"]]
    assert len(ids) >= 6 and [element["id"] for element in two["elements"]] == ids
    new = [e["id"] for e in three["elements"] if e["id"] not in ids]
    assert len(new) == 1 and new[0] > max(ids)
    assert [element["id"] for element in four["elements"]] == ids


def test_the_json_says_what_the_frame_cost_and_changed(genie, frames):
    one, two, three, four = scenes(genie("detect", "--delta", ".", "--json"))
    assert one["update"]["kind"] == "full" and one["update"]["reason"] == "first frame"
    assert (two["update"]["kind"], two["update"]["dirty_tiles"]) == ("equal", 0)
    assert [scene["update"]["frame"] for scene in (one, two, three, four)] == [1, 2, 3, 4]
    assert one["changes"] == two["changes"] == []
    (change,) = three["changes"]
    assert (change["change"], change["before"], change["frame"]) == ("appeared", None, 3)
    assert 0 < three["update"]["changed_tiles"] <= three["update"]["tiles"] == 40
    moved = [change for change in four["changes"] if change["change"] == "moved"]
    assert len(moved) == len(one["elements"])
    for change in moved:
        (x, y, *size), (old_x, old_y, *old_size) = change["box"], change["before"]
        assert (x - old_x, y - old_y, size) == (24, 16, old_size)
    for stage in ("read", "decode", "compare", "tiles", "merge", "lists", "detect", "total"):
        assert stage in three["timings_ms"]


def test_the_table_shows_the_first_frame_and_then_what_changed(genie, frames):
    result = genie("detect", "--delta", "f1.png", "f2.png", "f3.png")
    assert result.returncode == 0 and result.stderr == ""
    first, second, third = result.stdout.strip().split("\n\n")
    assert "full (first frame)" in first and "conf" in first
    assert "equal, 0 changes" in second and "conf" not in second
    assert "1 change\n  appeared " in third and "tiles" in third and " detect " in third
    everything = genie("detect", "--delta", "f1.png", "f3.png", "--all")
    assert everything.stdout.count("conf") == 2


def test_frames_stand_in_the_order_given(genie, frames):
    names = ("f4.png", "f1.png", "f3.png", "f1.png")
    told = scenes(genie("detect", "--delta", *names, "--json"))
    assert [scene["source"] for scene in told] == list(names)
    assert told[3]["changes"][0]["change"] == "vanished"


def test_a_frame_that_cannot_be_read_is_skipped_and_told(genie, frames):
    (frames / "f2.png").write_bytes(b"no picture")
    result = genie("detect", "--delta", "f1.png", "f2.png", "f3.png", "--json")
    assert result.returncode == 3
    assert result.stderr.startswith("genie: f2.png: ") and result.stderr.count("\n") == 1
    one, three = map(json.loads, result.stdout.splitlines())
    assert (one["update"]["frame"], three["update"]["frame"]) == (1, 2)
    assert len(three["changes"]) == 1


def test_frames_of_other_sizes_are_frames_too(genie, frames):
    (frames / "f2.png").write_bytes(png(100, 50))
    told = scenes(genie("detect", "--delta", "f1.png", "f2.png", "f3.png", "--json"))
    assert [scene["width"] for scene in told] == [480, 100, 480]
    assert told[1]["update"]["reason"] == told[2]["update"]["reason"] == "other shape"


def test_a_region_and_filters_work_with_it(genie, frames):
    region = ("--region", "290,30,100,40")
    told = scenes(genie("detect", "--delta", "f1.png", "f3.png", "--json", *region))
    assert told[0]["elements"] == [] and told[1]["changes"][0]["box"][:2] == [300, 40]
    assert told[1]["width"] == 480
    nothing = scenes(genie("detect", "--delta", ".", "--json", "--roles", "slider"))
    assert all(scene["elements"] == scene["changes"] == [] for scene in nothing)


def test_files_and_other_forms_work_with_it(genie, frames):
    result = genie("detect", "--delta", ".", "--out", "out", "--quiet", "--tiles")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert json.loads((frames / "out" / "f3.scene.json").read_text())["update"]["frame"] == 3
    plain_overlays = genie("detect", ".", "--out", "plain", "--quiet", "--overlay")
    assert plain_overlays.returncode == 0
    for name in ("f1", "f3"):
        tiled = (frames / "out" / f"{name}.overlay.png").read_bytes()
        assert size_of(tiled) == (480, 320)
        assert tiled != (frames / "plain" / f"{name}.overlay.png").read_bytes()
    equal = "f2.overlay.png"  # no tile was worked on: nothing is drawn
    assert (frames / "out" / equal).read_bytes() == (frames / "plain" / equal).read_bytes()
    rows = genie("detect", "--delta", "f1.png", "f4.png", "--csv").stdout.splitlines()
    assert len({row.split(",")[1] for row in rows[1:]}) * 2 == len(rows) - 1


def test_a_session_over_its_memory_still_gives_the_same(genie, frames):
    small = ("--set", "detect.session_memory_bytes=1MiB")
    (frames / "f1.png").write_bytes(png(1000, 600))
    (frames / "f2.png").write_bytes(png(1000, 600, [(40, 40, 5, 9)]))
    one, two = scenes(genie(*small, "detect", "--delta", "f1.png", "f2.png", "--json"))
    assert (one["update"]["kind"], two["update"]["kind"]) == ("full", "full")
    assert two["update"]["reason"] == "evicted"
    assert plain(two) == plain(scenes(genie("detect", "f2.png", "--json"))[0])


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--delta"], "input is required"),
        (["--delta", "a.png", "--threads", "2"], "one after the other"),
        (["--delta", "--screen"], "genie watch follows the screen"),
        (["--screen", "--delta"], "genie watch follows the screen"),
        (["--screen", "a.png"], "takes no files"),
        (["a.png", "--window", "7"], "add --screen"),
        (["a.png", "--display", ":1"], "add --screen"),
        (["a.png", "--tiles"], "add --delta"),
        (["a.png", "--delta", "--tiles"], "add --overlay or --out"),
        (["a.png", "--region", "1,2,3"], "x,y,width,height"),
        (["a.png", "--region", "1,2,0,4"], "x,y,width,height"),
        (["--screen", "--window", "0xfoo"], "number of a window"),
    ],
)
def test_what_makes_no_sense_together_is_refused_with_the_reason(
    genie, tmp_path, arguments, reason
):
    (tmp_path / "a.png").write_bytes(buttons())
    result = genie("detect", *arguments)
    assert (result.returncode, result.stdout) == (USAGE, "")
    assert reason in result.stderr and result.stderr.count("\n") == 1
