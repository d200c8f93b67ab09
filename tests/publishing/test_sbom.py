"""The parts list names every package of the lock, is CycloneDX by its own schema, and start.py writes it."""

import json

import pytest

pytest.importorskip("cyclonedx", reason="cyclonedx-python-lib is not installed")

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from publishing import sbom
from publishing.pins import LOCKS, read_pins


@pytest.mark.slow
@pytest.mark.parametrize("of", LOCKS)
def test_it_names_every_package_of_the_lock_and_keeps_to_the_schema(of):
    text = sbom.as_json(sbom.parts_list(of))
    parts = [(part["name"], part["version"]) for part in json.loads(text)["components"]]
    assert sorted(parts) == sorted((pin.name, pin.version) for pin in read_pins(*LOCKS[of]))
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


@pytest.mark.slow
def test_it_says_sums_licence_scope_and_who_asks_for_it(tmp_path, capsys):
    out = tmp_path / "parts.json"
    assert sbom.main(["--out", str(out)]) == 0
    made = json.loads(out.read_text(encoding="utf-8"))
    parts = {part["name"]: part for part in made["components"]}
    assert set(parts) == {pin.name for pin in read_pins(*LOCKS["workbook"])}
    assert parts["pandas"]["scope"] == "required" and parts["pytest"]["scope"] == "excluded"
    assert parts["jupyterlab"]["licenses"] and parts["jupyterlab"]["externalReferences"][0]["hashes"]
    asks = {one["ref"].split("@")[0]: one.get("dependsOn", []) for one in made["dependencies"]}
    assert any(ref.startswith("pkg:pypi/numpy@") for ref in asks["pkg:pypi/pandas"])
    assert any(ref.startswith("pkg:pypi/voila@") for ref in asks["followup-workbook"])
    assert f"{len(made['components'])} packages" in capsys.readouterr().out
