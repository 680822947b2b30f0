"""Truth files for screens: what is drawn where, told by the toolkit and judged by the pixels."""
