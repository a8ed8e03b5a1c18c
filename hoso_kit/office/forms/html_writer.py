"""A form on the screen: an HTML fragment with everything escaped and no script.

The classes begin with ``hk-form``; `FORM_STYLE` is a style sheet for them that touches nothing else on a page. The
fragment holds the same words as the print-outs.
"""

from __future__ import annotations

from html import escape

from hoso_kit.office.forms.form import STATE_MOTTO, STATE_NAME, Form, Letterhead, Signature, printable
from hoso_kit.office.forms.layout import organ_lines

FORM_STYLE = (
    ".hk-form{font:1rem/1.45 'Times New Roman',serif;color:#111;background:#fff;padding:1.5rem;overflow-x:auto}"
    ".hk-form p{margin:.2rem 0}.hk-form-letterhead{display:flex;gap:2rem;text-align:center;margin-bottom:1rem}"
    ".hk-form-letterhead p{flex:4}.hk-form-letterhead p+p{flex:6}"
    ".hk-form-rule{display:block;width:30%;margin:.15rem auto 0;border-top:1px solid #111}"
    ".hk-form-motto{display:inline-block;border-bottom:1px solid #111;padding-bottom:.1rem;margin-bottom:.2rem}"
    ".hk-form-hand{display:block;margin-top:4rem}"
    ".hk-form-titles{text-align:center;font-weight:bold;margin-bottom:.8rem}"
    ".hk-form-titles h3{margin:0;font-size:1.1rem}.hk-form-titles em{font-weight:normal}"
    ".hk-form-strong{font-weight:bold}.hk-form-italic{font-style:italic}"
    ".hk-form-table{border-collapse:collapse;width:100%;margin:.6rem 0}"
    ".hk-form-table th,.hk-form-table td{border:1px solid #333;padding:.25rem .4rem;vertical-align:top}"
    ".hk-form-numbers td,.hk-form-centred{text-align:center}.hk-form-heading,.hk-form-subheading{font-weight:bold}"
    ".hk-form-signatures{display:flex;justify-content:space-around;text-align:center;margin-top:1rem}"
    ".hk-form-signatures p:only-child{margin-left:50%}.hk-form-note{font-size:.85rem;font-style:italic}"
    # pages of its own name: other parts of a printed page keep theirs
    "@page hk-form{size:A4;margin:20mm 15mm 20mm 30mm}"
    "@page hk-form-across{size:A4 landscape;margin:20mm 15mm 20mm 30mm}"
    "@media print{.hk-form{page:hk-form;font-size:13pt;padding:0;overflow:visible}"
    ".hk-form[data-page=across]{page:hk-form-across}.hk-form[data-page=across] table{font-size:12pt}"
    ".hk-form-letterhead{gap:0;font-size:12pt}"
    ".hk-form-letterhead p+p{white-space:nowrap}"
    ".hk-form-table th,.hk-form-table td{padding:.1rem}.hk-form thead{display:table-header-group}"
    ".hk-form tr,.hk-form-signatures{break-inside:avoid}}"
)


def to_html(form: Form) -> str:
    """The form as one <section>; safe to put into any page."""
    page = "across" if form.is_landscape else "upright"
    parts = [f'<section class="hk-form" data-page="{page}" lang="vi" data-form="{_safe(form.form_id)}">']
    if form.letterhead:
        parts.append(_letterhead(form.letterhead))
    parts.append('<header class="hk-form-titles">')
    parts += (f"<h3>{_safe(title)}</h3>" if n == 0 else f"<p>{_safe(title)}</p>" for n, title in enumerate(form.titles))
    parts += (f"<p><em>{_safe(subtitle)}</em></p>" for subtitle in form.subtitles)
    parts.append("</header>")
    parts += (f'<p class="hk-form-{line.kind}">{_safe(line.text)}</p>' for line in form.lines)
    if form.columns:
        parts.append(_table(form))
    parts += (f'<p class="hk-form-foot">{_safe(text)}</p>' for text in form.foot)
    if form.signatures:
        parts.append('<div class="hk-form-signatures">')
        parts += map(_signature, form.signatures)
        parts.append("</div>")
    if form.note:
        parts.append(f'<p class="hk-form-note">Ghi chú: {_safe(form.note)}</p>')
    # a page printed from the browser is a print-out of the system too
    parts.append(f'<p class="hk-form-note">{_safe(form.mark)}</p></section>')
    return "".join(parts)


def _letterhead(letterhead: Letterhead) -> str:
    rule = '<span class="hk-form-rule"></span>'
    superior = "".join(f"<span>{_safe(line)}</span><br>" for line in organ_lines(letterhead.superior_name))
    organ = "<br>".join(map(_safe, organ_lines(letterhead.organ_name)))
    dated = f"<br><em>{_safe(letterhead.place_date)}</em>" if letterhead.place_date else ""
    return (
        f'<div class="hk-form-letterhead"><p>{superior}<strong>{organ}</strong>{rule}</p>'
        f"<p><strong>{STATE_NAME}</strong><br><strong class='hk-form-motto'>{STATE_MOTTO}</strong>{dated}</p></div>"
    )


def _table(form: Form) -> str:
    shares = sum(column.width for column in form.columns)
    names = "".join(
        f'<th scope="col" style="width:{column.width * 100 / shares:.1f}%">{_safe(column.name)}</th>'
        for column in form.columns
    )
    numbers = "".join(f"<td>{number}</td>" for number in form.column_numbers)
    rows = []
    for row in form.rows:
        cells = "".join(
            f'<td class="hk-form-centred">{_safe(text)}</td>' if column.is_centred else f"<td>{_safe(text)}</td>"
            for text, column in zip(row.cells, form.columns, strict=True)
        )
        rows.append(f'<tr class="hk-form-{row.kind}">{cells}</tr>')
    return (
        f'<table class="hk-form-table"><thead><tr>{names}</tr><tr class="hk-form-numbers">{numbers}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _signature(block: Signature) -> str:
    above = f"<em>{_safe(block.above)}</em><br>" if block.above else ""
    return (
        f"<p>{above}<strong>{_safe(block.title)}</strong><br><em>{_safe(block.hint)}</em><br>"
        f"<strong class='hk-form-hand'>{_safe(block.full_name)}</strong></p>"
    )


def _safe(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")
