"""A document as a readable sheet: one HTML page that needs nothing else, laid out as Phụ lục I lays out a document.

It is a rendition of what the office knows, not the signed original, and says so. Everything is escaped.
"""

from __future__ import annotations

from html import escape

from hoso_kit.office.forms.form import PRINT_MARK, STATE_MOTTO, STATE_NAME, date_text, place_date, printable
from hoso_kit.office.forms.layout import organ_lines
from hoso_kit.records.document import Document

_STYLE = (
    "body{font:13pt/1.4 'Times New Roman',serif;max-width:170mm;margin:15mm auto;padding:0 5mm}"
    ".top{display:flex;justify-content:space-between;gap:8mm;text-align:center}.top p{margin:0 0 2mm}"
    ".top div{flex:4}.top div+div{flex:6}"
    "h1{font-size:14pt;text-align:center;margin:6mm 0 1mm}.subject{text-align:center;font-weight:bold;margin:0 0 6mm}"
    ".body p{text-indent:10mm;text-align:justify;margin:0 0 3mm}"
    ".end{display:flex;justify-content:space-between;margin-top:8mm;gap:8mm}.end div{white-space:pre-line}"
    ".sign{text-align:center}"
    ".urgency{color:#b00;border:1px solid #b00;padding:1mm 3mm;display:inline-block}"
    ".urgency{vertical-align:top;margin:0 3mm 0 0}"
    ".arrival{border:1px solid #b00;color:#b00;padding:1mm 3mm;display:inline-block;white-space:pre-line;margin:0}"
    "footer{margin-top:10mm;font-size:9pt;font-style:italic;border-top:1px solid #999}"
)


def document_sheet(document: Document) -> str:
    """The page of one document."""
    is_letter = document.type_name.strip().lower() == "công văn"
    superior = "<br>".join(map(_safe, organ_lines(document.superior_name)))
    organ = "<br>".join(map(_safe, organ_lines(document.organ_name)))
    about = f"<br>V/v {_safe(document.subject)}" if is_letter else ""
    parts = [
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{_safe(f'{document.type_name} {document.symbol}')}</title><style>{_STYLE}</style></head><body>",
        f'<div class="top"><div><p>{superior}{"<br>" if superior else ""}<strong>{organ}</strong></p>',
        f"<p>Số: {_safe(document.symbol)}{about}</p></div>",
        f"<div><p><strong>{STATE_NAME}<br>{STATE_MOTTO}</strong></p>",
        f"<p><em>{_safe(place_date(document.place, document.issued_date))}</em></p></div></div>",
    ]
    if document.urgency:
        parts.append(f'<p class="urgency">{_safe(document.urgency.upper())}</p>')
    if document.arrival_number is not None:
        arrived = date_text(document.arrival_date)
        parts.append(f'<p class="arrival">ĐẾN\nSố: {document.arrival_number}\nNgày: {arrived}</p>')
    if not is_letter:
        parts.append(f'<h1>{_safe(document.type_name.upper())}</h1><p class="subject">{_safe(document.subject)}</p>')
    if document.addressee:
        parts.append(f'<p style="text-align:center">Kính gửi: {_safe(document.addressee)}</p>')
    parts.append('<div class="body">')
    parts += (f"<p>{_safe(text)}</p>" for text in document.body)
    listed = ";\n".join(f"- {_safe(text)}" for text in document.recipients)
    recipients = f"<strong><em>Nơi nhận:</em></strong>\n{listed}." if listed else ""
    signer = "\n".join(filter(None, (document.signer.authority, document.signer.position)))
    parts.append(
        f'</div><div class="end"><div>{recipients}</div>'
        f'<div class="sign"><strong>{_safe(signer)}</strong>\n\n\n<strong>{_safe(document.signer.full_name)}</strong>'
        "</div></div>"
    )
    state = "Dự thảo chưa có số. " if document.is_draft else ""
    parts.append(
        f"<footer>{state}{PRINT_MARK}. Bản thể hiện để đọc, {document.page_amount} trang trong văn bản gốc; "
        "không thay cho bản gốc có chữ ký.</footer></body></html>\n"
    )
    return "".join(parts)


def _safe(text: str) -> str:
    return escape(printable(text))
