"""The example of the binary protocol and its page run, and the page names everything."""
import pathlib
import re
import runpy

from computer_genie.performance import MessageType, binary_protocol

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "protocol_python.md").read_text()


def test_the_example_runs_and_what_it_claims_is_so(capsys):
    runpy.run_path(str(ROOT / "examples" / "binary_protocol.py"), run_name="__main__")
    told = capsys.readouterr().out
    assert "same scene: True - same time: True" in told and "a view: True" in told
    assert "REQUEST {'id': 7}" in told and "value['steps'][0]" in told
    assert "the message is cut off" in told and "times faster than" in told


def test_the_examples_of_the_page_run():
    examples = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert examples
    for example in examples:
        exec(compile(example, "docs/protocol_python.md", "exec"), {})


def test_the_page_names_every_method_and_every_figure():
    public = [name for name in vars(binary_protocol.FastBinaryProtocol) if name[0] != "_"]
    figures = binary_protocol.Comparison.__annotations__
    fields = binary_protocol.ParsedMessage._fields
    missing = [n for n in (*public, *figures, *fields) if n not in PAGE and n != "close"]
    assert not missing and len(MessageType) > 1
