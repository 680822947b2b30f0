"""What `python -m computer_genie.performance.benchmark` measures: one module a component.

Each has `rows(image_size, iterations) -> list[Row]` (measure.Row): what was measured, beside a
named baseline, in the same run, after the outputs were compared.
"""
