"""What is shown of one criterion: plain data, and its HTML in JupyterLab and formgrader.

The data travels with the cell's output under a MIME type of our own, so that
the feedback page is laid out from facts, not from markup. All text is escaped:
titles and names come from a learner.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from hoso_kit.rubric.scorecard import Outcome

MARK_MIME = "application/vnd.hoso.mark+json"

# beside the rubric's outcomes: on the learner's own machine nothing is marked
PENDING = "PENDING"
_PENDING_TEXT = "Chờ giảng viên chấm"
_COLORS = {
    "MET": "#1a7f37",
    "PARTLY": "#9a6700",
    "UNMET": "#b42318",
    "NOT_ATTEMPTED": "#57606a",
    "SKIPPED": "#57606a",
    "BROKEN": "#7a3ea8",
    "PENDING": "#0b5cad",
}
# A card is a page's paragraph, not an archive: a wild journal must not make a page of megabytes.
_MAX_FINDINGS = 12
_MAX_ACTIONS = 12
_MAX_TEXT = 1_000


@dataclass(frozen=True, slots=True)
class CardAction:
    """A line of the journal that a finding speaks of."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class CardFinding:
    """What was seen, what to try, which Điều, which lines of the journal."""

    seen: str
    advice: str = ""
    citation: str = ""
    citation_notice: str = ""
    actions: tuple[CardAction, ...] = ()
    actions_left_out: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """One criterion's outcome; ``score`` is None when there is no mark to give here."""

    criterion_id: str
    title: str
    outcome: str
    score: float | None
    findings: tuple[CardFinding, ...] = ()
    notice: str = ""  # about the whole submission; the feedback page shows it once

    @property
    def outcome_text(self) -> str:
        """The outcome as the learner reads it."""
        return _PENDING_TEXT if self.outcome == PENDING else Outcome[self.outcome].value

    def bundle(self) -> dict[str, Any]:
        """The MIME bundle that a kernel would send for this card."""
        plain = f"{self.title}: {self.outcome_text}"
        return {MARK_MIME: self.data(), "text/html": self.html(), "text/plain": plain}

    def data(self) -> dict[str, Any]:
        """Facts for the feedback page. No score: the gradebook's (late, manual) is the one that counts."""
        data = asdict(self)
        del data["score"]
        data["outcome_text"] = self.outcome_text
        return _as_json(data)  # type: ignore[no-any-return]

    def html(self) -> str:
        """The card with its looks inline: formgrader and JupyterLab add no style of ours."""
        color = _COLORS.get(self.outcome, "#57606a")
        parts = [
            f'<section lang="vi" style="border-left:4px solid {color};padding:.4em .9em;margin:.3em 0">',
            f'<p style="margin:.2em 0"><strong>{escape(self.title)}</strong>'
            f' <span style="color:{color};font-weight:600">· {escape(self.outcome_text)}</span></p>',
        ]
        if self.notice:
            parts.append(f'<p style="margin:.2em 0">{escape(self.notice)}</p>')
        parts += [_finding_html(finding) for finding in self.findings]
        parts.append("</section>")
        return "".join(parts)


def short(text: str) -> str:
    """At most a paragraph."""
    return text if len(text) <= _MAX_TEXT else text[: _MAX_TEXT - 1] + "…"


def limit_findings(findings: list[CardFinding]) -> tuple[CardFinding, ...]:
    """At most a dozen findings; says how many are left out."""
    if len(findings) <= _MAX_FINDINGS:
        return tuple(findings)
    left_out = len(findings) - _MAX_FINDINGS
    return (*findings[:_MAX_FINDINGS], CardFinding(seen=f"… và {left_out} điểm khác cùng loại."))


def limit_actions(actions: list[CardAction]) -> tuple[tuple[CardAction, ...], int]:
    """At most a dozen journal lines, and how many are left out."""
    return tuple(actions[:_MAX_ACTIONS]), max(0, len(actions) - _MAX_ACTIONS)


def _finding_html(finding: CardFinding) -> str:
    parts = [f'<p style="margin:.5em 0 .1em">{escape(finding.seen)}</p>']
    if finding.advice:
        parts.append(f'<p style="margin:.1em 0"><em>Nên thử:</em> {escape(finding.advice)}</p>')
    if finding.citation:
        notice = f" ({escape(finding.citation_notice)})" if finding.citation_notice else ""
        parts.append(f'<p style="margin:.1em 0;color:#57606a">Căn cứ: {escape(finding.citation)}{notice}</p>')
    if finding.actions:
        items = "".join(f"<li>thao tác {action.number}: {escape(action.text)}</li>" for action in finding.actions)
        parts.append(f'<ul style="margin:.1em 0;color:#57606a">{items}</ul>')
    return "".join(parts)


def _as_json(value: Any) -> Any:
    """Tuples as lists, as the notebook's JSON gives them back."""
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(item) for item in value]
    return value
