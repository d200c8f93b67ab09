"""Runs inside Pyodide, started by compile.mjs: bytecode in place of sources, in wheels and in Python's own library."""

import importlib.util
import io
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path


def compiled(data, place):
    """The archive's bytes with every module that compiles as unchecked bytecode; all else as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            name, content = bytecode(item.filename, old.read(item), place)
            slim = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            slim.external_attr = 0o644 << 16
            new.writestr(slim, content, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def bytecode(name, content, place):
    if not name.endswith(".py"):
        return name, content
    try:
        code = compile(content, f"{place}/{name}", "exec", dont_inherit=True)
    except SyntaxError:  # code for another Python, such as a template
        return name, content
    return f"{name}c", bytes(_code_to_hash_pyc(code, importlib.util.source_hash(content), False))


for wheel in Path("/wheels").glob("*.whl"):
    wheel.write_bytes(compiled(wheel.read_bytes(), "/lib/python3.14/site-packages"))
library = Path("/wheels/python_stdlib.zip")
library.write_bytes(compiled(library.read_bytes(), "/lib/python314.zip"))
