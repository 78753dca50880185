"""The blocks of docs/recipes.md, run with the packages that they are for."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from arabtext import normalize, romanize
from arabtext.names import key

PAGE = Path(__file__).parents[2] / "docs" / "recipes.md"
TITLE = "أعلنـت الحكومة قرارها ، اليوم"
AUTHOR = "قيس الخزعلي"
HTML = f"""<!doctype html><html lang="ar" dir="rtl"><head><title>{TITLE}</title>
<meta property="article:published_time" content="2023-06-05"></head><body><article><h1>{TITLE}</h1>
<p class="author">{AUTHOR}</p><p>أعلنت الحكومة العراقية يوم الاثنين قراراً جديداً بشأن الموازنة العامة للدولة. وقال
الوزير إن القرار سيدخل حيز التنفيذ في الشهر المقبل بعد موافقة البرلمان عليه.</p></article></body></html>"""


def blocks(heading: str) -> list[str]:
    """Return the programs below a heading of the page."""
    section = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (found,) = [text for text in section if text.startswith(heading)]
    return re.findall(r"```python\n(.*?)```", found, re.DOTALL)


def run(program: str, **given: Any) -> dict[str, Any]:
    """Return what a block defines, given what its text says that it needs."""
    scope: dict[str, Any] = {"__name__": "recipe", **given}
    exec(compile(program, PAGE.name, "exec"), scope)
    return scope


def test_every_block_of_the_page_is_run_here() -> None:
    counts = {"Scrapy": 1, "Hugging Face": 1, "Elasticsearch": 2, "PostgreSQL": 2}
    assert sum(counts.values()) == PAGE.read_text(encoding="utf-8").count("```python")
    assert {heading: len(blocks(heading)) for heading in counts} == counts


@pytest.mark.filterwarnings("ignore")
def test_scrapy_items_have_clean_titles_house_forms_and_sentences() -> None:
    pytest.importorskip("scrapy", reason="Scrapy is not installed")
    pytest.importorskip("trafilatura", reason="the extra html is not installed")
    from scrapy.http import HtmlResponse

    spider = run(blocks("Scrapy")[0])["NewsSpider"]()
    response = HtmlResponse("https://example.org/1", body=HTML, encoding="utf-8")
    (item,) = spider.parse(response)
    assert item["url"] == "https://example.org/1"
    assert item["title"] == normalize(TITLE) != TITLE
    assert item["author"] == romanize(AUTHOR) == "Qais al-Khazali"
    assert item["date"] == "2023-06-05"
    assert any("الموازنة" in sentence for sentence in item["sentences"])


@pytest.mark.thorough
def test_scrapy_crawls_with_the_recipe(tmp_path: Path) -> None:
    pytest.importorskip("scrapy", reason="Scrapy is not installed")
    pytest.importorskip("trafilatura", reason="the extra html is not installed")
    page, spider, out = tmp_path / "page.html", tmp_path / "spider.py", tmp_path / "items.jsonl"
    page.write_text(HTML, encoding="utf-8")
    start = f'    name = "news"\n    start_urls = ["{page.as_uri()}"]\n'
    spider.write_text(blocks("Scrapy")[0].replace('    name = "news"\n', start), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "runspider",
        str(spider),
        "-o",
        str(out),
        "-s",
        "TELNETCONSOLE_ENABLED=False",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=tmp_path)
    (item,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert (item["title"], item["author"]) == (normalize(TITLE), romanize(AUTHOR))


@pytest.mark.thorough
def test_datasets_get_columns_and_keep_nulls(tmp_path: Path) -> None:
    """In a process of its own, apart from what Scrapy starts in this one."""
    if find_spec("datasets") is None:
        pytest.skip("datasets is not installed")
    rows = {"text": [TITLE, None, "أصبح"], "author": [AUTHOR, "Qays al-Khaz'ali", None]}
    program = tmp_path / "recipe.py"
    start = f"import json, datasets\ndataset = datasets.Dataset.from_dict(json.loads({json.dumps(rows)!r}))\n"
    end = "print(json.dumps(prepared.to_dict()))\n"
    program.write_text(start + blocks("Hugging Face")[0] + end, encoding="utf-8")
    command = [sys.executable, str(program)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120, cwd=tmp_path)
    prepared = json.loads(done.stdout)
    assert prepared["text_search"] == [normalize(TITLE, "search"), None, normalize("أصبح", "search")]
    assert prepared["author_english"] == ["Qais al-Khazali", "Qais al-Khazali", ""]
    assert prepared["author_key"] == [key(AUTHOR), key(AUTHOR), ""]


def test_documents_and_queries_of_a_search_engine_are_folded_alike() -> None:
    recipe = run(blocks("Elasticsearch")[0])
    document = recipe["to_document"]({"title": TITLE, "author": AUTHOR})
    match, term = recipe["to_query"]("اعلنت الحكومه قرارها، اليوم", "Qays al-Khaz'ali")["query"]["bool"]["should"]
    assert document["title"] == TITLE
    assert match["match"]["title_search"] == document["title_search"]
    assert term["term"]["author_key"] == document["author_key"]


@pytest.mark.parametrize("word", ["أعلنـت", "إلى", "مؤتمر", "مُحمَّد", "لغة", "ﻣﺤﻤﺪ", "ﻻ", "کتاب", "٣٤"])
def test_the_character_filter_folds_letters_as_the_profile_does(word: str) -> None:
    settings = run(blocks("Elasticsearch")[1])["settings"]
    pairs = [line.split(" => ") for line in settings["analysis"]["char_filter"]["arabtext"]["mappings"]]
    assert all(len(letter) == 1 and "=>" not in fold for letter, fold in pairs)
    assert word.translate(str.maketrans(dict(pairs))) == normalize(word, "search")
    json.dumps(settings)


@pytest.fixture
def connection() -> Iterator[Any]:
    """A connection to a PostgreSQL server of its own, which ends with the test."""
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") or (str(programs[-1]) if programs else None)
    if found is None:
        pytest.skip("no PostgreSQL server is installed")
    folder, bin_ = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp")), Path(found).parent
    user: dict[str, Any] = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        user = {"user": "postgres", "group": "postgres"}

    def call(*command: str) -> None:
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, cwd=folder, **user
        )

    data = str(folder / "data")
    try:
        call(str(bin_ / "initdb"), "-D", data, "-A", "trust", "-U", "reader", "-E", "UTF8", "--no-locale")
        options = f"-c listen_addresses='' -k {folder}"
        call(str(bin_ / "pg_ctl"), "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            with psycopg.connect(host=str(folder), user="reader", dbname="postgres") as opened:
                yield opened
        finally:
            call(str(bin_ / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.thorough
def test_postgresql_finds_names_of_either_script(connection: Any) -> None:
    names = [AUTHOR, "Mustafa al-Kadhimi", "مصطفى الكاظمي", "حسن نصر الله", None, "Robert'); DROP TABLE people;--"]
    connection.execute("CREATE TABLE people (id bigint PRIMARY KEY, name text)")
    for identifier, name in enumerate(names):
        connection.execute("INSERT INTO people VALUES (%s, %s)", (identifier, name))
    keys, search = blocks("PostgreSQL")
    run(keys, connection=connection)
    assert connection.execute("SELECT count(*) FROM people_key").fetchone() == (5,)
    found = run(search, connection=connection)["search"]
    assert found("Qays al-Khaz'ali")[0][1] == AUTHOR
    assert {name for _, name in found("Moustafa al-Kadhimi")} == {"Mustafa al-Kadhimi", "مصطفى الكاظمي"}
    assert found("Nasrallah, Hassan")[0][1] == "حسن نصر الله"
