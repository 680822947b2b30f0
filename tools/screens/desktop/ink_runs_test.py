"""Tests of ink_runs: clusters, labels by width, rims."""

import numpy as np
from ink_runs import find_label, ink_clusters, ink_rows, sharpen, split_label
from painted import canvas, fill, word


def test_Clusters_AreSplitAtWideGapsOnly():
    pixels = canvas()
    fill(pixels, [20, 20, 40, 30])
    fill(pixels, [44, 22, 60, 28])
    fill(pixels, [80, 20, 90, 30])
    assert ink_clusters(pixels, [10, 10, 120, 40], 5, 0) == [[20, 20, 60, 30], [80, 20, 90, 30]]


def test_Clusters_VerticalGradientIsNotInk():
    pixels = canvas()
    pixels[:, :] = np.linspace(200, 250, pixels.shape[0]).astype(int)[:, None, None]
    assert ink_clusters(pixels, [10, 10, 200, 200], 5) == []


def test_Clusters_WideDarkWordDoesNotBecomeTheGround():
    pixels = canvas()
    fill(pixels, [12, 20, 88, 28])  # covers most of the rows it stands in
    assert ink_clusters(pixels, [10, 10, 90, 60], 5, 0) == [[12, 20, 88, 28]]


def test_Rows_AreGivenFromTopToBottom():
    pixels = canvas()
    fill(pixels, [50, 20, 60, 28])
    fill(pixels, [20, 40, 90, 44])
    assert ink_rows(pixels, [10, 10, 100, 60], 1, 0) == [[50, 20, 60, 28], [20, 40, 90, 44]]


def test_FindLabel_PrefersLeftmostOfEqualFits():
    clusters = [[0, 0, 60, 8], [100, 0, 160, 8]]
    assert find_label(clusters, 60) == (0, 0)


def test_FindLabel_NothingFitsIsNone():
    assert find_label([[0, 0, 20, 8]], 60) is None


def test_SplitLabel_IconBeforeAndShortcutAfterTheWords():
    clusters = [[0, 0, 14, 14], [20, 3, 50, 11], [54, 3, 80, 11], [150, 3, 190, 11]]
    before, label, after = split_label(clusters, 60)
    assert (before, label, after) == (clusters[:1], [20, 3, 80, 11], clusters[3:])


def test_Sharpen_TakesFaintRimsWithin2PixelsAndKeepsOffBorders():
    pixels = canvas()
    box = word(pixels, 30, 30, 5)
    fill(pixels, [29, 31, 30, 36], 190)
    assert sharpen(pixels, box, [10, 10, 200, 60]) == [29, 30, 60, 38]
    fill(pixels, [20, 28, 80, 29], 100)  # a border right above the words' reach
    assert sharpen(pixels, box, [10, 10, 200, 60]) == list(box)
