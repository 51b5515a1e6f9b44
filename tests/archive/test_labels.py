"""Every code that people meet has a Chinese name, in one table."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import get_args

import pytest
from arrows import modules

from archive.labels import KINDS, ROLES, RULES, STATES
from archive.texts import Kind, Role, State


@pytest.mark.parametrize(("names", "codes"), [(KINDS, Kind), (STATES, State), (ROLES, Role)])
def test_every_code_has_a_name(names: dict[str, str], codes: object) -> None:
    assert set(get_args(codes)) - names.keys() == set()
    assert len(set(names.values())) >= len(get_args(codes))


def test_the_states_are_called_as_the_facet_promises() -> None:
    assert list(STATES.values()) == ["完整", "已接续", "残缺", "图片说明", "存疑"]


def test_every_rule_of_a_doubt_has_a_name_of_its_own() -> None:
    assert len(RAISED) > 10
    assert RAISED - RULES.keys() == set()
    assert len(set(RULES.values())) == len(RULES)


def test_no_name_is_kept_for_a_rule_that_is_gone() -> None:
    program = "".join(text for name, text in MODULES.items() if name != "archive.labels")
    assert {rule for rule in RULES if f'"{rule}"' not in program} == set()


def test_rules_are_found_in_calls_and_in_constants() -> None:
    first = "A, B = 'x', 'z'\nDoubt(A, m)\nDoubt('y', m)\nDoubt(rule=f(), message=m)"
    assert _rules([first, "from first import B\nDoubt(B, m)"]) == {"x", "y", "z"}


def _rules(sources: Iterable[str]) -> set[str]:
    """The first arguments of Doubt(…) in any module, names of constants resolved."""
    trees = [ast.parse(source) for source in sources]
    known = dict(pair for tree in trees for pair in _constants(tree))
    found = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Doubt" and node.args:
            match node.args[0]:
                case ast.Constant(value=str(rule)):
                    found.add(rule)
                case ast.Name(id=name) if name in known:
                    found.add(known[name])
    return found


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The texts that the module gives names to, alone or several at once."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            (target,) = node.targets
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for name, value in zip(names, values, strict=False):
                text = value.value if isinstance(value, ast.Constant) else None
                if isinstance(name, ast.Name) and re.fullmatch("[a-z]+(-[a-z]+)*", str(text)):
                    yield name.id, str(text)


MODULES = modules()
RAISED = _rules(MODULES.values())
