"""Which email addresses a case may hold."""

import random
import subprocess
import sys

import pytest

from followup.case import addresses
from followup.case.addresses import an_address, reads_as
from followup.case.case_file import load_case
from followup.case.doubts import doubts_of

GOOD = [
    "name@example.org", "a+b_c-d@x.y.example", "A.B@X.Example", "o'hara@x.example", "jürgen@x.example",
    "用户@例子.example", "a@xn--exmple-cua.example", "a@EXÄMPLE.example", "a@x.test", "a@x.invalid", "a@mail.local",
]  # fmt: skip
BAD = [
    "a..b@x.example", ".a@x.example", "a.@x.example", "jane(hr)@x.example", '"a b"@x.example', "a@b@x.example", "a@b",
    "a@-x.example", "a@x..example", "a@x.example.", "a@[127.0.0.1]", "a b@x.example", "a,b@x.example", "<a@x.example>",
    "a@x.example;b@x.example", "Bob <a@x.example>", "a@x_y.example", "a\u200bb@x.example",
    "a" * 65 + "@x.example", "a@" + "x" * 64 + ".example", "a@ﬁrm.example", "a@１.example", "mailto:a@x.example", "a@",
]  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_an_address_stays_as_it_was_written(text):
    assert an_address(text) == text


@pytest.mark.parametrize("text", BAD)
def test_what_a_mail_program_refuses_or_reads_otherwise_is_refused_with_what_is_allowed(text):
    with pytest.raises(ValueError, match=r"address.*; allowed: "):
        an_address(text)


@pytest.mark.parametrize("text", [
    "evil\uff20attacker.example\uff1ba@x.example", "evil\uff20attacker.example\uff0ca@x.example", "a\u3001b@x.example",
    "a\ufe50b@x.example", "a\u060cb@x.example", "o\u2019hara@x.example", "maria\u2010lopez@x.example",
    "a\u2024b@x.example", "\uff1cevil@x.example", "a@x\u3002example", "\uff41@x.example", "\ufb00@x.example",
    "a\u2100b@x.example",
])  # fmt: skip
def test_a_sign_that_some_program_takes_for_the_end_of_an_address_is_refused(text):
    with pytest.raises(ValueError, match=r"this address (holds a sign|would be read as another).*; allowed: "):
        an_address(text)


@pytest.mark.parametrize("letter", [
    "\ufe0f", "\ufe00", "\ufe0e", "\u3164", "\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180b", "\u180f",
    "\u2800", "\uffa0", "\ufffc", "\U000e0100", "\u200d", "\u2063", "\ufff9",
])  # fmt: skip
def test_what_nobody_can_see_in_an_address_is_refused_by_its_number(letter):
    for text in (f"m.lopez{letter}1@x.example", f"{letter}m@x.example", f"m@x{letter}y.example"):
        with pytest.raises(ValueError, match=rf"address .*U\+{ord(letter):04X}.*; allowed: "):
            an_address(text)


def test_letters_made_of_two_characters_are_composed():
    assert an_address("ju\u0308rgen@x.example") == "jürgen@x.example"


def test_what_is_passed_quickly_passes_the_whole_validator_too():
    rng = random.Random(1)
    for _ in range(3000):
        local, domain = ("".join(rng.choices("aB9.-_+", k=rng.randint(1, 66))) for _ in range(2))
        text = f"{local}@{domain}.{rng.choice(('example', 'x', 'ab-c', '1', 'com'))}"
        if addresses.ORDINARY.fullmatch(text):
            assert addresses._validated(text).normalized.lower() == text.lower()


