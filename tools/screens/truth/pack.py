"""Makes the PNG files of a folder as small as they get without loss.

    python -m truth.pack DIR [FILE ...]

Tries palettes first (exact, where a picture has at most 256 colours), then RGB with the strongest
compression; keeps whatever is smallest. Never changes a pixel: the result is compared before it
replaces the file. Depends on Pillow.
"""

import io
import os
import sys

from PIL import Image, ImageChops

MOST_PALETTE_COLORS = 256


def candidates(image):
    """The picture in every form worth trying, as PNG bytes."""
    forms = [image]
    colors = image.getcolors(MOST_PALETTE_COLORS)
    if colors:
        palette = image.quantize(len(colors), method=Image.Quantize.MEDIANCUT, dither=0)
        if ImageChops.difference(palette.convert('RGB'), image).getbbox() is None:
            forms.append(palette)
    for form in forms:
        buffer = io.BytesIO()
        form.save(buffer, 'PNG', optimize=True)
        yield buffer.getvalue()


def pack(path):
    """Packs one file; returns its size before and after, in bytes."""
    before = os.path.getsize(path)
    with Image.open(path) as opened:
        image = opened.convert('RGB')
    smallest = min(candidates(image), key=len)
    if len(smallest) < before:
        with open(f'{path}.part', 'wb') as file:
            file.write(smallest)
        os.replace(f'{path}.part', path)
    return before, os.path.getsize(path)


def main():
    folder, *names = sys.argv[1:]
    names = names or sorted(n for n in os.listdir(folder) if n.endswith('.png'))
    sizes = [pack(os.path.join(folder, name)) for name in names]
    before, after = (sum(s) / 1e6 for s in zip(*sizes))
    print(f'packed {len(names)} pictures: {before:.2f} MB to {after:.2f} MB')


if __name__ == '__main__':
    main()
