"""A path that can be no file is said so, by every command that takes one."""

import pytest


@pytest.mark.parametrize("words", [
    ("backup",), ("restore",), ("share", "--yes", "--to"), ("rules", "check"), ("rules", "use"), ("cohort", "build"),
    ("cohort", "today", "--store"), ("cards", "--list", "--stories"),
])  # fmt: skip
@pytest.mark.parametrize("name", ["n" * 300, "~nobody-here/x"])
def test_a_name_no_disk_takes_is_explained(say, northwind, words, name):
    said = say(*words, name, *(("--store", "s") if words == ("cohort", "build") else ()))
    assert said.status == 2 and said.out == "" and "error of our own" not in said.err
