"""The review page in a browser: what a person sees and does there, and what the next run makes of it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from arabtext.tables import Table, unify_file

ROWS = (
    ("p01", "Toivo Agner", 1971, "Mosul"),
    ("p02", "Agner Toivo", 1971, "الموصل"),
    ("p03", "Agner Toivo", 1972, "Mosul"),
    ("p04", "Layla Nasser", 1980, "Tripoli"),
    ("p05", "ليلى ناصر", 1981, "طرابلس"),
    ("p06", "Makki Truly", 1990, "Sur"),
    ("p07", "Truly Makki", 1991, "Tyre"),
    ("p08", "Morgan Faiza Toivo", 1960, "Beirut"),
    ("p09", "Morgan Toivo Haddad", 1961, "بيروت"),
    ("p10", "Nizar Qassabi", 1955, "Homs"),
)
TABLE = Table(("id", "name", "born", "place"), ROWS)
NAMES = [row[1] for row in ROWS]


def unified(page: Any, table: Table = TABLE, **options: Any) -> set[frozenset[str]]:
    """Return the spellings of each name in a run with the authority file that the page downloads."""
    clusters: dict[int, set[str]] = {}
    for one in unify_file(table, "name", authority=page.download(), **options).names:
        if one.cluster >= 0:
            clusters.setdefault(one.cluster, set()).add(one.text)
    return {frozenset(texts) for texts in clusters.values()}


def apart(*names: str, partition: set[frozenset[str]]) -> bool:
    return not any(len(cluster & set(names)) > 1 for cluster in partition)


def together(*names: str, partition: set[frozenset[str]]) -> bool:
    return any(cluster >= set(names) for cluster in partition)


# Deciding


def test_a_rejected_merge_changes_the_next_run(page: Any) -> None:
    before = page.unify(TABLE).names
    assert before[0].cluster == before[1].cluster
    assert page.progress == "0 of 3 decided"
    page.tick(page.card("Agner Toivo"), "Agner Toivo")
    page.click(page.card("Agner Toivo"), "no")
    page.click(page.card("Truly Makki"), "yes")
    assert page.progress == "2 of 3 decided"
    page.reload()
    assert page.progress == "2 of 3 decided"  # kept in the browser
    after = unify_file(TABLE, "name", authority=page.download()).names
    assert after[0].cluster != after[1].cluster == after[2].cluster
    assert after[5].cluster == after[6].cluster
    assert after[5].reason == "decided in the authority file"


def test_both_halves_of_a_split_can_be_renamed(page: Any) -> None:
    page.unify(TABLE)
    page.tick(page.card("Agner Toivo"), "Agner Toivo")
    page.click(page.card("Agner Toivo"), "no")
    assert page.shown[:2] == ["Toivo Agner", "Agner Toivo"]  # the rest has the name that is free
    for at, name in enumerate(("Toivo B. Agner", "Aghnar Toyvo")):
        page.write(page.cards[at].find_element("css selector", ".form input"), name)
    decided = {one.canonical: one for one in page.download().decisions}
    assert set(decided) == {"Toivo B. Agner", "Aghnar Toyvo"}
    assert decided["Aghnar Toyvo"].not_same_as == ("Toivo B. Agner",)
    assert decided["Aghnar Toyvo"].variants == ("Agner Toivo",)


def test_an_arabic_form_is_changed_and_a_form_that_is_taken_is_refused(page: Any) -> None:
    page.unify(TABLE)
    english, arabic = page.card("Truly Makki").find_elements("css selector", ".form input")
    page.write(arabic, "مكي ترولي")
    english, arabic = page.card("Truly Makki").find_elements("css selector", ".form input")
    assert arabic.get_attribute("value") == "مكي ترولي"
    page.write(english, "NIZAR al-Qassabi")
    assert "is the form or a spelling of another name" in page.said
    assert "Truly Makki" in page.shown
    page.write(page.card("Truly Makki").find_element("css selector", ".form input"), "  ")
    assert "A name needs a form" in page.said
    (decided,) = page.download().decisions
    assert (decided.canonical, decided.arabic) == ("Truly Makki", "مكي ترولي")


def test_names_are_joined_and_spellings_moved_by_hand(page: Any) -> None:
    page.unify(TABLE)
    page.show("all")
    page.click(page.card("Nizar Qassabi"), "join")
    page.pick("Layla")
    assert page.said == "Joined: Nizar Qassabi, Layla Nasser"
    page.tick(page.card("Agner Toivo"), "Toivo Agner")
    page.click(page.card("Agner Toivo"), "move")
    page.pick("turly")
    assert page.find("#picker-found").text == "No name here."
    page.find("#picker-search").clear()
    page.pick("truly makk")
    assert page.said == "Moved: Toivo Agner, to Truly Makki"
    after = unified(page)
    assert together("Nizar Qassabi", "Layla Nasser", "ليلى ناصر", partition=after)
    assert together("Toivo Agner", "Makki Truly", "Truly Makki", partition=after)
    assert apart("Toivo Agner", "Agner Toivo", partition=after)
    assert page.partition() == after


def test_a_pair_is_kept_apart_without_a_tick_and_joined_after_all(page: Any) -> None:
    page.unify(TABLE)
    pair = page.card("Morgan")
    page.click(pair, "no")
    assert page.said == "Kept apart: Morgan Faiza Toivo, Morgan Toivo Haddad"
    first, second = page.download().decisions
    assert (first.not_same_as, second.not_same_as) == ((second.canonical,), (first.canonical,))
    page.click(page.card("Morgan"), "yes")
    assert together("Morgan Faiza Toivo", "Morgan Toivo Haddad", partition=unified(page))
    page.click(page.card("Morgan"), "no")  # what was joined is separated again
    assert apart("Morgan Faiza Toivo", "Morgan Toivo Haddad", partition=unified(page))


def test_undo_and_redo_reach_over_everything_and_over_reloads(page: Any) -> None:
    page.unify(TABLE)
    start = page.partition()
    page.click(page.card("Truly Makki"), "no")
    page.click(page.card("Morgan"), "yes")
    page.show("all")
    page.click(page.card("Layla Nasser"), "join")
    page.pick("Nizar")
    page.write(page.card("Layla Nasser").find_element("css selector", ".form input"), "Lela Naser")
    page.load("canonical,variants\nAgner T. Toivo,Toivo Agner\n")
    end = page.partition()
    names = sorted(page.shown)
    for key in "uuuuu":
        page.find("body").send_keys(key)
    assert page.partition() == start
    assert page.said.startswith("Undone. Split off")
    page.find("body").send_keys("u")
    assert page.said == "There is nothing to undo."
    page.reload()
    page.show("all")
    for _ in range(5):
        page.find("#redo").click()
    assert page.said == "Done again. Loaded: decided.csv"
    assert (page.partition(), sorted(page.shown)) == (end, names)
    page.find("body").send_keys("y")
    assert page.said == "There is nothing to do again."


def test_a_new_decision_after_undoing_ends_what_was_undone(page: Any) -> None:
    page.unify(TABLE)
    page.click(page.card("Truly Makki"), "no")
    page.find("#undo").click()
    page.click(page.card("Truly Makki"), "yes")
    assert not page.find("#redo").is_enabled()
    assert [one.canonical for one in page.download().decisions] == ["Truly Makki"]


def test_whatever_is_done_the_next_run_gives_what_the_page_shows(page: Any) -> None:
    """Random operations, several a time: the file is taken, and decided names are as on the page."""

    def row(canonical: str, *variants: str) -> dict[str, Any]:
        listed = {"variants": list(variants), "not_same_as": [], "more": {}}
        return {"line": 2, "canonical": canonical, "arabic": "", "kind": "", "notes": "", **listed}

    page.unify(TABLE)
    draw = random.Random(5)
    for _ in range(6):
        for _ in range(4):
            live = page.run("return model.live.map(({ id, members }) => ({ id, members }))")
            one, other = draw.sample(live, 2)
            several = [cluster for cluster in live if len(cluster["members"]) > 1]
            operations = [
                {"do": "join", "from": one["id"], "into": other["id"]},
                {"do": "move", "members": one["members"][:1], "into": other["id"]},
                {"do": "apart", "first": one["id"], "second": other["id"]},
                {"do": "rename", "cluster": one["id"], "canonical": f"Person {draw.random()}"},
                {"do": "accept", "cluster": one["id"]},
                {"do": "load", "file": "a.csv", "rows": [row(*draw.sample(NAMES, 3)), row(*draw.sample(NAMES, 3))]},
            ]
            operations += [{"do": "split", "cluster": some["id"], "members": some["members"][1:]} for some in several]
            page.run("run(arguments[0], { one: '', other: '' })", draw.choice(operations))
        decided = page.run(
            "return model.live.filter((one) => one.status)"
            ".map((one) => [one.name, one.members.flatMap((id) => model.members[id].texts)])"
        )
        found: dict[str, set[str]] = {}
        for one in unify_file(TABLE, "name", authority=page.download()).names:
            found.setdefault(one.canonical, set()).add(one.text)
        assert {name: set(texts) for name, texts in decided}.items() <= found.items()
    for _ in range(24):
        page.find("#undo").click()
    assert page.progress == "0 of 3 decided"


# Keys


def test_the_keyboard_is_enough(page: Any) -> None:
    page.unify(TABLE)
    page.find("body").send_keys("a")
    page.find("body").send_keys("j")
    page.press("s")
    states = [card.get_attribute("class") for card in page.cards]
    assert "yes" in states[0]
    assert "no" in states[1]
    page.find("body").send_keys("u")
    assert page.progress == "1 of 3 decided"
    page.press("y", "u")
    page.press("o")
    page.pick("Nizar")
    assert page.said.startswith("Joined")
    page.press("r")
    page.press("Someone Else", "\ue007")
    assert page.said == "Renamed: Someone Else"
    page.find("body").send_keys("d")
    page.wait((page.folder / "authority.csv").exists)
    assert "Someone Else" in {one.canonical for one in page.download().decisions}


def test_a_key_that_does_nothing_says_why(page: Any) -> None:
    three = Table(("name",), (("Makki Truly",), ("Truly Makki",), ("مكي ترولي",), ("Layla Nasser",)))
    page.unify(three)
    page.slide("threshold", 1)
    body = page.find("body")
    expected = {
        "s": "Tick the spellings that are another person.",
        "m": "Tick the spellings to move.",
        "u": "There is nothing to undo.",
        "y": "There is nothing to do again.",
        "j": "This is the last one.",
        "k": "This is the first one.",
        "n": "This is the last one.",
        "p": "This is the first one.",
        "9": "There is no spelling number 9 here.",
        "x": "The key x does nothing here.",
    }
    for key, text in expected.items():
        body.send_keys(key)
        assert page.said == text
    for key in "123s":
        body.send_keys(key)
    assert page.said == "At least one spelling must stay; untick one."
    page.show("single")
    body.send_keys("s")
    assert page.said == "This name has one spelling; there is nothing to split off."
    page.search("nobody of this name")
    body.send_keys("a")
    assert page.said == "No name is shown; choose another filter or search."
    body.send_keys("r")
    assert page.said == "No name is shown; choose another filter or search."


def test_a_pair_says_what_it_cannot_do(page: Any) -> None:
    page.unify(TABLE)
    page.slide("threshold", 0)
    body = page.find("body")
    for key, text in (
        ("m", "Open one of the two names first"),
        ("r", "Open one of the two"),
        ("o", "Open one of the two"),
        ("a", "Joined"),
        ("a", "one name now"),
    ):
        body.send_keys(key)
        assert text in page.said


# What is shown


def test_the_other_cells_of_the_rows_are_shown_with_their_lines(page: Any) -> None:
    page.unify(TABLE)
    card = page.card("Agner Toivo")
    assert [cell.text for cell in card.find_elements("css selector", ".rows thead th")] == [
        "Name",
        "line",
        "id",
        "born",
        "place",
    ]
    rows = [row.text.split() for row in card.find_elements("css selector", ".rows tbody tr")]
    assert [row[-4:] for row in rows] == [
        ["3", "p02", "1971", "الموصل"],
        ["4", "p03", "1972", "Mosul"],
        ["2", "p01", "1971", "Mosul"],
    ]


def test_of_many_rows_some_are_shown_and_the_rest_counted(page: Any) -> None:
    many = Table(("id", "name"), tuple((f"n{at}", "Walid Sabbagh") for at in range(30)))
    page.unify(many)
    page.show("all")
    assert len(page.all(".rows tbody tr")) == 5
    assert "more rows: 25" in page.cards[0].text


def test_rows_of_several_sheets_name_their_sheet(page: Any) -> None:
    import xlsxwriter

    path = page.folder / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for title, head, row in (
            ("North", ("name", "id"), ("Agner Toivo", "n1")),
            ("South", ("born", "name"), (1970, "Toivo Agner")),
        ):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, head)
            sheet.write_row(1, 0, row)
    unify_file(path, "name", sheet="*", review=page.folder / "review.html")
    page.open(page.folder / "review.html")
    assert [cell.text for cell in page.all(".rows thead th")] == ["Name", "sheet", "line", "id", "born"]
    assert [row.text.split() for row in page.all(".rows tbody tr")] == [
        ["Agner", "Toivo", "North", "2", "n1"],
        ["Toivo", "Agner", "South", "2", "1970"],
    ]


def test_all_names_are_browsed_and_searched(page: Any) -> None:
    page.unify(TABLE)
    page.show("all")
    everyone = [
        "Agner Toivo",
        "Layla Nasser",
        "Morgan Faiza Toivo",
        "Morgan Toivo Haddad",
        "Nizar Qassabi",
        "Truly Makki",
    ]
    assert page.shown == everyone
    page.show("single")
    assert page.shown == ["Morgan Faiza Toivo", "Morgan Toivo Haddad", "Nizar Qassabi"]
    page.show("sure")
    assert page.shown == ["Layla Nasser"]
    page.show("open")
    assert len(page.shown) == 3
    page.click(page.card("Truly Makki"), "yes")
    assert len(page.shown) == 2
    page.show("decided")
    assert page.shown == ["Truly Makki"]
    page.show("questions")
    page.search("طرابلس")  # a cell of another column, of a name that is no question
    assert page.shown == []
    page.find("#found button").click()
    assert page.shown == ["Layla Nasser"]
    for text in ("LAYLA", "ليلي", "p05"):
        page.search(text)
        assert page.shown == ["Layla Nasser"]


def test_the_thresholds_decide_what_is_asked(page: Any) -> None:
    page.unify(TABLE)
    assert page.progress == "0 of 3 decided"
    page.slide("threshold", 1)
    assert page.progress == "0 of 4 decided"
    assert "Layla Nasser" in page.shown
    page.slide("threshold", 0.5)
    assert page.shown == ["Morgan Faiza Toivo ~ Morgan Toivo Haddad"]
    page.slide("nearness", 1)
    assert page.progress == "0 of 0 decided"
    assert page.find("#cards").text == "Nothing is left to decide here."


def test_evidence_is_in_the_order_of_the_names_above_it(page: Any) -> None:
    rows = (("رند حسين كريم الجبوري",), ("روند حسين كريم الجبوري",))
    page.unify(Table(("name",), rows))
    page.slide("nearness", 0.2)
    for _ in range(2):  # in English, then in Arabic
        card = page.cards[0]
        left, right = [one.rect["x"] for one in card.find_elements("css selector", ".side h2")]
        assert left < right
        names = [one.text for one in card.find_elements("css selector", ".side tbody th")]
        head = card.find_elements("css selector", ".why thead th")
        assert [one.text for one in head[:2]] == names
        first = card.find_elements("css selector", ".why tbody tr:first-child td")
        assert (first[0].text in names[0], first[1].text in names[1]) == (True, True)
        assert first[0].text != first[1].text
        assert first[0].rect["x"] < first[1].rect["x"] < first[2].rect["x"]
        page.find("#language").click()


def test_a_reason_keeps_two_arabic_names_in_their_order(page: Any) -> None:
    """Two names of the right-to-left script are a line that reads from the left, each of them a run of its own."""
    page.unify(Table(("name",), (("رند حسين كريم الجبوري",), ("روند حسين كريم الجبوري",))))
    page.show("all")
    rand, rond = "رند حسين كريم الجبوري", "روند حسين كريم الجبوري"
    reason = next(one for one in page.all(".reason") if one.text.startswith(f"one spelling; {rand} may also be {rond}"))
    runs = {run.text: run.rect["x"] for run in reason.find_elements("css selector", "bdi[lang=ar]")}
    assert list(runs) == [rand, rond]
    assert runs[rand] < runs[rond]
    page.run("document.querySelector('.reason').replaceChildren(...sentence('رند ~ روند: a letter off'))")
    left, right = [run.rect["x"] for run in page.find(".reason").find_elements("css selector", "bdi[lang=ar]")]
    assert left < right


def test_people_of_one_name_are_said_to_be_beyond_a_file_of_names(page: Any) -> None:
    rows = (("Salim Nahhas", 1970), ("سليم نحاس", 1970), ("Salim Nahhas", 1984), ("سليم نحاس", 1984))
    table = Table(("name", "born"), rows)
    page.unify(table, agree="born")
    page.show("all")
    assert len(page.cards) == 2
    assert "Other people have this very name: Salim Nahhas | سليم نحاس" in page.cards[0].text
    page.click(page.cards[0], "yes")
    assert page.download().decisions == ()
    assert "without 2 spellings" in page.said
    assert len(unified(page, table, agree="born")) == 1  # two people with the same two spellings
    page.click(page.cards[0], "join")
    page.pick("nahhas")
    names = unify_file(table, "name", agree="born", authority=page.download()).names
    assert {one.cluster for one in names} == {0}


# Text from outside


HOSTILE = (
    "</script><script>document.title='run'</script>",
    '<img src=x onerror="document.title=1">',
    "\u202egnp.exe\u202c",
    "a\u2028b\u2029c",
    "'\"><svg onload=document.title=2>",
    "=cmd|' /C calc'!A0",
    "{one} {count}",
    "__proto__",
)


def test_text_from_outside_cannot_run(page: Any) -> None:
    """In names, cells, titles of columns and loaded files."""
    titles = ("name", *(f"{odd} no." for odd in HOSTILE))
    rows = [(name, *HOSTILE) for name in NAMES]
    rows += [(f"{odd} Agner Toivo", *HOSTILE) for odd in HOSTILE]
    page.unify(Table(titles, tuple(rows)))
    page.slide("threshold", 1)
    controls = set()
    for what in ("all", "questions"):
        page.show(what)
        assert page.driver.title == "Names in the table"
        assert page.all("#cards script, #cards img, #cards svg") == []
        controls |= {control.text for control in page.all(".control")}
    assert any("U+202E" in control for control in controls)
    page.load(
        "canonical,variants,notes\n"
        + "".join(f'"{odd}",Agner Toivo,"{odd}"\n' for odd in (o.replace('"', '""') for o in HOSTILE))
    )
    assert page.all("#problems li")
    page.show("all")
    page.click(page.cards[0], "join")
    page.find("#picker-search").send_keys("a")
    assert page.all("#picker script, #picker img, #picker svg, #problems img, #said img") == []
    page.find("#picker-close").click()
    assert page.download().decisions
    assert page.driver.title == "Names in the table"
    assert page.run("return ({}).polluted === undefined && Object.keys(Object.prototype).length === 0")


def test_a_damaged_history_is_forgotten(page: Any) -> None:
    page.unify(TABLE)
    for text in (
        "{",
        "[]",
        '"x"',
        '{"operations": 3}',
        '{"operations": [{"do": "join", "from": 99, "into": 0}], "done": 1}',
    ):
        page.run("localStorage.setItem(KEY, arguments[0])", text)
        page.reload()
        assert page.progress == "0 of 3 decided"


# Much


@pytest.fixture(scope="module")
def many() -> Any:
    from arabtext.tables.review.page import Cluster, Comparison, Member, Review, Row

    why = Comparison("Person", "شخص", (("Person", "شخص", "likely spelling"),))

    def member(text: str, key: int) -> Member:
        return Member((text,), 2, text, key, tuple(Row(0, key + at, (f"id{key}", "Mosul")) for at in range(2)))

    clusters = tuple(
        Cluster(
            f"Person {at}",
            f"شخص {at}",
            0.7,
            (member(f"Person {at}", 2 * at), member(f"شخص {at}", 2 * at + 1)),
            0.7,
            why,
        )
        for at in range(10_000)
    )
    return Review("many", clusters, columns=("id", "place"), threshold=0.85, left_out=(7, 0, 3))


def test_ten_thousand_names_are_shown_by_pages(page: Any, many: Any) -> None:
    from arabtext.tables.review.page import write_review

    write_review(many, page.folder / "many.html")
    page.open(page.folder / "many.html")
    assert len(page.cards) == 25  # a page of them, not all
    assert page.find("#page").text == "page 1 of 400"
    assert len(page.all("*")) < 3_000
    page.search("person 9999")
    assert page.shown == ["Person 9999"]
    page.search("")
    page.find("body").send_keys("n")
    assert page.find("#page").text == "page 2 of 400"
    assert page.shown[0] == "Person 25"
    page.click(page.cards[0], "yes")
    assert page.progress == "1 of 10000 decided"
    assert "7 names did not fit" in page.find("#left-out").text
    assert "3 rows did not fit" in page.find("#left-out").text
    assert "pairs" not in page.find("#left-out").text
