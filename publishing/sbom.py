"""The parts list (SBOM) as CycloneDX JSON: start.py sbom [--of workbook|site|hub] [--out FILE]."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from followup import __version__

from .licences import licence_of
from .pins import LOCKS, ROOT, RUNS_ON, Pin, asked_for, needs, read_pins

OUT = ROOT / "dist" / "sbom"


def main(words: list[str]) -> int:
    """Write the list and say in one line what is in it."""
    asked = argparse.ArgumentParser(prog="start.py sbom", description=__doc__)
    asked.add_argument("--of", choices=LOCKS, default="workbook", help="whose locks are read (default: workbook)")
    asked.add_argument("--out", type=Path, help="the file (default: dist/sbom/followup-WORD.cdx.json)")
    chosen = asked.parse_args(words)
    out = (chosen.out or OUT / f"followup-{chosen.of}.cdx.json").absolute()
    bom = parts_list(chosen.of)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(as_json(bom), encoding="utf-8")
    print(f"{out}: {summary(bom)}")
    return 0


def parts_list(of: str) -> Bom:
    """Every package that the locks of `of` name. "excluded" is what only tests, lint, bench and docs need."""
    pins = read_pins(*LOCKS[of])
    needed = {pin.name for pin in (read_pins(RUNS_ON) if of == "workbook" else pins)}
    scopes = {pin: ComponentScope.REQUIRED if pin.name in needed else ComponentScope.EXCLUDED for pin in pins}
    parts = {pin: _part(pin, scope) for pin, scope in scopes.items()}
    bom = Bom(components=parts.values())
    bom.metadata.component = Component(
        name="followup",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref=f"followup-{of}",
        licenses=[LicenseFactory().make_from_string("MIT")],
    )
    _join(bom, parts, asked_for() if of == "workbook" else {pin.name for pin in pins})
    return bom


def _part(pin: Pin, scope: ComponentScope) -> Component:
    """A package whose files may be any of those with these sums; where its marker does not hold it is not installed."""
    purl = PackageURL("pypi", name=pin.name, version=pin.version)
    sums = [HashType(alg=HashAlgorithm.SHA_256, content=one) for one in pin.hashes]
    files = ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(str(purl)), hashes=sums)
    said = licence_of(pin.name)
    return Component(
        name=pin.name,
        version=pin.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{purl}{f';{pin.marker}' if pin.marker else ''}",
        purl=purl,
        scope=scope,
        licenses=[LicenseFactory().make_from_string(said)] if said else [],
        external_references=[files],
        properties=[Property(name="followup:marker", value=pin.marker)] if pin.marker else [],
    )


def _join(bom: Bom, parts: dict[Pin, Component], top: set[str]) -> None:
    """Who asks for whom, as far as it is installed here."""
    for pin, part in parts.items():
        asked = needs(pin.name)
        bom.register_dependency(part, [other for one, other in parts.items() if one.name in asked])
    bom.register_dependency(bom.metadata.component, [part for pin, part in parts.items() if pin.name in top])


def as_json(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def summary(bom: Bom) -> str:
    """Counts: packages, those the workbook runs on, licences."""
    parts = list(bom.components)
    needed = sum(part.scope is ComponentScope.REQUIRED for part in parts)
    said = Counter(licence_of(part.name) or "not read: installed elsewhere" for part in parts)
    licences = ", ".join(f"{name} {count}" for name, count in said.most_common())
    return f"{len(parts)} packages, {needed} of them to run it.\nLicences: {licences}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
