"""How a person walks through the workbook in a browser: opens pages, finds what is shown, waits for what follows."""

import time

IDLE = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status==='idle'"
RUN_ALL = "window.jupyterapp.commands.execute('notebook:run-all-cells')"
HEADER = ":is(.fu-page .fu-sentence, .fu-header .fu-field)"  # the first cell of a page has been drawn
LAST = ".fu-pages"  # the last cell of a page has been drawn


class Lab:
    """JupyterLab with one page of the workbook in front; other tabs stay in the document, hidden."""

    def __init__(self, page, workbook):
        self.page, self.workbook = page, workbook

    def go(self, name):
        self.page.goto(self.workbook.lab(name), wait_until="commit")
        self.run()

    def run(self):
        """It runs by itself once its kernel is there; where that takes too long, a person runs it."""
        self.page.wait_for_function(IDLE)
        end = time.monotonic() + 15
        while not self.at(HEADER).count() and time.monotonic() < end:
            self.page.wait_for_timeout(100)
        if not self.at(HEADER).count():
            self.page.evaluate(RUN_ALL)
        self.at(HEADER).first.wait_for()
        self.page.wait_for_function(IDLE)

    def follow(self, selector, name):
        """Press a link between pages and run the page it leads to."""
        self.at(f"{selector}[href*='{name}']").first.click()  # not before it leads there
        self.page.wait_for_function(f"window.jupyterapp.shell.currentWidget?.title?.label?.startsWith('{name}')")
        self.run()

    def at(self, selector, **more):
        return self.page.locator(f"{selector}:visible", **more)


class Voila:
    """A page of its own for each notebook; it runs by itself."""

    def __init__(self, page, workbook):
        self.page, self.workbook = page, workbook

    def go(self, name):
        self.page.goto(self.workbook.voila(name), wait_until="commit")
        self.at(LAST).wait_for()

    def follow(self, selector, name):
        self.at(f"{selector}[href*='{name}']").first.click()  # not before it leads there
        self.page.wait_for_url(f"**/{name}.ipynb*")
        self.at(LAST).wait_for()

    def at(self, selector, **more):
        return self.page.locator(f"{selector}:visible", **more)


def until(holds, seconds=60):
    """Wait for something that is not on the page, such as a line of the journal."""
    end = time.monotonic() + seconds
    while not (found := holds()) and time.monotonic() < end:
        time.sleep(0.1)
    assert found
    return found
