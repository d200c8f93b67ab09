"""Under which licence each package is, as it says itself, and whether that lets anyone pass it on."""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

# Whose metadata say nothing or too much, or what is installed elsewhere alone, on other systems, for the site, for the
# hub: read in the licence file or in the metadata on 2026-11-29 and 30.
READ = {
    "aiodns": "MIT",
    "aiohappyeyeballs": "PSF-2.0",
    "aiohttp": "Apache-2.0 AND MIT",
    "aiosignal": "Apache-2.0",
    "alembic": "MIT",
    "appnope": "BSD-2-Clause",
    "axe-playwright-python": "MIT AND MPL-2.0",  # itself, and the axe-core it carries
    "certipy": "BSD-3-Clause",
    "colorama": "BSD-3-Clause",
    "docutils": "LicenseRef-Public-Domain AND BSD-2-Clause AND BSD-3-Clause",
    "doit": "MIT",
    "frozenlist": "Apache-2.0",
    "httpx2-jsfetch": "BSD-3-Clause",
    "jupyterhub": "BSD-3-Clause",
    "jupyterlite-core": "BSD-3-Clause",
    "jupyterlite-pyodide-kernel": "BSD-3-Clause",
    "mako": "MIT",
    "multidict": "Apache-2.0",
    "oauthlib": "BSD-3-Clause",
    "pamela": "MIT",
    "pkginfo": "MIT",
    "propcache": "Apache-2.0",
    "pycares": "MIT",
    "pywin32": "PSF-2.0",
    "pywinpty": "MIT",
    "sqlalchemy": "MIT",
    "yarl": "Apache-2.0",
    "zen-engine": "MIT",
}
# How metadata spell licences that have a shorter name. BSD is a family: which one stands in the package's file.
SPELLED = {
    "apache 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "LicenseRef-BSD",
    "bsd license": "LicenseRef-BSD",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd 3-clause license": "BSD-3-Clause",
    "gnu general public license (gpl)": "LicenseRef-GPL",
    "gnu library or lesser general public license (lgpl)": "LicenseRef-LGPL",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "psfl": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
    "the unlicense (unlicense)": "Unlicense",
}
ASK_LITTLE = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LicenseRef-BSD", "MIT", "MIT-0"}
ASK_LITTLE |= {"HPND", "LicenseRef-Public-Domain", "MIT-CMU", "PSF-2.0", "Unlicense", "Zlib"}
ASK_FOR_CHANGES = {"LicenseRef-LGPL", "MPL-2.0"}  # who passes on a changed file of theirs gives its source too
PASS_ON = ASK_LITTLE | ASK_FOR_CHANGES
CLASSIFIER = "License :: "


def licence_of(name: str) -> str:
    """An SPDX expression, or "" where neither the installed package nor READ says one."""
    if name in READ:
        return READ[name]
    try:
        return _said(metadata(name))
    except PackageNotFoundError:
        return ""


def _said(about: PackageMetadata) -> str:
    """The newest field first. Several classifiers are a choice, as the packages that have them say."""
    field = (about.get("License") or "").strip().split("\n")[0]
    lines = [one for one in about.get_all("Classifier") or [] if one.startswith(CLASSIFIER)]
    classified = [_short(one.rsplit(" :: ", 1)[1]) for one in lines]
    return about.get("License-Expression") or _short(field) or " OR ".join(filter(None, classified))


def _short(words: str) -> str:
    try:
        return SPELLED.get(words.lower()) or canonicalize_license_expression(words)
    except InvalidLicenseExpression:
        return ""


def may_pass_on(expression: str) -> bool:
    """Whether somebody may give the package to others: every part joined by AND has a choice that allows it."""
    parts = [re.split(r"\s+OR\s+", part.strip("() ")) for part in re.split(r"\s+AND\s+", expression)]
    return all(any(choice.strip("() ") in PASS_ON for choice in part) for part in parts)
