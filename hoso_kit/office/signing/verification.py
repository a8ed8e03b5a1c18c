"""What a check of a PDF's signatures saw, as plain values and Vietnamese sentences.

Facts only: whether the clerk takes the document in, sends it back or asks first is his decision and the exercise's
question (Điều 21 khoản 2). Nothing here verifies; it words what pyHanko's validator found.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal

SeenHolder = Literal["person", "agency", "unknown"]
_HOLDER_WORDS = {
    "person": "Chữ ký số của người có thẩm quyền",
    "agency": "Chữ ký số của cơ quan, tổ chức",
    "unknown": "Chữ ký số không rõ của cá nhân hay cơ quan",
}
# What a check rests on: authenticity and integrity; both signatures; what registration then asks
_CITATIONS = ("nd30.5.1", "nd30.21.2.a", "nd30.21.2.b", "nd30.22.3.b")


@dataclass(frozen=True, slots=True)
class SignatureFinding:
    """One signature as the validator saw it; certificate dates are those of the signer's certificate."""

    holder: SeenHolder
    name: str
    organ_name: str
    position: str
    issuer: str
    signing_time: datetime | None
    certificate_start: date | None
    certificate_end: date | None
    is_intact: bool
    is_trusted: bool
    is_in_validity: bool
    is_postdated: bool
    covers_whole_document: bool
    is_changed_after: bool
    is_expected: bool | None
    expected_name: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether nothing about this signature asks for a second look."""
        good = self.is_intact and self.is_trusted and self.is_in_validity and self.covers_whole_document
        return good and not self.is_postdated and not self.is_changed_after and self.is_expected is not False

    @property
    def title(self) -> str:
        """Whose signature it is."""
        return f"{_HOLDER_WORDS[self.holder]}: {self.name or 'không rõ tên'}"

    @property
    def facts(self) -> tuple[str, ...]:
        """One sentence for each thing that was checked."""
        return tuple(
            sentence
            for sentence in (
                f"Ký lúc {_time(self.signing_time)}." if self.signing_time else "Không thấy thời gian ký.",
                "Thời gian ký sau thời điểm kiểm tra." if self.is_postdated else "",
                "Nội dung đã ký còn nguyên vẹn." if self.is_intact else "Nội dung đã bị thay đổi sau khi ký.",
                self._trust(),
                self._validity(),
                self._coverage(),
                self._expectation(),
            )
            if sentence
        )

    def _trust(self) -> str:
        if self.is_trusted:
            return f"Chứng thư số do “{self.issuer}” cấp, có trong danh sách tin cậy."
        return f"Chứng thư số do “{self.issuer or 'không rõ'}” cấp, không xác minh được theo danh sách tin cậy."

    def _validity(self) -> str:
        if self.certificate_start is None or self.certificate_end is None:
            return "Không đọc được thời hạn của chứng thư số."
        period = f"từ {_day(self.certificate_start)} đến {_day(self.certificate_end)}"
        if self.is_in_validity:
            return f"Chứng thư số có hiệu lực {period}, còn hiệu lực khi ký."
        if self.signing_time is None:
            return f"Chứng thư số có hiệu lực {period}; không rõ ký lúc nào."
        when = "đã hết" if self.signing_time.date() > self.certificate_end else "chưa có"
        return f"Chứng thư số có hiệu lực {period}, {when} hiệu lực khi ký."

    def _coverage(self) -> str:
        if not self.is_intact:
            return ""
        if self.is_changed_after:
            return "Sau chữ ký này, tệp có thêm phần thay đổi không phải là chữ ký."
        return "Chữ ký bao trùm toàn bộ văn bản." if self.covers_whole_document else "Chữ ký không bao trùm hết tệp."

    def _expectation(self) -> str:
        if self.is_expected is False:
            return f"Tên trên chứng thư số khác với tên ghi trên văn bản: “{self.expected_name}”."
        return ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The whole file: its signatures in the order in which they were made, or why it couldn't be read."""

    signatures: tuple[SignatureFinding, ...] = ()
    unreadable: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether person and agency both signed and every signature is sound."""
        holders = {signature.holder for signature in self.signatures}
        return {"person", "agency"} <= holders and all(signature.is_sound for signature in self.signatures)

    @property
    def verdict(self) -> str:
        """What was seen, in a sentence or two; no advice."""
        if self.unreadable:
            return self.unreadable
        if not self.signatures:
            return "Tệp không có chữ ký số nào."
        if self.is_sound:
            return "Có chữ ký số của người có thẩm quyền và của cơ quan; nội dung nguyên vẹn, chứng thư số hợp lệ."
        return " ".join(self._troubles())

    @property
    def citations(self) -> tuple[str, ...]:
        """The rules that say why this is checked."""
        return _CITATIONS

    def as_data(self) -> dict[str, Any]:
        """Plain values for a page: dates as ISO text, every sentence ready to show."""
        rows = []
        for signature in self.signatures:
            row = {key: _plain(value) for key, value in asdict(signature).items()}
            rows.append(
                {**row, "title": signature.title, "facts": list(signature.facts), "is_sound": signature.is_sound}
            )
        return {
            "verdict": self.verdict,
            "is_readable": not self.unreadable,
            "is_sound": self.is_sound,
            "signatures": rows,
            "citations": list(self.citations),
        }

    def _troubles(self) -> list[str]:
        found = self.signatures
        holders = {signature.holder for signature in found}
        seen = (
            (any(not s.is_intact for s in found), "Nội dung đã bị thay đổi sau khi ký."),
            (any(s.is_changed_after and s.is_intact for s in found), "Tệp có phần thay đổi thêm vào sau khi ký."),
            (any(not s.is_trusted for s in found), "Có chứng thư số không xác minh được nơi cấp."),
            (any(not s.is_in_validity for s in found), "Có chứng thư số đã hết hoặc chưa có hiệu lực khi ký."),
            (any(s.is_postdated for s in found), "Có chữ ký ghi thời gian sau thời điểm kiểm tra."),
            (any(s.is_expected is False for s in found), "Tên trên chứng thư số khác với tên ghi trên văn bản."),
            (any(not s.covers_whole_document and s.is_intact and not s.is_changed_after for s in found),
             "Có chữ ký không bao trùm hết tệp."),
            ("person" not in holders, "Không thấy chữ ký số của người có thẩm quyền."),
            ("agency" not in holders, "Không thấy chữ ký số của cơ quan, tổ chức."),
        )  # fmt: skip
        return [sentence for is_so, sentence in seen if is_so]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M:%S} ngày {moment:%d/%m/%Y}"
