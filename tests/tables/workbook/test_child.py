"""Old workbooks, read in a process of their own."""

from __future__ import annotations

import base64
import subprocess
import sys
import zlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from arabtext.errors import InputError
from arabtext.files.child import ChildError
from arabtext.tables import read_table, read_tables, write_table
from arabtext.tables.workbook import child

# Written by xlwt: a sheet of two rows and a hidden one. Zipped, in base 85.
XLS = zlib.decompress(base64.b85decode(
    "c-rk)O-NKx6#nj;nL9J)&uA)WAd`_(reX<Y3!M^8h!Sg4L{OviAW>&xbYq(=n`IER%GwA<xUt&wLj|=H3XEC=L7=s46%@5lU+0{8W115<P=f"
    "Zp;huZ%Irp4<-o5ACcjvvHE}R*=Up|Z9&<qzAEI;%To}%JUcLE@}WpOiI`>0qB))o9d+DPrele|}6-b3E+Ss1wIenAxYNaZxnqaz+OgKLNu@"
    "gbtvhbHBw*fVg8N<PZOuOgw{LN^P&D`TGuJs_N`LYrvpj5>wsa7T5c9mgk)N|EIgRd^^m?}f7)C79wkzIaWg#(Hot(G%(0D1r)iF2+H7-EPL"
    "r1osPY8#%xbp|-!jHX5BlF~z|+zF9%wYdYbd2Oa*}@)d~xV>#dZ2fmLsF%#d9x)uEEh8q}$byjioCsB%<ZkBjeNVn>3dcWSQLwc)DQhwag96"
    "K84dZJM?HV0GQ09+_rdZHePPDnTCHcdvl;)xhlgYkH;3#hN(w+X66A0}}SJg`phA@i-o5piQKa3nI+7YTMm1_sOoO*UY5C(OYdo<xqOz_Oz$"
    "PZBnlXcPs~E|jzl&;ra&e0g)Ut22B?IK%QfO1-qU^8>@eCDtJ2e37_>vZPuxb_u;KR<}sITxc<+4%JniC3fS`h>W=+(khy#LGU&lTGHM@?d0"
    "cUk1CR%!aJ!w**<%rc=BC%43)HeQPSt%2x?S~8oj}I98TBDKHfeEEn9Ka`HX<=yJf$b3oy?)OehqZ>hbER#hziWRjTKrp3AnSGT2gL%WaQWV"
    "#`ClXXG0n#^m9IB7eRsw#8PA3|0)WqHQaw{qovY46!mg#k`l|QL|Bm2dqK|_%EzQET~1gUSmOJj0JvfSyg0ORR<0nIB?*=!G8&ry2;B`kS|6"
    "a`*P*Azw69XS#Um+Y*-veoPLA!53vm~suLK>Dt=1gQE6Lhl{)F~g^Uw4djh@a5<hygj$gVQtEJDgYQ@0cOQCG%U&zMKe?0$Bjrtq`"
))  # fmt: skip


def test_an_old_workbook_is_read_with_its_dates_and_what_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(XLS)
    first, second = read_tables(tmp_path / "a.xls")
    assert (first.sheet, first.columns) == ("الأعضاء", ("id", "الاسم", "born", "took"))
    assert first.rows == (
        ("007", "قيس الخزعلي", date(1974, 6, 20), timedelta(hours=30)),
        ("008", "Layla Nasser", date(1980, 1, 2), 0.5),
    )
    assert (first.hidden.sheet, second.hidden.sheet) == (False, True)
    write_table([first, second], tmp_path / "b.xlsx")
    assert [table.hidden.sheet for table in read_tables(tmp_path / "b.xlsx")] == [False, True]


def test_a_damaged_old_workbook_is_an_error(tmp_path: Path) -> None:
    for size in (12, 600, 3_000):
        (tmp_path / "a.xls").write_bytes(XLS[:size])
        with pytest.raises(InputError, match=r"a\.xls cannot be read as a workbook"):
            read_table(tmp_path / "a.xls")


def test_the_death_of_the_reader_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where memory ends, the reader in Rust aborts, which no Python can catch."""
    dead = subprocess.CompletedProcess([sys.executable], -6, b"", b"memory allocation of 549755813888 bytes failed")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: dead)
    with pytest.raises(ChildError, match="more memory than there is"):
        list(child.read_in_child(XLS))


def test_a_reader_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, timeout: float, **__: object) -> None:
        raise subprocess.TimeoutExpired("python", timeout)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(ChildError, match="did not end"):
        list(child.read_in_child(XLS))
