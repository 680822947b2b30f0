"""The command `genie` of an installed package: hands over to the program that the wheel holds, or
to the one that `make build` made in a checkout."""
import os
import pathlib
import sys

_PACKAGE = pathlib.Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "bin" / "genie", _PACKAGE.parent / "build" / "release" / "bin" / "genie")
UNAVAILABLE = 4  # the exit code of `genie` for what is not there


def main() -> int:
    for program in _PLACES:
        if os.access(program, os.X_OK):
            os.execv(program, [str(program), *sys.argv[1:]])
    print(f"genie: the program is not at {_PLACES[0]}; install the package again", file=sys.stderr)
    return UNAVAILABLE


if __name__ == "__main__":
    sys.exit(main())
