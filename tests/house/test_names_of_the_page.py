"""The page's JavaScript is many files in one scope with no build step: nothing else would miss a name that is gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from hoso_kit.desk import board

# What the browser itself provides and the page may use.
BROWSER = frozenset(
    {
        "Array", "Blob", "Boolean", "CSS", "Date", "Event", "File", "FileReader", "HTMLInputElement",
        "Infinity", "Intl", "JSON", "Map", "Math", "MouseEvent", "Number", "Object", "Promise", "RegExp",
        "ResizeObserver", "Set", "String", "URL", "Uint8Array", "WeakMap", "atob", "clearTimeout", "document",
        "location", "navigator", "queueMicrotask", "requestAnimationFrame", "sessionStorage", "setTimeout", "window",
    }
)
NAMED = ("function_declaration", "function_expression", "generator_function_declaration", "class_declaration")
PATTERNS = ("array_pattern", "object_pattern", "rest_pattern")


def tree_of(script: str) -> Node:
    tree = Parser(Language(tree_sitter_javascript.language())).parse(script.encode())
    assert not tree.root_node.has_error
    return tree.root_node


def nodes(root: Node) -> Iterator[Node]:
    yield root
    for child in root.children:
        yield from nodes(child)


def is_declared_here(name: Node) -> bool:
    """Whether this name is brought in here: a function's, a variable's, a parameter's, or a part of a pattern's."""
    if name.type == "shorthand_property_identifier_pattern":
        return True
    inner, outer = name, name.parent
    assert outer is not None
    if outer.type in NAMED:
        return outer.child_by_field_name("name") == inner
    while outer is not None:
        match outer.type:
            case "variable_declarator":
                return outer.child_by_field_name("name") == inner
            case "formal_parameters":
                return True
            case "catch_clause" | "arrow_function":
                return outer.child_by_field_name("parameter") == inner
            case "for_in_statement":
                return outer.child_by_field_name("left") == inner and outer.child_by_field_name("kind") is not None
            case "assignment_pattern" | "object_assignment_pattern" if outer.child_by_field_name("left") != inner:
                return False
            case "pair_pattern" if outer.child_by_field_name("value") != inner:
                return False
            case "assignment_pattern" | "object_assignment_pattern" | "pair_pattern":
                pass
            case kind if kind not in PATTERNS:
                return False
        inner, outer = outer, outer.parent
    return False


def names_of(script: str) -> tuple[set[str], dict[str, int]]:
    """The names that a script declares, and those that it uses with the first line of each."""
    declared: set[str] = set()
    used: dict[str, int] = {}
    for node in nodes(tree_of(script)):
        if node.type not in ("identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"):
            continue
        assert node.text is not None
        name = node.text.decode()
        if is_declared_here(node):
            declared.add(name)
        else:
            used.setdefault(name, node.start_point[0] + 1)
    return declared, used


def test_every_name_that_the_page_uses_is_declared_or_the_browsers() -> None:
    """A function that moved or went takes its callers along; else the learner's click does nothing."""
    declared, used = names_of(board.script())
    assert {name: line for name, line in used.items() if name not in declared | BROWSER} == {}


def test_nothing_is_declared_that_nobody_uses() -> None:
    """What is no longer needed is deleted (a lone underscore says: this place is not looked at)."""
    declared, used = names_of(board.script())
    assert declared - set(used) - {"_"} == set()


@pytest.mark.parametrize(
    ("script", "missing"),
    [
        ("const a = () => gone(1);", {"gone"}),
        ("function f({ a, b: c = d }, [e] = g, ...h) { return [a, c, e, h]; }", {"d", "g"}),
        ("for (const [k, v] of list) f(k, v); try { x } catch (e) { e }", {"list", "x", "f"}),
        ("const o = { here, there: 1 }; o.there; (one) => one; async function s() {}", {"here"}),
    ],
)
def test_the_check_itself_sees_what_is_missing(script: str, missing: set[str]) -> None:
    """Uses in calls, defaults, loops and shorthand are seen; parameters and patterns count as declared."""
    declared, used = names_of(script)
    assert set(used) - declared == missing
