"""Build urls/slug_tables.tsv: how makers of slugs other than Drupal write each Arabic letter.

    npm install slugify @sindresorhus/transliterate transliteration
    python resources/builders/build_slug_tables.py NODE_MODULES

The packages themselves convert each letter. Characters that a slug drops are dropped here too.
"""

from __future__ import annotations

import json
import subprocess

import regex
from common import RESOURCES, folder_argument, write_table

PROGRAM = """
import {createRequire} from "module";
const require = createRequire(process.argv[1] + "/x.js");
const letters = JSON.parse(process.argv[2]);
const slugify = require("slugify");
const {transliterate} = require("transliteration");
const other = await import(process.argv[1] + "/@sindresorhus/transliterate/index.js");
const makers = {slugify, sindresorhus: other.default, transliteration: transliterate};
const rows = Object.entries(makers).flatMap(([name, make]) => letters.map(letter => [name, letter, make(letter)]));
console.log(JSON.stringify(rows));
"""

if __name__ == "__main__":
    lines = (RESOURCES / "urls" / "slug_drupal.tsv").read_text(encoding="utf-8").splitlines()[1:]
    letters = [letter for line in lines if (letter := line.split("\t")[0]).isalpha()]
    modules = str(folder_argument(__doc__).resolve())
    command = ["node", "--input-type=module", "--eval", PROGRAM, modules, json.dumps(letters)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [(maker, letter, regex.sub(r"[^a-z0-9]+", "", latin.lower())) for maker, letter, latin in json.loads(answer)]
    write_table("urls/slug_tables.tsv", ("maker", "letter", "latin"), rows)
