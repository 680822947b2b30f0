#!/usr/bin/env python3
"""Writes the small synthetic sets that the judge's tests replay, with the reference's figures.

    make_sets.py SCORER     # SCORER: the reference scorer, a Python file (needs numpy)

Each folder NAME gets set/{web,desktop}/*.json (truth), predictions/... and expected.json, the
scorer's own --json output. The sets are committed; run this again only when the rules change.
Everything is drawn from fixed seeds.
"""

import json
import random
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROLES = ('button link textbox checkbox radio switch text icon image heading progressbar cell row '
         'listitem group window list statusbar searchbox grid rowheader menuitemcheckbox '
         'tab').split()
NAN, INFINITY = float('nan'), float('inf')


def near(random_, box, jitter):
    """A box whose edges differ by up to `jitter`."""
    x, y, width, height = (v + random_.randint(-jitter, jitter) for v in box)
    return [x, y, max(1, width), max(1, height)]


def draw_element(random_, others, count):
    box = [random_.randint(0, 400), random_.randint(0, 300), random_.randint(1, 120),
           random_.randint(1, 60)]
    if others and random_.random() < .25:
        box = near(random_, random_.choice(others)['box'], 1)
    element = {'role': random_.choice(ROLES), 'box': box, 'interactive': random_.random() < .5}
    if random_.random() < .3:
        element['alt'] = [near(random_, box, 3) for _ in range(random_.randint(1, 2))]
    if random_.random() < .25:
        element['also'] = random_.sample(ROLES, random_.randint(1, 2))
    for key, share in (('ignore', .1), ('opaque', .05), ('disabled', .2), ('checked', .2)):
        if random_.random() < share:
            element[key] = True
    if count > 1 and random_.random() < .6:
        element['parent'] = random_.randrange(count)  # circles happen, and must end
    return element


def draw_truth(random_):
    elements = []
    count = random_.choice([0, 1, 3, 20, 40])
    for _ in range(count):
        elements.append(draw_element(random_, elements, count))
    truth = {'width': 520, 'height': 360, 'source': 'synthetic', 'elements': elements}
    if random_.random() < .9:
        truth['scale'] = random_.choice([1, 1.5, 2])
    if random_.random() < .9:
        truth['theme'] = random_.choice(['light', 'dark'])
    if random_.random() < .3:
        truth['kind'] = random_.choice(['web', 'desktop', 'phone'])
    return truth


def draw_predictions(random_, truth):
    found = []
    for element in truth['elements']:
        for _ in range(random_.choice([0, 1, 1, 1, 2, 3])):
            box = random_.choice([element['box'], *element.get('alt', [])])
            found.append({
                'box': near(random_, box, random_.choice([0, 0, 1, 2, 6])),
                'confidence': round(random_.random(), random_.choice([1, 3])),
                'role': random_.choice([element['role'], *element.get('also', ()),
                                        random_.choice(ROLES)]),
                'interactive': random_.random() < .5,
                'checked': random_.random() < .3,
                'disabled': random_.random() < .3,
            })
    for _ in range(random_.randint(0, 12)):
        found.append({'box': [random_.randint(0, 400), random_.randint(0, 300),
                              random_.randint(1, 200), random_.randint(1, 90)],
                      'confidence': round(random_.random(), 2), 'role': random_.choice(ROLES)})
    random_.shuffle(found)
    for i, element in enumerate(found):
        if random_.random() < .8:
            element['id'] = random_.choice([i, i, i, random_.randint(0, len(found)), str(i)])
        if random_.random() < .7:
            element['parent'] = random_.choice([random_.randint(0, len(found)), None, str(i)])
    return found


def spoil(random_, element):
    """One of the things that a detector's file may hold and a judge must survive."""
    box = element['box']
    box[random_.randrange(4)] = random_.choice(
        [box[0], box[0], NAN, INFINITY, -INFINITY, 1e300, -1e300, 10**25, -5, 0, .5])
    what = random_.randrange(8)
    if what == 0:
        box[2:] = random_.choice([[0, 0], [-5, -7]])
    elif what == 1:
        element['id'] = random_.choice([None, True, 1.0, .5, -3, ''])
    elif what == 2:
        element['parent'] = random_.choice([True, 1.0, .5, -3, '', 10**30])
    elif what == 3:
        element.pop('role', None)
    elif what == 4:
        element['role'] = 'flux-capacitor'
    elif what == 5:
        element['interactive'] = random_.choice([[], '', 0, 1, None, 'no', {}, 0.0, NAN])
    elif what == 6:
        element['confidence'] = random_.choice([5, -3, 1e300, INFINITY, -INFINITY])
    elif what == 7:
        element['score'] = element.pop('confidence', .4)


def write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, separators=(',', ':')))


def random_set(folder, seed, screens, finish):
    random_ = random.Random(seed)
    for i in range(screens):
        kind = random_.choice(['web', 'desktop'])
        truth = draw_truth(random_)
        prediction = {'elements': draw_predictions(random_, truth)}
        if random_.random() < .8:
            prediction['threshold'] = random_.choice([.3, .5, .1])
        finish(random_, prediction)
        write(folder / 'set' / kind / f'screen_{i:02}.json', truth)
        if random_.random() < .9:  # the others have no file: all their elements are missed
            place = kind if random_.random() < .7 else '.'
            write(folder / 'predictions' / place / f'screen_{i:02}.json', prediction)


