"""The files that the rules look at: what git tracks, and new files that it does not ignore."""
import subprocess
from pathlib import Path

CPP = (".cpp", ".h")
TEXT_LIMIT_BYTES = 4 << 20


class Tree:
    """A folder of files by their path from the root; texts are read once."""

    def __init__(self, root, paths):
        self.root = Path(root)
        self.paths = sorted(paths)
        self._texts = {}

    @classmethod
    def of_checkout(cls, root):
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"], check=True, capture_output=True, text=True).stdout
        paths = [path for path in listed.split("\0") if path and (Path(root) / path).is_file()]
        return cls(root, paths)

    def with_suffix(self, *suffixes):
        return [path for path in self.paths if path.endswith(suffixes)]

    def text(self, path):
        """The file's text; empty for a picture or another file that is not text."""
        if path not in self._texts:
            data = (self.root / path).read_bytes()
            is_binary = b"\0" in data[:8192] or len(data) > TEXT_LIMIT_BYTES
            self._texts[path] = "" if is_binary else data.decode("utf-8", errors="replace")
        return self._texts[path]

    def lines(self, path):
        return self.text(path).splitlines()
