"""The forms in which `genie detect` gives its results."""

import csv
import io
import json

import pytest
from pictures import BUTTONS, buttons, png, size_of

ELEMENT_KEYS = [
    "id", "role", "box", "center", "confidence", "text", "interactive", "disabled", "checked",
    "selected", "focused", "parent",
]  # fmt: skip
SCENE_KEYS = ["source", "width", "height", "scale", "threshold", "elements", "timings_ms"]


def lines(result):
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="session")
def scene(program, screen):
    """Everything the detector has for the sample screen."""
    import subprocess

    command = [program, "detect", screen, "--json", "--min-confidence", "0.01"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def test_json_has_the_promised_keys_in_order(scene, screen):
    assert list(scene) == SCENE_KEYS
    assert scene["source"] == str(screen)
    assert (scene["width"], scene["height"]) == (1920, 1080)
    assert len(scene["elements"]) > 50
    for element in scene["elements"]:
        assert list(element) == ELEMENT_KEYS


def test_json_values_are_consistent(scene):
    ids = [e["id"] for e in scene["elements"]]
    assert len(set(ids)) == len(ids)
    for e in scene["elements"]:
        x, y, width, height = e["box"]
        assert width > 0 and height > 0
        assert x >= 0 and y >= 0 and x + width <= 1920 and y + height <= 1080
        assert e["center"] == [x + width // 2, y + height // 2]
        assert 0.01 <= e["confidence"] <= 1
        assert e["parent"] is None or e["parent"] in ids
        assert e["parent"] != e["id"]


def test_a_parent_stands_before_its_children(scene):
    place = {e["id"]: i for i, e in enumerate(scene["elements"])}
    for e in scene["elements"]:
        if e["parent"] is not None:
            assert place[e["parent"]] < place[e["id"]]


def test_timings_name_the_stages_and_sum_up(scene):
    timings = scene["timings_ms"]
    assert {"read", "decode", "detect", "total"} <= set(timings)
    assert all(value >= 0 for value in timings.values())
    assert timings["read"] + timings["decode"] + timings["detect"] <= timings["total"] + 0.01


def test_two_drawn_buttons_are_found_where_they_are(genie, tmp_path):
    (tmp_path / "a.png").write_bytes(buttons())
    (found,) = lines(genie("detect", "a.png", "--json", "--min-confidence", "0.01"))
    boxes = [tuple(e["box"]) for e in found["elements"]]
    for box in BUTTONS:
        assert box in boxes


def test_standard_input_gives_the_same_scene_as_the_file(genie, tmp_path):
    data = buttons()
    (tmp_path / "a.png").write_bytes(data)
    (by_name,) = lines(genie("detect", "a.png", "--json"))
    result = genie("detect", "-", "--json", input=data, text=False)
    piped = json.loads(result.stdout)
    assert piped["source"] == "-"
    assert piped["elements"] == by_name["elements"]


def test_min_confidence_only_filters_the_finished_list(genie, screen, scene):
    least = sorted(e["confidence"] for e in scene["elements"])[len(scene["elements"]) // 2]
    (kept,) = lines(genie("detect", screen, "--json", "--min-confidence", least))
    assert kept["threshold"] == scene["threshold"]
    expected = [e["id"] for e in scene["elements"] if e["confidence"] >= least]
    assert [e["id"] for e in kept["elements"]] == expected


def test_the_default_shows_what_reaches_the_shipped_threshold(genie, screen, scene):
    (shown,) = lines(genie("detect", screen, "--json"))
    expected = [e["id"] for e in scene["elements"] if e["confidence"] >= scene["threshold"]]
    assert [e["id"] for e in shown["elements"]] == expected


def test_a_filtered_parent_gives_way_to_its_nearest_ancestor_that_stays(genie, screen, scene):
    roles = sorted({e["role"] for e in scene["elements"]})
    by_id = {e["id"]: e for e in scene["elements"]}
    for left_out in roles:
        wanted = [role for role in roles if role != left_out]
        arguments = ("--json", "--min-confidence", "0.01", "--roles", ",".join(wanted))
        (kept,) = lines(genie("detect", screen, *arguments))
        assert kept["elements"]
        for e in kept["elements"]:
            parent = by_id[e["id"]]["parent"]
            while parent is not None and by_id[parent]["role"] == left_out:
                parent = by_id[parent]["parent"]
            assert e["parent"] == parent


def test_csv_rows_are_the_elements(genie, screen):
    (found,) = lines(genie("detect", screen, "--json"))
    result = genie("detect", screen, "--csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) == len(found["elements"])
    for row, e in zip(rows, found["elements"], strict=True):
        assert row["source"] == str(screen)
        assert row["role"] == e["role"]
        assert [int(row[k]) for k in ("x", "y", "width", "height")] == e["box"]
        assert float(row["confidence"]) == e["confidence"]
        assert row["interactive"] == str(int(e["interactive"]))
        assert row["parent"] == ("" if e["parent"] is None else str(e["parent"]))


def test_csv_quotes_a_source_with_a_comma(genie, tmp_path):
    (tmp_path / 'a,"b".png').write_bytes(buttons())
    result = genie("detect", 'a,"b".png', "--csv", "--min-confidence", "0.01")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["source"] for row in rows} == {'a,"b".png'}


def test_coco_is_one_document_for_all_pictures(genie, tmp_path):
    (tmp_path / "a.png").write_bytes(buttons())
    (tmp_path / "b.png").write_bytes(png(32, 16))
    result = genie("detect", "a.png", "b.png", "--coco", "--min-confidence", "0.01")
    assert result.returncode == 0, result.stderr
    coco = json.loads(result.stdout)
    assert [i["file_name"] for i in coco["images"]] == ["a.png", "b.png"]
    assert [(i["width"], i["height"]) for i in coco["images"]] == [(240, 160), (32, 16)]
    boxes = [tuple(a["bbox"]) for a in coco["annotations"] if a["image_id"] == 1]
    for box in BUTTONS:
        assert box in boxes
    names = {c["id"]: c["name"] for c in coco["categories"]}
    for a in coco["annotations"]:
        assert a["category_id"] in names
        assert a["area"] == a["bbox"][2] * a["bbox"][3]


def test_coco_without_any_picture_is_still_json(genie):
    result = genie("detect", "missing.png", "--coco")
    assert result.returncode == 3
    assert json.loads(result.stdout)["images"] == []


def test_marks_list_numbers_what_can_be_clicked(genie, screen):
    (found,) = lines(genie("detect", screen, "--json"))
    clickable = [e for e in found["elements"] if e["interactive"]]
    result = genie("detect", screen, "--marks")
    title, picture, *marks = result.stdout.splitlines()
    assert title == "# computer-genie marks"
    assert picture.endswith("orders-light.png 1920x1080")
    assert len(marks) == len(clickable) > 0
    for number, (mark, e) in enumerate(zip(marks, clickable, strict=True), start=1):
        assert mark.startswith(f"[{number}] {e['role']} ")
        assert f" at {e['center'][0]},{e['center'][1]} size {e['box'][2]}x{e['box'][3]}" in mark


def test_overlay_on_standard_output_is_the_picture_with_boxes(genie, tmp_path):
    (tmp_path / "a.png").write_bytes(buttons())
    result = genie("detect", "a.png", "--overlay", text=False)
    assert result.returncode == 0
    assert size_of(result.stdout) == (240, 160)
    assert result.stdout != buttons()


def test_the_table_names_each_element_and_the_milliseconds(genie, screen):
    (found,) = lines(genie("detect", screen, "--json"))
    result = genie("detect", screen, "--all")
    title = f"1920x1080  scale {found['scale']:g}  {len(found['elements'])} elements"
    assert title in result.stdout
    rows = [line.split() for line in result.stdout.splitlines()[2:-2]]
    assert [int(row[0]) for row in rows] == [e["id"] for e in found["elements"]]
    assert [row[1] for row in rows] == [e["role"] for e in found["elements"]]
    assert "decode" in result.stdout and "total" in result.stdout
    assert "\x1b" not in result.stdout


def test_a_long_table_is_cut_with_a_note(genie, screen):
    (found,) = lines(genie("detect", screen, "--json"))
    result = genie("detect", screen)
    assert f"... and {len(found['elements']) - 30} more; --all shows every row" in result.stdout


def test_timings_sum_up_the_stages_on_standard_error(genie, tmp_path):
    for name in ("a.png", "b.png", "c.png"):
        (tmp_path / name).write_bytes(buttons())
    result = genie("detect", ".", "--json", "--timings")
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr.splitlines()[0] == "3 pictures"
    stages = [line.split()[0] for line in result.stderr.splitlines()[2:]]
    assert stages[0] == "read" and stages[-1] == "total"