def spoil_some(random_, prediction):
    for element in prediction['elements']:
        if random_.random() < .25:
            spoil(random_, element)


def drop_confidences(random_, prediction):
    for element in prediction['elements']:
        if random_.random() < .3:
            element['confidence'] = random_.choice([NAN, None])
        if random_.random() < .1:
            element.pop('confidence')


def box_of(role, box, **more):
    return {'role': role, 'box': box, 'interactive': role in ('button', 'link', 'checkbox'), **more}


def said(role, box, confidence, **more):
    return {'box': box, 'confidence': confidence, 'role': role,
            'interactive': role in ('button', 'link', 'checkbox'), **more}


# Each by hand: a truth, and what was predicted.
TRICKY = {
    'twins_hit_once': (
        [box_of('link', [10, 10, 100, 20]), box_of('text', [10, 11, 100, 19])],
        [said('link', [10, 10, 100, 20], .9, id=1)]),
    'twins_hit_by_a_box_that_fits_one': (
        [box_of('link', [10, 10, 100, 20]), box_of('text', [10, 10, 100, 23])],
        [said('link', [10, 9, 100, 18], .9, id=1)]),
    'merged_roles_given_twice_and_once_too_often': (
        [box_of('link', [10, 10, 100, 20], also=['text'])],
        [said('link', [10, 10, 100, 20], .9), said('text', [10, 10, 100, 20], .8),
         said('icon', [10, 10, 100, 20], .7)]),
    'ignored_takes_one': (
        [box_of('button', [10, 10, 100, 20], ignore=True), box_of('text', [300, 10, 50, 12])],
        [said('button', [10, 10, 100, 20], .9), said('button', [11, 10, 100, 20], .8)]),
    'inside_opaque': (
        [box_of('image', [0, 0, 300, 200], opaque=True), box_of('button', [310, 0, 60, 20])],
        [said('button', [10, 10, 50, 20], .9), said('button', [280, 10, 60, 20], .8),
         said('image', [0, 0, 300, 200], .7)]),
    'circles_of_parents': (
        [box_of('group', [0, 0, 300, 200], parent=1), box_of('list', [0, 0, 290, 180], parent=0),
         box_of('button', [10, 10, 60, 20], parent=2), box_of('text', [12, 12, 50, 14], parent=2)],
        [said('group', [0, 0, 300, 200], .9, id=1, parent=2),
         said('button', [10, 10, 60, 20], .8, id=2, parent=1),
         said('text', [12, 12, 50, 14], .7, id=2, parent=2)]),
    'equal_confidences_keep_their_order': (
        [box_of('button', [10, 10, 60, 20])],
        [said('button', [10, 10, 56, 20], .5), said('button', [10, 10, 60, 20], .5),
         said('button', [10, 10, 58, 20], .5)]),
    'exactly_at_the_threshold_and_at_an_iou': (
        [box_of('button', [0, 0, 10, 10]), box_of('checkbox', [50, 0, 10, 15], checked=True)],
        [said('button', [0, 0, 10, 5], .3), said('checkbox', [50, 0, 10, 16], .299999)]),
    'no_predictions': ([box_of('text', [5, 5, 40, 12])], []),
    'no_truth': ([], [said('text', [5, 5, 40, 12], .9)]),
    'nothing_at_all': ([], []),
    'boxes_without_area': (
        [box_of('separator', [0, 50, 300, 0]), box_of('text', [5, 5, 40, 12])],
        [said('separator', [0, 50, 300, 0], .9), said('text', [5, 5, 0, 0], .8)]),
    'side_just_under_16': (
        [box_of('icon', [0, 0, 15.9, 30]), box_of('icon', [40, 0, 16, 16])],
        [said('icon', [0, 0, 16, 30], .9)]),
}


def tricky_set(folder):
    for i, (name, (elements, found)) in enumerate(TRICKY.items()):
        kind = ('web', 'desktop')[i % 2]
        write(folder / 'set' / kind / f'{name}.json',
              {'width': 400, 'height': 300, 'scale': (1, 2)[i % 2],
               'theme': ('light', 'dark')[i % 2], 'source': 'by hand', 'elements': elements})
        write(folder / 'predictions' / kind / f'{name}.json', {'threshold': .3, 'elements': found})


def boxes_only_set(folder):
    write(folder / 'set/web/a.json', {'width': 90, 'height': 90, 'source': 'by hand', 'elements': [
        box_of('button', [10, 10, 60, 20]), box_of('text', [12, 14, 40, 12])]})
    write(folder / 'predictions/a.json', {'elements': [{'box': [10, 10, 60, 20]},
                                                       {'box': [0, 0, 90, 90]}]})


def main():
    random_set(HERE / 'mixed', 11, 6, lambda random_, prediction: None)
    random_set(HERE / 'hostile', 23, 6, spoil_some)
    random_set(HERE / 'no_confidence', 37, 3, drop_confidences)
    tricky_set(HERE / 'tricky')
    boxes_only_set(HERE / 'boxes_only')
    for folder in sorted(p for p in HERE.iterdir() if (p / 'set').is_dir()):
        subprocess.run([sys.executable, sys.argv[1], folder / 'predictions', '--set',
                        folder / 'set', '--json', folder / 'expected.json'],
                       check=True, stdout=subprocess.DEVNULL)


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
