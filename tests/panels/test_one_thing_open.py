"""At the side of a case one thing is open at a time: no panel lies over another."""

from .driving import change


def toggle_of(page, name):
    return page.beside.toggles[name]


def drawer_of(page, name):
    return next(made for made in page.drawers.toggles if made.description.startswith(name))


def test_facts_opened_over_a_drawer_shut_it(made):
    page = made.case_page()
    change(drawer_of(page, "Whose advice"), value=True)
    change(toggle_of(page, "Facts"), value=True)
    assert page.drawers.open is None and not drawer_of(page, "Whose advice").value
    assert page.beside.open == "Facts"


def test_a_drawer_shuts_what_lay_over_it(made):
    page = made.case_page()
    change(toggle_of(page, "History"), value=True)
    change(drawer_of(page, "Whose advice"), value=True)
    assert page.beside.open is None and not toggle_of(page, "History").value
    assert len(page.beside.over.children) == 0 and page.drawers.open == "advice"


def test_the_chip_who_disagrees_shuts_it_too(made):
    page = made.case_page()
    change(toggle_of(page, "Facts"), value=True)
    page.drawers.open_one("who")
    assert page.beside.open is None
