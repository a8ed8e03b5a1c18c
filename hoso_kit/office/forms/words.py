"""Numbers written in Vietnamese words, as the foot of a list demands ("Viết bằng chữ").

Why no library: num2words 0.5.14 says "một nghìn lẻ hai mươi mốt" for 1 021 and "hai nghìn lẻ mười lăm" for
2 015; administrative writing reads every place of a later group: "một nghìn không trăm hai mươi mốt". It also
says "lẻ" where official papers write "linh". The rules fit below.
"""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000


def number_words(number: int) -> str:
    """ "hai mươi mốt" for 21, "một trăm linh năm" for 105; negative numbers are no count and raise ValueError."""
    if number < 0:
        raise ValueError(f"không đọc được số âm {number}")
    if number < 10:
        return _DIGITS[number]
    return " ".join(_whole(number))


def _whole(number: int) -> list[str]:
    if number >= _BILLION:
        billions, rest = divmod(number, _BILLION)
        return [*_whole(billions), "tỷ", *_groups(rest, is_first=False)]
    return _groups(number, is_first=True)


def _groups(number: int, *, is_first: bool) -> list[str]:
    words: list[str] = []
    for size, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group = number // size % 1_000
        if group:
            words += _group(group, is_first=is_first and not words)
            words += [name] if name else []
    return words


def _group(group: int, *, is_first: bool) -> list[str]:
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    words = [] if is_first and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 0:
        if units:
            words += ["linh", _DIGITS[units]] if words else [_DIGITS[units]]
        return words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if units == 1 and tens > 1:
        words.append("mốt")
    elif units == 5:
        words.append("lăm")
    elif units:
        words.append(_DIGITS[units])
    return words
