"""Copies on screen: who may decide, one series of numbers, each form its own way, and the PDF of an electronic one."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import Learner
from tests.browser.live import open_live
from tests.browser.outgoing_walk import CHAIR, CLERK, REGISTRY, chosen, do, go_the_way, item, play, refused
from tests.browser.walking import looked_at, turn_to
from tests.desk.desks import act, free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

DOC, INCOMING = "di001", "d014"
EXTRACT = "2. Kiến nghị\nĐề nghị huyện cấp quà trước ngày 20/01/2025."
Office = tuple[Learner, Page, Desk]


@pytest.fixture
def office(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """One issued electronic report; an error of the page fails the test."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    desk = free_desk(practice_office(), tmp_path, person=CLERK)
    act(
        desk,
        "draft_document",
        type_name="Báo cáo",
        subject="Kết quả rà soát đối tượng được tặng quà Tết",
        body=["1. Kết quả", "Tổng số 97 người đủ điều kiện.", *EXTRACT.split("\n")],
        addressee="Ủy ban nhân dân huyện Mường Sa Lĩnh",
        recipients=["Như trên", "Lưu: VT, VHXH"],
    )
    go_the_way(desk, DOC)
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def allow(page: Page, learner: Learner, form: str, source: str) -> None:
    """The chair decides on the tab of the copies."""
    play(page, CHAIR)
    turn_to(page, "copies")
    do(page, "allow_copy")
    learner.fill("doc_id", source)
    learner.fill("form", form)
    learner.confirm("allow-copy")


def opened_pdf(page: Page, copy_id: str) -> bytes:
    """What the browser is given to open; kept for people to look at, where HOSO_SHOTS names a folder."""
    # the browser's own PDF viewer is an extension of it, which the guard on requests doesn't know
    page.evaluate("window.hosoOpened = null; window.open = (url) => { window.hosoOpened = url; return window; }")
    page.locator(f'tr[data-copy="{copy_id}"] [data-do="open-copy"]').press("Enter")
    page.wait_for_function("window.hosoOpened")
    text = page.evaluate(
        "fetch(window.hosoOpened).then((one) => one.arrayBuffer())"
        ".then((all) => btoa([...new Uint8Array(all)].map((byte) => String.fromCharCode(byte)).join('')))"
    )
    content = base64.b64decode(text)
    if folder := os.environ.get("HOSO_SHOTS"):
        (Path(folder) / f"{copy_id}.pdf").write_bytes(content)
    return content


def test_each_form_of_copy_goes_its_way(office: Office) -> None:
    """Điều 25, 27: decided first, one series of numbers; a sao lục needs a sao y, an extract its part."""
    learner, page, _ = office
    play(page, REGISTRY)
    turn_to(page, "follow")
    item(page, DOC).click()
    do(page, "copy_document")
    page.locator('dialog [data-do="confirm-copy-document"]').click()
    refused(page, "Chưa có người có thẩm quyền cho phép sao y")
    page.keyboard.press("Escape")
    for form, source in (("sao y", DOC), ("trích sao", DOC), ("sao y", INCOMING)):
        allow(page, learner, form, source)
    page.locator('.hd-view [data-do="allow_copy"]').click()
    learner.fill("doc_id", DOC)
    learner.fill("form", "sao lục")
    page.locator('dialog [data-do="confirm-allow-copy"]').click()
    refused(page, "Sao lục chỉ làm từ bản sao y")
    page.keyboard.press("Escape")
    looked_at(page, "sao-da-cho-phep")

    play(page, REGISTRY)
    turn_to(page, "copies")
    waiting = page.locator('[data-do="copy_permitted"]')
    expect(waiting).to_have_count(3)
    page.locator(f'tr[data-permit="{DOC}"] [data-do="copy_permitted"][data-key*="sao y"]').click()
    expect(page.locator('dialog [data-field="doc_id"]')).to_have_value(DOC)
    expect(page.locator('dialog [data-field="extract"]')).to_be_hidden()
    learner.fill("copies", "2")
    learner.fill("recipients", "Trường Tiểu học Lê Mẫu Định")
    looked_at(page, "sao-y-giay")
    learner.confirm("copy-document")
    expect(page.locator('tr[data-copy="sao001"]')).to_contain_text("01/SY-UBND")
    expect(page.locator('tr[data-copy="sao001"] [data-do="open-copy"]')).to_have_count(0)

    waiting.first.click()
    learner.fill("form", "sao y")
    learner.fill("source_carrier", "electronic")
    learner.fill("carrier", "electronic")
    page.locator('dialog [data-do="confirm-copy-document"]').click()
    refused(page, "Không có cách sao y từ bản điện tử sang bản điện tử")
    learner.fill("source_carrier", "paper")
    learner.confirm("copy-document")
    waiting.first.click()
    expect(page.locator('dialog [data-field="form"]')).to_have_value("trích sao")
    learner.fill("carrier", "electronic")
    page.locator('dialog [data-do="confirm-copy-document"]').click()
    refused(page, "Chưa nói trích sao phần nào")
    learner.fill("extract", EXTRACT)
    looked_at(page, "sao-trich")
    learner.confirm("copy-document")

    allow(page, learner, "sao lục", "sao001")
    play(page, REGISTRY)
    turn_to(page, "copies")
    waiting.first.click()
    learner.fill("source_carrier", "paper")
    learner.fill("carrier", "electronic")
    learner.confirm("copy-document")
    expect(page.locator("tr[data-copy] b")).to_have_text(["04/SL-UBND", "03/TrS-UBND", "02/SY-UBND", "01/SY-UBND"])
    looked_at(page, "sao-danh-sach")
    for copy_id in ("sao002", "sao003", "sao004"):
        assert opened_pdf(page, copy_id).startswith(b"%PDF-")
    turn_to(page, "follow")
    item(page, DOC).click()
    expect(chosen(page).locator("[data-copy]")).to_have_count(3)
    page.locator('button[data-view="registers"]').click()
    page.locator('[data-tab="copies"]').click()
    expect(page.frame_locator("iframe.registers-page").locator("body")).to_contain_text("04/SL-UBND")
    looked_at(page, "sao-so")
