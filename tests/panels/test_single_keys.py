"""The app's single keys can be switched off, by whoever speaks to the computer and whose words would press them."""

from followup.panels.app import app
from followup.panels.app.settings import Settings


def test_single_keys_are_switched_off_and_stay_off(journal):
    opened = app(journal=str(journal.path))
    assert opened.router.letters
    settings = opened.desk.panel(Settings)
    settings.draw()
    settings.keys.widget.value = False
    opened.go("search")
    assert not opened.router.letters
    assert not app(journal=str(journal.path)).router.letters
