"""Authority files that people loaded into the review page: what is taken, what is listed, and what comes out again."""

from __future__ import annotations

from typing import Any

import pytest

from arabtext.names import Authority, Decision
from arabtext.tables import Table, unify_file

NAMES = ("Agner Toivo", "Toivo Agner", "Makki Truly", "Truly Makki", "Nizar Qassabi", "Layla Nasser", "ليلى ناصر")
TABLE = Table(("name",), tuple((name,) for name in NAMES))


def problems(page: Any) -> list[str]:
    return [line.text for line in page.all("#problems li")]


def test_what_the_page_downloads_it_takes_back(page: Any) -> None:
    page.unify(TABLE)
    page.click(page.card("Agner Toivo"), "no")
    page.show("all")
    page.click(page.card("Nizar Qassabi"), "join")
    page.pick("Layla")
    page.write(page.card("Nizar Qassabi").find_element("css selector", ".form input"), "Nizar, “the” Great")
    decided = page.download()
    done = page.partition()
    content = (page.folder / "authority.csv").read_bytes()
    page.open(page.folder / "review.html")  # which forgets what was done
    page.load(content, "again.csv")
    assert page.said == "Loaded again.csv: 3 names. Conflicts: 0."
    assert page.partition() == done
    assert set(page.download().decisions) == set(decided.decisions)


@pytest.mark.parametrize(
    "content",
    [
        "Canonical,VARIANTS,Not Same As\n\nSomeone,Toivo Agner| Agner Toivo |,\n,,\n",
        "sep=;\nvariants;CANONICAL;unknown\nToivo Agner|Agner Toivo;Someone;x\n",
        "\ufeffcanonical\tVariants\nSomeone\t\"Toivo Agner|Agner Toivo\"\n",
        "canonical,variants\r\n\"Someone\",\"Toivo Agner|\nAgner Toivo\"\r\n\r\n",
        "canonical,variants\rSomeone,Toivo Agner|Agner Toivo",
        "canonical,variants\nSomeone,toivo AGNER|agner-toivo\n",
    ],
    ids=["case and blanks", "sep", "tab", "break in a cell", "carriage returns", "case of spellings"],
)  # fmt: skip
def test_files_as_people_edit_them(content: str, page: Any) -> None:
    page.unify(TABLE)
    page.load(content)
    assert "1 names. Conflicts: 0." in page.said
    page.show("decided")
    assert page.shown == ["Someone"]
    (decision,) = page.download().decisions
    assert decision.canonical == "Someone"
    assert {"toivo agner", "agner toivo"} == {text.casefold().replace("-", " ") for text in decision.variants}


def test_a_file_in_utf_16_is_read_and_another_is_refused(page: Any) -> None:
    page.unify(TABLE)
    page.load("canonical,variants\nنزار,Nizar Qassabi\n".encode("utf-16"), "wide.csv")
    assert [one.canonical for one in page.download().decisions] == ["نزار"]
    page.load(b"canonical\n\xff\xfe\xe4", "odd.csv")
    assert "odd.csv is not a CSV file in UTF-8 or UTF-16" in page.said
    page.load("name,variants\nSomeone,Nizar Qassabi\n", "headless.csv")
    assert page.said == "headless.csv has no column “canonical”; nothing was loaded."
    page.load("", "empty.csv")
    assert page.said == "empty.csv has no column “canonical”; nothing was loaded."
    assert len(page.download().decisions) == 1


def test_decisions_of_a_file_are_applied(page: Any) -> None:
    """A row joins what it names, a second row takes its spelling away from the first name, and pairs are kept apart."""
    page.unify(TABLE)
    page.load(
        "canonical,arabic,variants,kind,notes,not_same_as,who\n"
        "Nizar Q.,نزار,Nizar Qassabi|Makki Truly,person,checked,,AB\n"
        "Layla N.,,ليلى ناصر,person,,Nizar Q.,\n"
        "Agner,,Agner Toivo,,,,\n"
        "Toivo,,Toivo Agner|Someone Unseen,organization,,,\n"
    )
    assert page.partition() == {
        frozenset({"Nizar Qassabi", "Makki Truly", "Truly Makki"}),
        frozenset({"Layla Nasser", "ليلى ناصر"}),
        frozenset({"Agner Toivo"}),
        frozenset({"Toivo Agner"}),
    }
    assert problems(page) == []
    authority = page.download()
    rows = {one.canonical: one for one in authority.decisions}
    assert rows["Toivo"].variants == ("Toivo Agner", "Someone Unseen")
    assert (rows["Toivo"].kind, rows["Nizar Q."].notes, rows["Nizar Q."].arabic) == ("organization", "checked", "نزار")
    assert rows["Layla N."].not_same_as == ("Nizar Q.",)
    head, *lines = (page.folder / "authority.csv").read_text(encoding="utf-8-sig").splitlines()
    assert head.endswith(",who")
    assert [line for line in lines if line.endswith(",AB")]
    found = {one.text: one.canonical for one in unify_file(TABLE, "name", authority=authority).names}
    assert found["Truly Makki"] == found["Makki Truly"] == found["Nizar Qassabi"] == "Nizar Q."
    assert (found["Agner Toivo"], found["Toivo Agner"]) == ("Agner", "Toivo")


