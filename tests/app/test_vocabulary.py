"""Every word of trade has its meaning at hand, and the page Words shows them all."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from lev_core import PRODUCTS, Product
from lev_ui.settings import PAGE_KEYS
from lev_ui.words import dictionary
from lev_ui.words.examples import EXAMPLES, example
from lev_ui.words.glossary import MEANING
from lev_ui.words.rules import product_facts
from lev_ui.words.themes import THEMES, named, slug
from lev_ui.words.where import PAGE_WORDS, PLACES, TITLES, places
from tests.app.made_up_pair import give_pairs
from tests.app.reading import Text, page_texts
from tests.app.samples import UNREADABLE
from tests.app.session import open_drawers, press, visit
from tests.app.vocabulary import JARGON, PATTERNS, own, used
from tests.contract.fake_yahoo import FakeYahoo
from tests.pages import PAGES, Listed

# Of the glossary in the plan of the pages, by the name each has here.
PROMISED = (
    *("daily rebalancing mechanism", "target and realised leverage", "rebalance"),
    *("protocol rebalancing logic", "automated exposure management and execution"),
    *("rebalancing trade costs", "token holder costs", "decentralized leverage protocol"),
    *("smart-contract automation", "algorithmic order execution"),
    *("economic design and incentives", "maker-taker fee", "market impact", "funding"),
    *("intraday leverage", "auto-deleveraging", "volatility drag", "compounding effect"),
    *("path dependence", "wipe-out"),
)
NAMED_IN = {
    "keeper": "smart-contract automation",
    "gas": "smart-contract automation",
    "TWAP": "algorithmic order execution",
    "reward": "economic design and incentives",
    "ripcord": "economic design and incentives",
}
SYNONYMS = {  # style.md: the field's word, once
    r"gearing|geared": "leverage",
    r"re-?balancing leverage|re-?hedg\w+": "rebalance",
    r"leveraged coins?|leveraged notes?": "token",
    r"volatility decay|beta slippage|time decay": "volatility drag",
    r"leverage factor|leverage ratio": "multiplier",
    r"knocked out|knock-?out|blown up|blew up": "wipe-out",
    r"expense ratio|annual fee": "management fee",
    r"commission\b": "trading fee",
}
Read = Callable[[Listed], tuple[Text, ...]]
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
with_words = pytest.mark.parametrize(
    "page", [page for page in PAGES if page.path != "words"], ids=lambda page: page.path
)


@pytest.fixture
def read(yahoo: FakeYahoo) -> Read:
    """Read a page under its views, with a Yahoo that knows a few funds."""
    give_pairs(yahoo)
    return page_texts


# ------------------------------------------------------------ on every page


@with_words
def test_the_drawer_of_a_page_has_the_words_the_page_uses_no_more_no_less(
    page: Listed, read: Read
) -> None:
    shown = [text.said for text in read(page) if text.kind != "help"]
    found = set().union(*map(used, shown))
    assert tuple(sorted(found, key=str.casefold)) == PAGE_WORDS.get(page.path, ())  # type: ignore[call-overload]  # a path is a page's name


@pages
def test_no_word_of_trade_stands_on_a_page_without_a_meaning(page: Listed, read: Read) -> None:
    known = PAGE_WORDS.get(page.path, tuple(MEANING))  # type: ignore[call-overload]  # as above
    unexplained = {
        found.group(): text.said[:80]
        for text in read(page)
        for jargon, word in JARGON.items()
        for found in re.finditer(rf"(?:{jargon})", own(text.said), re.IGNORECASE)
        if word not in known and not (text.kind == "help" and word in MEANING)
    }
    assert unexplained == {}


@pages
def test_every_thing_is_called_by_one_name(page: Listed, read: Read) -> None:
    others = {
        found.group(): word
        for text in read(page)
        for synonym, word in SYNONYMS.items()
        for found in re.finditer(rf"\b(?:{synonym})\b", own(text.said), re.IGNORECASE)
    }
    assert others == {}


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=PRODUCTS.keys())
def test_the_facts_of_a_product_use_no_word_without_a_meaning(product: Product) -> None:
    said = product_facts(product)
    unexplained = [
        jargon
        for jargon, word in JARGON.items()
        if not word and re.search(jargon, said, re.IGNORECASE)
    ]
    assert unexplained == []


def test_every_word_is_found_where_it_is_used() -> None:
    assert {word for word in JARGON.values() if word} <= MEANING.keys()
    assert [word for word, pattern in PATTERNS.items() if not pattern.search(word)] == []


@with_words
def test_the_drawer_links_each_word_and_all_of_them(page: Listed) -> None:
    app = open_drawers(visit_page(page), "words")
    if not PAGE_WORDS.get(page.path):  # type: ignore[call-overload]  # as above
        return
    (listed,) = (text.value for text in app.markdown if text.value.startswith("- **["))
    links = re.findall(r"\]\(words\?word=([a-z0-9-]+)\)", listed)
    assert [named(link) for link in links] == list(PAGE_WORDS[page.path])  # type: ignore[index]  # as above
    *_, all_of_them = app.get("page_link")
    assert (all_of_them.proto.page, all_of_them.proto.label) == ("words", dictionary.ALL)


# ------------------------------------------------------------ the page Words


def test_every_word_has_a_theme_a_sentence_and_a_link_of_its_own() -> None:
    themed = [word for words in THEMES.values() for word in words]
    assert sorted(themed) == sorted(MEANING)
    assert len({slug(word) for word in MEANING}) == len(MEANING)
    for word, meaning in MEANING.items():
        assert re.fullmatch(r"[A-Z].*\.", meaning), word
        assert named(slug(word)) == word


def test_every_word_that_was_promised_is_there() -> None:
    assert set(PROMISED) <= MEANING.keys()
    for name, word in NAMED_IN.items():
        assert name in MEANING[word], name


def test_a_meaning_explains_in_other_words() -> None:
    for word, meaning in MEANING.items():
        first = meaning.split(".")[0].lower()
        assert not first.startswith((word.lower(), f"a {word.lower()}", f"the {word.lower()}")), (
            word
        )


@pytest.mark.parametrize("word", sorted(EXAMPLES))
def test_an_example_is_a_sentence_with_a_number(word: str) -> None:
    said = example(word)
    assert word in MEANING
    assert re.search(r"\d", said)
    assert re.fullmatch(r"[A-Z\d].*\.", said)
    assert not UNREADABLE.search(said)


def test_examples_are_those_one_can_check_by_hand() -> None:
    said = {word: example(word) for word in EXAMPLES}
    assert "a 3x token lost 6.7%" in said["volatility drag"]  # 0.7 · 4/3
    assert "+69.0% and 3 times the asset +63.0%: a gap of +6.0 points" in said["gap"]  # 1.3² − 1
    assert "gained 69.0%, by way of 140 it gained 30.4%" in said["path dependence"]
    assert r"buys \$30 of the asset after a rise of 5%" in said["rebalance"]  # (3² − 3) · 5%
    assert "until the asset has fallen 12.0%" in said["band"]  # (3 − 4.125) / (3 · 3.125)
    assert "has fallen 29.8%" in said["margin position"]
    assert "takes 10.4% in a year" in said["management fee"]
    assert "is 10.95% a year, and 32.85%" in said["funding"]


def test_every_place_is_a_page_with_the_name_it_has_in_the_navigation() -> None:
    titles = {page.path: page.title for page in PAGES}
    for word in MEANING:
        for place in places(word):
            assert place.page in titles
            assert place.page == "lessons" or TITLES[place.page] == titles[place.page]
            assert set(place.query) <= {*PAGE_KEYS[place.page], "step"}, (word, place)  # type: ignore[index]  # a path is a page's name
    assert PLACES.keys() <= MEANING.keys()


def test_the_page_opens_on_all_words_by_theme() -> None:
    app = open_words()
    assert app.title[0].value == "What do the words mean?"
    shown = "\n".join(text.value for text in app.markdown)
    assert re.findall(r"(?m)^## (.*)$", shown) == list(THEMES)
    assert re.findall(r"(?m)^### \[.*\]\(words\?word=(.*)\)$", shown) == [
        slug(word) for words in THEMES.values() for word in words
    ]
    assert not app.info


@pytest.mark.parametrize("word", sorted(MEANING))
def test_a_word_in_the_address_is_the_question_and_its_meaning_the_answer(word: str) -> None:
    assert dictionary.title(slug(word)) == f"What does “{word}” mean?"
    assert dictionary.answer(slug(word)).startswith(MEANING[word])


def test_a_link_to_a_word_opens_on_it_with_the_way_to_a_page_that_shows_it() -> None:
    app = open_words(word="volatility-drag")
    assert app.title[0].value == "What does “volatility drag” mean?"
    assert app.markdown[0].value == dictionary.answer("volatility-drag")
    first = app.get("page_link")[0].proto
    assert (first.page, first.query_string) == ("", "split=on")  # the bare address is Compare


@pytest.mark.parametrize("word", ["nonsense", "<script>alert(1)</script>", "x" * 500, "[a](//b)"])
def test_an_unknown_word_shows_the_list_and_says_so(word: str) -> None:
    app = open_words(word=word)
    assert app.title[0].value == "What do the words mean?"
    (notice,) = app.info
    assert notice.value.startswith("No word here is called “")
    assert "<" not in notice.value
    assert not app.exception


def test_looking_for_a_word_leaves_those_that_match_and_a_way_back() -> None:
    app = open_words()
    app.text_input(key="set_find").set_value("Keeper").run()
    shown = [text.value for text in app.markdown if text.value.startswith("## ")]
    assert len(shown) == 1
    assert "[Smart-contract automation]" in shown[0]
    assert "[Economic design and incentives]" in shown[0]

    app.text_input(key="set_find").set_value("zebra [x](//y)").run()
    assert app.warning[0].value.startswith("No word here has “zebra")
    assert "[x](//y)" not in app.warning[0].value
    app = press(app, dictionary.SHOW_ALL)
    assert len([text for text in app.markdown if text.value.startswith("## ")]) == len(THEMES)


def test_what_is_looked_for_stands_in_the_address() -> None:
    app = open_words(find="gas")
    assert app.text_input(key="set_find").value == "gas"
    app.text_input(key="set_find").set_value("band").run()
    assert app.query_params["find"] == "band"


def test_the_choices_made_elsewhere_outlive_a_look_at_the_words() -> None:
    app = visit(leverage="-2", asset="AAPL")
    app.query_params.clear()
    app.switch_page("pages/words.py").run()
    app.query_params.clear()
    app.switch_page("pages/compare.py").run()
    assert app.number_input(key="set_leverage").value == -2.0
    assert app.selectbox(key="set_asset").value == "AAPL"


def open_words(**address: str) -> AppTest:
    """Open the page Words at an address."""
    app = visit()
    app.query_params.update(address)
    return app.switch_page("pages/words.py").run()


def visit_page(page: Listed) -> AppTest:
    """Open a page of the table."""
    return visit().switch_page(page.file).run()
