"""Tests of the web pass on a small painted screen with a written raw file."""

import json

import numpy as np
import pytest
from PIL import Image

from .web import make_truth


def node(parent, box, tag='div', **more):
    record = {
        'tag': tag,
        'className': '',
        'parent': parent,
        'opacity': 1,
        'cursor': 'auto',
        'layout': box,
        'box': box,
        'isDimmed': False,
        'borders': 0,
        'ground': 0,
        'hasShadow': False,
    }
    return record | more


def accessible(number, role, **more):
    record = {
        'node': number,
        'role': role,
        'name': role,
        'isIgnored': False,
        'isDisabled': False,
        'isFocusable': True,
    }
    return record | more


def drawing(number, kind, box, **more):
    return {'node': number, 'kind': kind, 'box': box, 'share': 1, 'isDimmed': False} | more


@pytest.fixture(name='screen')
def screen_fixture(tmp_path):
    """Paints rectangles and makes the truth of what the raw file says of them."""
    pixels = np.full((120, 200, 3), 255, np.uint8)

    def make(nodes, tree, drawings, paint):
        for x0, y0, x1, y1 in paint:
            pixels[y0:y1, x0:x1] = 40
        Image.fromarray(pixels).save(tmp_path / 'a.png')
        raw = {
            'viewport': [200, 120],
            'drawings': drawings,
            'nodes': {str(k): v for k, v in nodes.items()},
            'accessible': tree,
            'scale': 1,
            'theme': 'light',
            'source': 'test',
            'page': 'a',
        }
        (tmp_path / 'a.raw.json').write_text(json.dumps(raw))
        return make_truth(tmp_path / 'a.raw.json', tmp_path / 'a.png', tmp_path / 'a.json')

    return make


def test_transparent_checkbox_takes_the_mark_that_the_page_names(screen):
    nodes = {
        1: node(-1, [10, 10, 90, 30], 'label'),
        2: node(1, [10, 10, 90, 30], 'input', opacity=0),
        3: node(1, [12, 12, 26, 26], 'span', isMark=True),
    }
    tree = [accessible(2, 'checkbox', checked='true')]
    (box,) = screen(nodes, tree, [], [(12, 12, 26, 26)])
    assert (box['role'], box['box'], box['checked']) == ('checkbox', [12, 12, 14, 14], True)


def test_borderless_field_climbs_to_its_bordered_wrapper(screen):
    nodes = {
        1: node(-1, [10, 10, 150, 40], borders=4),
        2: node(1, [40, 14, 140, 36], 'input'),
    }
    frame = [(10, 10, 150, 11), (10, 39, 150, 40), (10, 10, 11, 40), (149, 10, 150, 40)]
    (field,) = screen(nodes, [accessible(2, 'textbox')], [], frame)
    assert field['box'] == [10, 10, 140, 30]


def test_wrapper_of_two_fields_belongs_to_neither(screen):
    nodes = {
        1: node(-1, [10, 10, 150, 40], borders=4),
        2: node(1, [14, 14, 70, 36], 'input'),
        3: node(1, [80, 14, 146, 36], 'input'),
    }
    frame = [(10, 10, 150, 11), (10, 39, 150, 40), (10, 10, 11, 40), (149, 10, 150, 40)]
    words = [(20, 20, 40, 26), (90, 20, 120, 26)]
    tree = [accessible(2, 'textbox'), accessible(3, 'textbox')]
    fields = screen(nodes, tree, [], frame + words)
    assert sorted(f['box'] for f in fields) == [[14, 14, 56, 22], [80, 14, 66, 22]]


def test_hand_cursor_without_role_is_a_guessed_button(screen):
    nodes = {1: node(-1, [10, 10, 90, 30], cursor='pointer')}
    records = screen(nodes, [], [drawing(1, 'text', [12, 12, 60, 28])], [(14, 16, 58, 24)])
    assert [(r['role'], r.get('guessed')) for r in records if r['interactive']] == [
        ('button', True)
    ]


def test_hand_cursor_of_a_label_is_its_inputs(screen):
    nodes = {
        1: node(-1, [10, 10, 90, 30], 'label'),
        2: node(1, [10, 10, 90, 30], 'span', cursor='pointer'),
    }
    records = screen(nodes, [], [drawing(2, 'text', [12, 12, 60, 28])], [(14, 16, 58, 24)])
    assert [r['role'] for r in records] == ['text']


def test_cut_and_dimmed_text_is_ignored(screen):
    nodes = {1: node(-1, [0, 0, 200, 120])}
    drawings = [
        drawing(1, 'text', [12, 12, 60, 28], share=0.2),
        drawing(1, 'text', [12, 42, 60, 58], isDimmed=True),
        drawing(1, 'text', [12, 72, 60, 88]),
    ]
    records = screen(nodes, [], drawings, [(14, 16, 58, 24), (14, 46, 58, 54), (14, 76, 58, 84)])
    assert [r.get('ignore', False) for r in records] == [True, True, False]


def test_blank_drawing_is_left_out(screen):
    nodes = {1: node(-1, [0, 0, 200, 120])}
    assert screen(nodes, [], [drawing(1, 'icon', [12, 12, 28, 28])], []) == []


def test_small_drawn_switch_is_its_own_mark_whatever_glyph_is_near(screen):
    nodes = {
        1: node(-1, [10, 10, 150, 40]),
        2: node(1, [12, 12, 40, 28], 'button'),
        3: node(1, [60, 12, 76, 28], 'svg'),
    }
    tree = [accessible(2, 'switch', checked='false')]
    glyph = drawing(3, 'icon', [60, 12, 76, 28])
    records = screen(nodes, tree, [glyph], [(12, 12, 40, 28), (62, 14, 74, 26)])
    assert [r['box'] for r in records if r['role'] == 'switch'] == [[12, 12, 28, 16]]


def test_named_slider_is_as_high_as_its_thumb(screen):
    nodes = {
        1: node(-1, [10, 10, 150, 50], isSlider=True),
        2: node(1, [10, 10, 150, 50], 'input', type='range', opacity=0),
    }
    (slider,) = screen(nodes, [accessible(2, 'slider')], [], [(10, 28, 150, 32), (60, 22, 76, 38)])
    assert slider['box'] == [10, 22, 140, 16]