def test_an_ordinary_address_costs_no_import():
    tried = "import sys; from followup.case.addresses import an_address; an_address('a.b@x.example'); "
    made = subprocess.run([sys.executable, "-c", tried + "print('email_validator' in sys.modules)"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert made.stdout == "False\n"


@pytest.mark.parametrize("text", [
    "m.l\u043epez@x.example", "m@n\u043erthwind.example", "m@northwind.ex\u0430mple", "\u0399nfo@x.example",
    "a@xn--nrthwind-ufi.example", "\u13a2nfo@x.example", "\u0578ffice@x.example",
])  # fmt: skip
def test_a_letter_of_another_alphabet_that_looks_alike_is_refused_by_its_name(text):
    with pytest.raises(ValueError, match=r"look alike .*Latin \(.*; allowed: one alphabet"):
        an_address(text)


@pytest.mark.parametrize("text", [
    "\u0438\u0432\u0430\u043d@\u043f\u043e\u0447\u0442\u0430.example", "a@\u03b5\u03c4.example",
    "\u592a\u90cebob@x.example",
    "\u0438\u0432\u0430\u043d1@x.example", "m.\u0438\u0432@x.example", "a@xn--bcher-kva.example",
])  # fmt: skip
def test_one_alphabet_a_word_is_somebody_s_address(text):
    assert an_address(text) == text


@pytest.mark.parametrize(("addresses", "told"), [
    (("kim@mail.example",), ["the candidate's own"]), (("KIM@Mail.example",), ["the candidate's own"]),
    (("hr@x.example", "HR@x.example"), ["B has this", "A has this"]), (("a@x.example", "b@x.example", None, None), []),
])  # fmt: skip
def test_an_address_that_is_seldom_meant_is_told_and_stays(addresses, told):
    contacts = [{"id": name, "name": name.upper(), "is": "recruiter", **({"email": address} if address else {})}
                for name, address in zip("abcd", addresses)]  # fmt: skip
    case = load_case({
        "candidate": {"name": "Kim Invented", "email": "kim@mail.example"}, "role": {"title": "Planner"},
        "employer": {"name": "Harborline", "timezone": "UTC"}, "contacts": contacts,
    })  # fmt: skip
    found = list(doubts_of(case))
    assert len(found) == len(told) and all(words in one.what for words, one in zip(told, found))


@pytest.mark.parametrize(("domain", "read", "script"), [
    ("\u0430\u0440\u0440\u04cf\u0435.com", "apple.com", "Cyrillic"),
    ("\u0441\u0430\u0440\u0435.example", "cape.example", "Cyrillic"),
    ("\u0440\u0430\u0443\u0440\u0430\u04cf.\u0441\u043e\u043c", "paypal.com", "Cyrillic"),
    ("jobs.\u0441\u0430\u0440\u0435-1.example", "jobs.cape-1.example", "Cyrillic"),
    ("\u03bd\u03bf\u03c1\u03b1.example", "vopa.example", "Greek"),
    ("xn--80ak6aa92e.com", "apple.com", "Cyrillic"),
])  # fmt: skip
def test_a_domain_wholly_of_another_alphabet_that_reads_like_a_latin_one_is_told(domain, read, script):
    case = load_case({
        "candidate": {"name": "Kim Invented"}, "role": {"title": "Planner"},
        "employer": {"name": "Harborline", "timezone": "UTC"},
        "contacts": [{"id": "a", "name": "A", "is": "recruiter", "email": f"hr@{domain}"}],
    })  # fmt: skip
    (told,) = doubts_of(case)
    assert told.what == f"this reads like {read}, but its letters are {script}: it goes to somebody else"


@pytest.mark.parametrize("address", [
    "\u0438\u0432\u0430\u043d@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444", "a@\u0440\u043e\u0441\u0430.\u0440\u0444",
    "a@\u043f\u043e\u0447\u0442\u0430.example", "a@cape.example", "a@b\u00fccher.example", "a@\u592a\u90ce.example",
    "a@\u03b5\u03bb\u03bb\u03ac\u03b4\u03b1.example",
])  # fmt: skip
def test_a_domain_that_reads_like_what_it_is_raises_no_doubt(address):
    assert reads_as(an_address(address)) == ("", "")
