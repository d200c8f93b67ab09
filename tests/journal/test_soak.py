"""Two minutes of `start.py soak`: writers killed, a full disk, a second computer, presses, and nothing lost."""

import pytest

pytest.importorskip("resource")


@pytest.mark.slow
def test_in_two_minutes_of_kills_and_full_disks_no_line_is_lost(capsys):
    from benchmarks import soak

    assert soak.main(["--minutes", "2"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "lines lost 0" in said and "lines twice 0" in said and "it says the same yes" in said
