"""Tests of the finishing rules on painted arrays."""

import numpy as np

from .element import Element
from .finish import finish, merge_same


def page():
    return np.full((100, 200, 3), 255, np.int16)


def outlined(pixels, box):
    x0, y0, x1, y1 = box
    pixels[y0:y1, x0:x1] = 90
    pixels[y0 + 1 : y1 - 1, x0 + 1 : x1 - 1] = 255


def text(box, ink, **more):
    return Element('text', box, ink=ink, name='Save', **more)


def by_role(elements, role):
    return next(e for e in elements if e.role == role)


def test_button_without_border_shrinks_to_its_words():
    button = Element('button', [20, 20, 100, 60], interactive=True)
    kept = finish([button, text([40, 30, 80, 48], [41, 34, 79, 44])], page())
    assert len(kept) == 1
    assert kept[0].box == [40, 30, 80, 48]
    assert kept[0].also == ['text']
    assert [41, 34, 79, 44] in kept[0].alternatives
    assert [20, 20, 100, 60] in kept[0].alternatives


def test_button_with_border_keeps_its_box_and_its_words():
    pixels = page()
    outlined(pixels, (20, 20, 100, 60))
    button = Element('button', [20, 20, 100, 60], interactive=True)
    kept = finish([button, text([40, 30, 80, 48], [41, 34, 79, 44])], pixels)
    assert by_role(kept, 'button').box == [20, 20, 100, 60]
    assert by_role(kept, 'text').box == [40, 30, 80, 48]


def test_fixed_button_is_never_shrunk():
    button = Element('button', [20, 20, 100, 60], interactive=True, fixed=True)
    kept = finish([button, text([40, 30, 80, 48], [41, 34, 79, 44])], page())
    assert by_role(kept, 'button').box == [20, 20, 100, 60]


def test_heading_takes_the_box_of_its_words_and_drops_without_any():
    words = text([40, 30, 80, 48], [41, 34, 79, 44])
    kept = finish([Element('heading', [0, 20, 200, 60]), words], page())
    assert [e.box for e in kept] == [[40, 30, 80, 48]]
    assert kept[0].role == 'heading'
    assert finish([Element('heading', [0, 20, 200, 60])], page()) == []


def test_ink_is_the_first_alternative_of_a_text_line():
    line = text([40, 30, 80, 48], [41, 34, 79, 44], alternatives=[[39, 29, 81, 49]])
    assert finish([line], page())[0].alternatives[0] == [41, 34, 79, 44]


def test_tab_offers_its_words_as_an_alternative():
    tab = Element('tab', [20, 20, 100, 60], interactive=True)
    kept = finish([tab, text([40, 30, 80, 48], [41, 34, 79, 44])], page())
    assert by_role(kept, 'tab').box == [20, 20, 100, 60]
    assert by_role(kept, 'tab').alternatives == [[41, 34, 79, 44]]


def test_icon_button_and_its_icon_become_one_that_is_interactive():
    icon = Element('icon', [20, 20, 40, 40], ink=[20, 20, 40, 40], node=7)
    button = Element('button', [20, 20, 40, 40], interactive=True, name='Close', node=6)
    kept = merge_same([icon, button])
    assert len(kept) == 1
    assert (kept[0].role, kept[0].also, kept[0].merged_nodes) == ('button', ['icon'], [7])


def test_list_item_gives_way_to_the_link_that_fills_it():
    item = Element('listitem', [20, 20, 100, 40], node=1)
    link = Element('link', [20, 20, 100, 40], interactive=True, node=2)
    assert [e.role for e in merge_same([item, link])] == ['link']


def test_menu_stays_beside_the_button_that_fills_it():
    menu = Element('menu', [20, 20, 100, 40])
    button = Element('button', [20, 20, 100, 40], interactive=True)
    assert sorted(e.role for e in merge_same([menu, button])) == ['button', 'menu']


def test_boxes_that_differ_stay_apart():
    outer = Element('group', [20, 20, 100, 100])
    inner = Element('group', [24, 24, 90, 90])
    assert len(merge_same([outer, inner])) == 2
