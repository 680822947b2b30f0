"""Lets the tests beside the modules import them and tools/screens/truth, as make_desktop.py does.

Depends on: the standard library.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
