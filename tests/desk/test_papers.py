"""Printing and downloading without a browser: what comes out can be read back, and only what may be had comes out."""

import base64
import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from openpyxl import load_workbook

from hoso_kit.desk.desk import Desk
from hoso_kit.desk.papers import PaperFault, export_file, forms_of_file, offered_forms, print_form
from hoso_kit.office.access import may_see_file
from hoso_kit.office.export import check_bag
from hoso_kit.office.office import Office
from hoso_kit.office.work import Work
from tests.world import first_day, marked, others_entry, own_entry, practice

EX = practice()
NAME = own_entry(EX)
OPEN = {"type": "open_case_file", "file_notation": NAME, "start_date": first_day(EX).isoformat()}
PUT = {"type": "file_document", "file_notation": NAME, "documents": ["d001", "d002", "d003"]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk where one file with three documents is open."""
    work = Work.resume(EX.scenario, tmp_path / "journal.jsonl", "hv001")
    desk = Desk(EX, work, tmp_path, "practice")
    for action in (OPEN, PUT):
        assert ask(desk, do="act", action=action)["ok"]
    return desk


def ask(desk: Desk, **request: Any) -> dict[str, Any]:
    """One request and its answer, as they travel: through JSON."""
    answer: dict[str, Any] = json.loads(json.dumps(desk.handle({"id": 1, **request})))
    return answer


def content(reply: dict[str, Any]) -> bytes:
    """The bytes of a downloaded file."""
    assert reply["ok"], reply
    return base64.b64decode(reply["data"]["base64"])


def test_every_offered_form_comes_in_every_format_and_reads_back(desk: Desk) -> None:
    """Word and Excel are opened by their own libraries and hold the form's title; file names are plain ASCII."""
    for form in desk.setting["forms"]:
        about: dict[str, Any] = {"file_notation": NAME} if form["scope"] == "file" else {}
        if form["scope"] == "search":
            about = {"request": {"query": "báo cáo"}}
        if form["id"] == "closing_note":
            continue
        reply = ask(desk, do="print", form=form["id"], format="docx", **about)
        word = Document(BytesIO(content(reply)))
        assert any(line.text.isupper() for line in word.paragraphs)
        assert word.tables
        name = reply["data"]["file_name"]
        assert name.isascii()
        assert name.endswith(".docx")
        sheet = load_workbook(BytesIO(content(ask(desk, do="print", form=form["id"], format="xlsx", **about)))).active
        assert sheet is not None
        page = ask(desk, do="print", form=form["id"], format="html", **about)["data"]["html"]
        assert 'class="hk-form"' in page


def test_the_contents_list_holds_the_documents_of_the_file(desk: Desk) -> None:
    """What is printed is the file as it stands in the office now, in its order."""
    word = Document(BytesIO(content(ask(desk, do="print", form="contents_list", format="docx", file_notation=NAME))))
    symbols = [row.cells[1].text for row in word.tables[-1].rows][2:]
    assert symbols == [line["symbol"] for line in desk.state["case_files"][0]["contents"]]


def test_a_file_leaves_as_xml_and_as_a_whole_package(desk: Desk) -> None:
    """The XML names the file's documents; the package passes the check of the bagit library."""
    root = ElementTree.fromstring(content(ask(desk, do="export", what="xml", file_notation=NAME)))
    assert len(root.findall("{*}Documents/*")) == 3
    reply = ask(desk, do="export", what="bag", file_notation=NAME)
    assert reply["data"]["file_name"].endswith(".zip")
    check_bag(content(reply))


def test_a_download_stands_in_the_history_and_a_look_does_not(desk: Desk) -> None:
    """Phụ lục VI phần I mục III.6.l: use is remembered, as a note that changes nothing; no action is written."""
    actions = sum(line["kind"] == "action" for line in desk.state["history"])
    before = desk.state["version"]
    ask(desk, do="print", form="file_list", format="html")
    assert desk.state["version"] == before
    ask(desk, do="print", form="contents_list", format="docx", file_notation=NAME)
    ask(desk, do="export", what="xml", file_notation=NAME)
    texts = [line["text"] for line in desk.state["history"] if line["kind"] == "note"]
    assert texts == [f"Tải Mục lục văn bản, tài liệu trong hồ sơ {NAME} (Word)", f"Tải hồ sơ {NAME} (XML)"]
    assert sum(line["kind"] == "action" for line in desk.state["history"]) == actions


@pytest.mark.parametrize(
    "request_",
    [
        {"do": "print"},
        {"do": "print", "form": "contents_list", "format": "docx"},
        {"do": "print", "form": "contents_list", "format": "docx", "file_notation": None},
        {"do": "print", "form": "contents_list", "format": "docx", "file_notation": ["x"]},
        {"do": "print", "form": "contents_list", "format": "docx", "file_notation": "../../etc/passwd"},
        {"do": "print", "form": "contents_list", "format": "exe", "file_notation": NAME},
        {"do": "print", "form": "contents_list", "format": ["docx"], "file_notation": NAME},
        {"do": "print", "form": ["contents_list"], "format": "docx", "file_notation": NAME},
        {"do": "print", "form": "closing_note", "format": "docx", "file_notation": NAME},
        {"do": "print", "form": "handover_record", "format": "docx"},
        {"do": "print", "form": "file_list", "format": "docx", "file_notation": NAME},
        {"do": "print", "form": "file_list", "format": "docx", "path": "x"},
        {"do": "export"},
        {"do": "export", "what": "xml"},
        {"do": "export", "what": "all", "file_notation": NAME},
        {"do": "export", "what": {"a": 1}, "file_notation": NAME},
        {"do": "export", "what": "bag", "file_notation": others_entry(EX)},
        {"do": "export", "what": "bag", "file_notation": NAME, "format": "zip"},
    ],
)
def test_a_request_that_no_screen_sends_gets_a_kind_answer_and_no_file(desk: Desk, request_: dict[str, Any]) -> None:
    """Requests are read strictly: nothing leaves, nothing is written, and the notice has its parts."""
    before = desk.state["version"]
    reply = ask(desk, **request_)
    assert (reply["ok"], reply["notice"]["kind"], reply["data"]) == (False, "error", {})
    assert reply["notice"]["seen"]
    assert reply["notice"]["advice"]
    assert desk.state["version"] == before


def test_every_form_is_offered_as_pdf_too(desk: Desk) -> None:
    """No other program is needed: a PDF can be had wherever Word and Excel files can."""
    assert [one["id"] for one in desk.setting["formats"]] == ["html", "docx", "xlsx", "pdf"]
    assert content(ask(desk, do="print", form="file_list", format="pdf")).startswith(b"%PDF-1.")
    whole = ask(desk, do="export", what="pdf", file_notation=NAME)
    assert whole["data"]["file_name"].endswith(".pdf")
    assert content(whole).startswith(b"%PDF-1.")


def test_what_does_not_fit_the_decree_is_named_and_not_exported(desk: Desk) -> None:
    """A field longer than Phụ lục VI allows stops the export; the learner reads which one."""
    edit = {"type": "edit_case_file", "file_notation": NAME, "description": "x" * 501}
    if not ask(desk, do="act", action=edit)["ok"]:
        pytest.skip("the office itself refuses so long a note")
    reply = ask(desk, do="export", what="xml", file_notation=NAME)
    assert "Description" in reply["notice"]["seen"]
    assert "Phụ lục VI" in reply["notice"]["citation"]


def test_markup_in_a_title_stays_text_in_the_sample(desk: Desk) -> None:
    """The sample page is escaped and forbids scripts by its own policy as well."""
    edit = {"type": "edit_case_file", "file_notation": NAME, "title": "<script>alert(1)</script><img src=x onerror=y>"}
    assert ask(desk, do="act", action=edit)["ok"]
    page = ask(desk, do="print", form="case_file_list", format="html")["data"]["html"]
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'" in page


def test_only_a_file_with_paper_has_a_closing_note(desk: Desk) -> None:
    """An electronic file isn't offered one; a paper file is, and until its sheets are counted hears what is missing."""
    assert desk.state["case_files"][0]["forms"] == ["contents_list"]
    office = desk._work.office
    paper = office.with_file(replace(office.case_files[NAME], carrier="paper", sheet_total=12))
    assert forms_of_file(paper.case_files[NAME]) == ["contents_list", "closing_note"]
    request = {"form": "closing_note", "format": "docx", "file_notation": NAME}
    printed = print_form(paper, EX.scenario.person, request)
    word = Document(BytesIO(base64.b64decode(printed.data["base64"])))
    assert "12 tờ" in "\n".join(line.text for line in word.paragraphs)


def test_a_register_of_nothing_is_not_offered() -> None:
    """Only the forms that make sense in the exercise are on offer."""
    scenario = replace(EX.scenario, documents=tuple(d for d in EX.scenario.documents if d.direction == "outgoing"))
    names = {form["id"] for form in offered_forms(Office(scenario), scenario.person)}
    assert "incoming_register" not in names
    assert {"outgoing_register", "file_list", "case_file_list", "contents_list"} <= names


def test_who_may_not_see_a_file_gets_none_of_its_papers(desk: Desk) -> None:
    """Rights go with the person, whatever the page asks for."""
    office = desk._work.office
    people = [person.person_id for person in EX.scenario.people]
    strangers = [person for person in people if not may_see_file(office, office.case_files[NAME], person)]
    assert strangers
    request = {"form": "contents_list", "format": "docx", "file_notation": NAME}
    for person in strangers:
        with pytest.raises(PaperFault, match="quyền"):
            print_form(office, person, request)
        with pytest.raises(PaperFault, match="quyền"):
            export_file(office, person, {"what": "bag", "file_notation": NAME})


def test_a_marked_exercise_prints_the_same_forms(tmp_path: Path) -> None:
    """Nothing of the key is needed, and none of it is in the papers."""
    marked_exercise = marked()
    key = marked_exercise.key
    assert key is not None
    work = Work.resume(marked_exercise.scenario, tmp_path / "journal.jsonl", "hv001")
    desk = Desk(marked_exercise, work, tmp_path, "marked")
    names = [one["id"] for one in desk.setting["forms"] if one["scope"] != "file"]
    more = {"search_results": {"request": {"query": "báo cáo"}}}
    pages = [ask(desk, do="print", form=name, format="html", **more.get(name, {})) for name in names]
    text = json.dumps(pages, ensure_ascii=False)
    assert all(page["ok"] for page in pages)
    assert key.seed not in text
    assert not [matter for matter in key.matters if not matter.is_listed and matter.model_title in text]
