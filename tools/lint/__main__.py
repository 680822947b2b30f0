"""Checks the checkout and prints what breaks a rule. Usage: python -m tools.lint [ROOT]"""
import sys

from tools.lint import arrows, formatting, names, portable, sizes, words
from tools.lint.tree import Tree

CHECKS = (sizes, names, arrows, portable, words, formatting)


def main():
    tree = Tree.of_checkout(sys.argv[1] if len(sys.argv) > 1 else ".")
    findings = sorted(finding for rule in CHECKS for finding in rule.check(tree))
    for finding in findings:
        print(finding)
    print(f"lint: {len(tree.paths)} files, {len(findings) or 'no'} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
