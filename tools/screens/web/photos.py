"""Photographs for the pages, made or unpacked into one folder.

    python web/photos.py OUT_DIR SCIKIT_IMAGE_WHEEL

Real ones come from scikit-image's wheel (coffee, chelsea, brick, grass, gravel: CC0; rocket, moon,
hubble: public domain), cropped to 640 x 480. Painted ones are ours: `still` (lit spheres on a
table, out of focus behind, with grain) and `view` (ridges in haze). The same seed
gives the same bytes. Depends on numpy and Pillow; nothing is downloaded here.
"""

import io
import os
import sys
import zipfile

import numpy as np
from PIL import Image, ImageFilter

SIZE = (640, 480)
REAL = {
    'coffee': 'coffee.png',
    'rocket': 'rocket.jpg',
    'hubble': 'hubble_deep_field.jpg',
    'grass': 'grass.png',
    'gravel': 'gravel.png',
    'chelsea': 'chelsea.png',
    'moon': 'moon.png',
    'brick': 'brick.png',
}
STILLS, VIEWS = 8, 8
GRAIN = 5


def noise(rng, cells, size):
    """Smooth noise in 0..1 with `cells` bumps across."""
    coarse = rng.random((max(2, cells * size[1] // size[0]), cells)).astype(np.float32)
    image = Image.fromarray(np.uint8(coarse * 255)).resize(size, Image.BICUBIC)
    return np.asarray(image, np.float32) / 255


def finished(rng, picture, blur):
    """The picture as JPEG would come from a camera: slight blur and grain."""
    image = Image.fromarray(np.uint8(np.clip(picture, 0, 255)))
    image = image.filter(ImageFilter.GaussianBlur(blur))
    grain = rng.normal(0, GRAIN, (*np.asarray(image).shape[:2], 1))
    return Image.fromarray(np.uint8(np.clip(np.asarray(image, np.float32) + grain, 0, 255)))


def still(seed):
    """Spheres of stoneware on a table."""
    rng = np.random.default_rng(seed)
    width, height = SIZE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    wall, table, ware = rng.uniform(60, 220, (3, 3))
    horizon = height * rng.uniform(0.45, 0.6)
    shade = (0.7 + 0.3 * noise(rng, 5, SIZE))[..., None]
    picture = np.where((y < horizon)[..., None], wall, table) * shade
    picture += 26 * (noise(rng, 80, SIZE) - 0.5)[..., None] * (y >= horizon)[..., None]
    for _ in range(rng.integers(2, 6)):
        radius = rng.uniform(40, 120)
        cx, cy = rng.uniform(80, width - 80), rng.uniform(horizon, height - 40)
        dx, dy = (x - cx) / radius, (y - cy) / radius
        inside = dx * dx + dy * dy < 1
        depth = np.sqrt(np.clip(1 - dx * dx - dy * dy, 0, 1))
        light = np.clip(0.25 + 0.75 * (-0.5 * dx - 0.6 * dy + 0.6 * depth), 0.1, 1.3)
        shadow = np.exp(-(((x - cx - radius / 2) / radius) ** 2 + ((y - cy - radius) / 24) ** 2))
        picture *= 1 - 0.5 * shadow[..., None]
        color = ware * rng.uniform(0.6, 1.2, 3)
        picture = np.where(inside[..., None], color * light[..., None], picture)
    return finished(rng, picture, 1.2)


def view(seed):
    """Ridges in haze under a sky with clouds."""
    rng = np.random.default_rng(seed)
    width, height = SIZE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    top, low, ground = rng.uniform((40, 80, 120), (190, 200, 250), (3, 3))
    part = (y / height)[..., None]
    picture = top * (1 - part) + low * part
    clouds = sum(noise(rng, 4 * 2**k, SIZE) / 2**k for k in range(5)) / 2
    picture += (np.clip(clouds - 0.5, 0, 1) * 260)[..., None] * (1 - part)
    for layer in range(5):
        base = height * (0.4 + 0.12 * layer)
        steps = sum(
            np.interp(x[0], np.linspace(0, width, 6 * 2**k), rng.normal(0, 30 / 2**k, 6 * 2**k))
            for k in range(5)
        )
        texture = 0.75 + 0.5 * noise(rng, 60 + 40 * layer, SIZE)
        haze = layer / 5
        color = (low * (1 - haze) + ground * haze * 0.6) * texture[..., None]
        picture = np.where((y > base + steps)[..., None], color, picture)
    return finished(rng, picture, 0.8)


def unpack(wheel, name):
    """A real photograph out of the wheel, cropped to the common shape."""
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(f'skimage/data/{REAL[name]}')
    image = Image.open(io.BytesIO(data)).convert('RGB')
    width = min(image.width, image.height * 4 // 3)
    height = width * 3 // 4
    left, top = (image.width - width) // 2, (image.height - height) // 2
    return image.crop((left, top, left + width, top + height)).resize(SIZE, Image.LANCZOS)


def main():
    out, wheel = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    made = {name: (lambda name=name: unpack(wheel, name)) for name in REAL}
    made |= {f'still{i}': (lambda i=i: still(100 + i)) for i in range(1, STILLS + 1)}
    made |= {f'view{i}': (lambda i=i: view(200 + i)) for i in range(1, VIEWS + 1)}
    for name, make in made.items():
        path = os.path.join(out, f'{name}.jpg')
        if not os.path.exists(path):
            make().save(path, quality=88)


if __name__ == '__main__':
    main()
