"""Replaces sources by bytecode inside the wheels, by the very Python that will read it: imports take half the time."""

import shutil
from pathlib import Path

from .tools import ROOT, run


def compile_wheels(folder: Path) -> bool:
    """Compile every wheel of a Pyodide folder that holds a whole core; False, with a word, without Node.js."""
    node = shutil.which("node")
    if node is None:
        print("No Node.js here: the wheels keep their sources, and pages open more slowly.", flush=True)
        return False
    print("Compiling.", flush=True)
    run(node, ROOT / "lite" / "compile.mjs", folder)
    return True
