"""The house rules that a machine can check: sizes, names, arrows between libraries, formatting."""
