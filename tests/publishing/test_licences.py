"""Nothing that set-up installs forbids passing it on."""

import pytest

from publishing.licences import licence_of, may_pass_on
from publishing.pins import LOCKS, ROOT, read_pins


@pytest.mark.parametrize("of", LOCKS)
def test_every_package_says_a_licence_that_lets_it_be_passed_on(of):
    licences = {pin.name: licence_of(pin.name) for pin in read_pins(*LOCKS[of])}
    assert len(licences) > 80
    assert {name: said for name, said in licences.items() if not may_pass_on(said)} == {}


@pytest.mark.parametrize("said", ["MIT", "MIT OR LicenseRef-Closed", "BSD-3-Clause AND (Zlib OR MIT)", "MPL-2.0"])
def test_open_licences_may_be_passed_on(said):
    assert may_pass_on(said)


@pytest.mark.parametrize("said", ["", "LicenseRef-Closed", "MIT AND LicenseRef-Closed", "CC-BY-NC-4.0", "BUSL-1.1"])
def test_others_may_not(said):
    assert not may_pass_on(said)


def test_a_licence_is_read_from_whichever_field_has_it():
    assert [licence_of(name) for name in ("numpy", "traitlets", "odfpy", "not-a-package")] == [
        "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
        "BSD-3-Clause",
        "Apache-2.0 OR LicenseRef-GPL OR LicenseRef-LGPL",
        "",
    ]


def test_a_lock_is_read_whole_with_sums_and_markers():
    pins = read_pins(*LOCKS["workbook"])
    text = "".join((ROOT / lock).read_text(encoding="utf-8") for lock in LOCKS["workbook"])
    assert sum(len(pin.hashes) for pin in pins) == text.count("--hash=")
    assert {pin.marker for pin in pins if pin.name == "appnope"} == {'sys_platform == "darwin"'}
