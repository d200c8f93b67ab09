"""The files a hub is made from: pinned, hashed, of one mind with the workbook, and naming no package server."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
HUB = ROOT / "hub"


def pins(path):
    blocks = re.split(r"\n(?=\S)", path.read_text("utf-8").strip())
    return {block.split("==")[0]: (block.split("==")[1].split()[0], block.count("--hash=sha256:")) for block in blocks}


def test_the_hubs_python_packages_are_pinned_by_hash():
    held = pins(HUB / "requirements.lock")
    assert {"jupyterhub", "jupyterlab", "voila"} <= held.keys()
    assert all(hashes for _, hashes in held.values()) and "://" not in (HUB / "requirements.lock").read_text()


def test_a_participant_gets_the_versions_the_workbook_is_tested_with():
    ours, theirs = pins(ROOT / "requirements.lock"), pins(HUB / "requirements.lock")
    shared = ours.keys() & theirs.keys()
    assert "ipywidgets" in shared
    assert {name: theirs[name][0] for name in shared} == {name: ours[name][0] for name in shared}


def test_the_proxy_is_pinned_by_hash_and_its_lock_names_no_server():
    asked = json.loads((HUB / "package.json").read_text())["dependencies"]
    lock = json.loads((HUB / "package-lock.json").read_text())
    packages = {name.removeprefix("node_modules/"): held for name, held in lock["packages"].items() if name}
    assert asked == {"configurable-http-proxy": packages["configurable-http-proxy"]["version"]}
    assert all(held.get("integrity", "").startswith("sha512-") for held in packages.values())
    assert not any("resolved" in held for held in packages.values())


def test_the_charts_values_say_what_the_machines_configuration_says():
    values = yaml.safe_load((HUB / "values.yaml").read_text("utf-8"))
    told = values["singleuser"]["extraEnv"]
    mounts = {one["name"]: one for one in values["singleuser"]["storage"]["extraVolumeMounts"]}
    assert told["FOLLOWUP_RULES"] == mounts["rules"]["mountPath"] and mounts["rules"]["readOnly"] is True
    assert told["FOLLOWUP_HAND_IN"] == mounts["handed-in"]["mountPath"]
    assert mounts["handed-in"]["subPath"] == "{username}"
    assert told["FOLLOWUP_JOURNAL"].startswith(values["singleuser"]["storage"]["homeMountPath"] + "/")


def test_every_setting_named_is_one_the_workbook_reads():
    told = yaml.safe_load((HUB / "values.yaml").read_text("utf-8"))["singleuser"]["extraEnv"]
    package = "\n".join(path.read_text("utf-8") for path in (ROOT / "followup").rglob("*.py"))
    assert [name for name in told if name.startswith("FOLLOWUP_") and f'"{name}"' not in package] == []


@pytest.mark.skipif(os.name == "nt", reason="an image is built on Linux")
def test_an_image_gets_the_shipped_settings(tmp_path):
    env = {**os.environ, "NB_PYTHON_PREFIX": str(tmp_path)}
    subprocess.run([ROOT / "postBuild"], env=env, check=True, cwd=tmp_path)
    for inside, source in (("etc/jupyter", "config"), ("share/jupyter", "share")):
        wanted = {p.relative_to(ROOT / source): p.read_bytes() for p in (ROOT / source).rglob("*") if p.is_file()}
        got = {p.relative_to(tmp_path / inside): p.read_bytes() for p in (tmp_path / inside).rglob("*") if p.is_file()}
        assert got == wanted and wanted