def test_conflicts_are_listed_with_their_lines_and_nothing_is_lost(page: Any) -> None:
    page.unify(TABLE)
    page.click(page.card("Truly Makki"), "yes")
    page.load(
        "canonical,arabic,variants,notes,not_same_as\n"
        "Someone,سام,Toivo Agner,,\n"
        ",,no name of its own,,\n"
        "Another,,Toivo Agner|Nizar Qassabi,,\n"
        "someone,سامي,,twice,\n"
        "Third,,Makki Truly,,\n"
        "\n"
        "Fourth,,Layla Nasser|ليلى ناصر,,Fourth\n"
    )
    assert problems(page) == [
        "decided.csv line 3: The cell “canonical” is empty: | | no name of its own | |",
        "decided.csv line 4: “Toivo Agner” is given to “Someone, line 2” and to “Another”.",
        "decided.csv line 5: “Someone” is سام here and سامي in the file.",
        "decided.csv line 6: “Makki Truly” belongs to “Truly Makki” here and to “Third” in the file.",
        "decided.csv line 8: “Fourth” and “Fourth” are kept apart in the file and are one name here.",
    ]
    assert page.said == "Loaded decided.csv: 5 names. Conflicts: 5."
    rows = {one.canonical: one for one in page.download().decisions}
    assert set(rows) == {"Truly Makki", "Someone", "Another", "Third", "Fourth"}
    assert rows["Someone"].variants == ("Toivo Agner", "سامي", "someone")
    assert (rows["Someone"].arabic, rows["Someone"].notes) == ("سام", "twice")
    assert rows["Truly Makki"].variants == ("Makki Truly",)
    assert rows["Third"].variants == ()
    page.find("body").send_keys("u")
    assert problems(page) == []
    assert [one.canonical for one in page.download().decisions] == ["Truly Makki"]


def test_what_the_run_decided_is_kept_apart_and_its_arabic_form_changed(page: Any) -> None:
    authority = Authority((Decision("Nizar Qassabi", "نزار قصبي"), Decision("Layla Nasser", variants=("ليلى ناصر",))))
    page.unify(TABLE, authority=authority)
    page.show("decided")
    page.write(page.card("Nizar Qassabi").find_elements("css selector", ".form input")[1], "نزار القصابي")
    ids = page.run("return model.live.filter((one) => one.records.length).map((one) => one.id)")
    page.run("run({ do: 'apart', first: arguments[0][0], second: arguments[0][1] }, { one: '', other: '' })", ids)
    rows = {one.canonical: one for one in page.download().decisions}
    assert rows["Nizar Qassabi"].arabic == "نزار القصابي"
    assert rows["Nizar Qassabi"].not_same_as == ("Layla Nasser",)
    assert rows["Layla Nasser"].not_same_as == ("Nizar Qassabi",)


def test_the_decisions_of_the_run_are_kept_and_changed(page: Any) -> None:
    """A name of the run's own authority is renamed, a spelling taken from it; unseen spellings and other rows stay."""
    authority = Authority(
        (
            Decision("Toivo, A.", "تويفو", ("Agner Toivo", "Toivo Agner", "A. Toivo"), "person", "mine", ("Other",)),
            Decision("Other", variants=("Nobody Here",)),
        )
    )
    page.unify(TABLE, authority=authority)
    assert page.download() == authority
    page.show("decided")
    assert page.shown == ["Toivo, A."]
    assert "from the authority file" in page.cards[0].text
    page.tick(page.cards[0], "Toivo Agner")
    page.click(page.cards[0], "no")
    page.write(page.card("Toivo, A.").find_element("css selector", ".form input"), "Agner the Elder")
    rows = {one.canonical: one for one in page.download().decisions}
    assert rows["Agner the Elder"].variants == ("Toivo, A.", "Agner Toivo", "A. Toivo")
    assert rows["Agner the Elder"].not_same_as == ("Other", "Toivo Agner")
    assert rows["Agner the Elder"].notes == "mine"
    assert rows["Other"] == authority.decisions[1]
    assert rows["Toivo Agner"].not_same_as == ("Agner the Elder",)
