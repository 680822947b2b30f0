"""Tests of truth files as they are written."""

import json

from .element import Element
from .write import write_truth

META = {'width': 200, 'height': 100, 'scale': 1, 'theme': 'light', 'source': 'test', 'kind': 'web'}


def test_elements_stand_in_reading_order_with_parents_by_place(tmp_path):
    group = Element('group', [0, 0, 200, 100])
    right = Element('text', [100, 10, 150, 20], ink=[101, 11, 149, 19])
    left = Element('text', [10, 11, 50, 21], name=' two\n words ')
    path = tmp_path / 'a.json'
    write_truth(path, META, [right, left, group], lambda e: None if e is group else group)
    truth = json.loads(path.read_text())
    assert [e['box'] for e in truth['elements']] == [
        [0, 0, 200, 100],
        [10, 11, 40, 10],
        [100, 10, 50, 10],
    ]
    assert [e.get('parent') for e in truth['elements']] == [None, 0, 0]
    assert truth['elements'][1]['name'] == 'two words'
    assert truth['width'] == 200


def test_flags_are_written_only_where_they_are_set(tmp_path):
    path = tmp_path / 'a.json'
    box = Element('checkbox', [0, 0, 10, 10], interactive=True, checked=True, ignore=False)
    (record,) = write_truth(path, META, [box])
    assert record == {
        'role': 'checkbox',
        'box': [0, 0, 10, 10],
        'name': '',
        'interactive': True,
        'checked': True,
    }


def test_alternatives_that_round_to_the_box_are_left_out(tmp_path):
    path = tmp_path / 'a.json'
    near = Element('icon', [0, 0, 10, 10], alternatives=[[0.2, 0.1, 10.3, 10], [2, 2, 8, 8]])
    (record,) = write_truth(path, META, [near])
    assert record['alt'] == [[2, 2, 6, 6]]


def test_no_half_file_is_left_beside_the_truth(tmp_path):
    write_truth(tmp_path / 'a.json', META, [])
    assert [p.name for p in tmp_path.iterdir()] == ['a.json']
