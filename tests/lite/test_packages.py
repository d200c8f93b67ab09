"""What a page of the site has at once, and what is fetched only where a cell names it."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_app_opens_without_a_package_that_is_fetched_later():
    """Else it stops there with an import that fails: nothing in its one cell names such a package."""
    later = tomllib.loads((ROOT / "lite" / "packages.toml").read_text("utf-8"))["later"]
    code = f"import sys, followup.panels.app; print([one for one in {later!r} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "pandas" in later and done.stdout.strip() == "[]"
