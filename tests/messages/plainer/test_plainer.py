"""What a second-language reader stumbles over is marked where it stands, with plainer words."""

from followup.messages.plainer import plainer


def idioms(text):
    return [(text[mark.start : mark.end], mark.instead) for mark in plainer(text) if mark.kind == "idiom"]


def test_an_idiom_is_marked_with_what_it_means():
    assert idioms("I wanted to touch base before Friday.") == [("touch base", "talk")]
    assert idioms("May I Pick  Your\nBrain?") == [("Pick  Your\nBrain", "ask for your advice")]


def test_whose_brain_it_is_does_not_matter_and_the_longer_idiom_wins():
    assert [words for words, _ in idioms("I keep my fingers crossed.")] == ["keep my fingers crossed"]
    assert [words for words, _ in idioms("They keep their fingers crossed.")] == ["keep their fingers crossed"]


def test_words_that_only_look_like_an_idiom_are_left_alone():
    assert idioms("We touched bases of copper, and the ballparks were green.") == []


def test_a_long_sentence_is_told_with_its_words_and_where_it_may_end():
    long = (
        "When we spoke on Tuesday you showed me how the team plans its week, and I have thought since then about how "
        "my six years in the laboratory could help with it."
    )
    (mark,) = [mark for mark in plainer(f"Dear Ann,\n\n{long}\n\nYours") if mark.kind == "long-sentence"]
    assert mark.says == "This sentence has 32 words; it may end after “I have thought”."
    assert plainer("A short one.") == ()


def test_places_are_characters_of_the_text():
    text = "Hello 😊\r\n\r\nLet us circle back."
    (mark,) = plainer(text)
    assert text[mark.start : mark.end] == "circle back"
