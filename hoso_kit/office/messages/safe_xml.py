"""Reads XML from outside into a plain tree, and nothing that XML could do beside that.

No document type, no entity, no processing instruction, no comment, no attribute but those that our messages have,
bounded depth and number of elements. Python's own expat does the parsing; every feature that could reach a file,
the network or endless memory is refused when it is met, not switched off.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hoso_kit.office.messages.values import MessageFault

MAX_DEPTH = 8
MAX_ELEMENTS = 6_000
_REFUSED = "Tệp XML có phần khai báo không được phép (kiểu tài liệu, thực thể, chỉ thị hoặc chú thích)."


@dataclass(slots=True)
class Node:
    """An element: its name with the namespace in front of a space, its attributes, its text or its parts."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    parts: list[Node] = field(default_factory=list)


def parse(text: str, most: int = MAX_ELEMENTS) -> Node:
    """The root of a tree of at ``most`` so many elements; raises `MessageFault`."""
    from xml.parsers import expat

    tops: list[Node] = []
    path: list[Node] = []
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > most or len(path) >= MAX_DEPTH:
            raise MessageFault("Tệp XML có quá nhiều phần tử so với một thông điệp.")
        node = Node(name, attributes)
        (path[-1].parts if path else tops).append(node)
        path.append(node)

    def end(_: str) -> None:
        node = path.pop()
        node.text = "".join(texts.pop(id(node), ()))

    texts: dict[int, list[str]] = {}

    def said(data: str) -> None:
        texts.setdefault(id(path[-1]), []).append(data)

    def refuse(*_: Any) -> int:
        raise MessageFault(_REFUSED)

    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.SkippedEntityHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    parser.CommentHandler = refuse
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        raise MessageFault(f"Tệp không phải XML đúng dạng (dòng {error.lineno}).") from None
    return tops[0]
