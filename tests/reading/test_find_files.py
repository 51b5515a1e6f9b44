"""Which files are read: order, names, loops, what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.errors import InputError
from indexer.reading import find_files


def tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("文", encoding="utf-8")
    return root


def names(*paths: Path) -> list[str]:
    return [file.relative for file in find_files(paths).files]


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/二.TXT", "a/一.jsonl", "a.txt")
    assert names(tmp_path) == ["a/一.jsonl", "a/二.TXT", "a.txt", "b.txt"]


def test_what_could_hold_texts_and_is_not_read_is_said_once(tmp_path: Path) -> None:
    for name in ("a.doc", "b/c.doc", "b/d.rar", "e.jpg", ".f.doc", "keep.txt"):
        tree(tmp_path, name)
    [doubt] = find_files([tmp_path]).doubts
    assert doubt.rule == "unknown-format"
    assert "没有读：.doc 2 个、.rar 1 个。能读的是 .txt" in doubt.message


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", "~$a.docx", ".git/a.txt", "a.txt.meta.json", "a.jpg", "a", "txt"],
)
def test_what_is_left_out_of_a_folder(tmp_path: Path, name: str) -> None:
    tree(tmp_path, name, "keep.txt")
    found = find_files([tmp_path])
    assert [file.relative for file in found.files] == ["keep.txt"]
    assert found.doubts == ()


def test_an_unknown_kind_given_itself_is_a_doubt(tmp_path: Path) -> None:
    found = find_files([tree(tmp_path, "a.jpg") / "a.jpg"])
    assert found.files == ()
    assert [doubt.rule for doubt in found.doubts] == ["unknown-format"]


def test_an_old_word_file_is_told_what_to_do(tmp_path: Path) -> None:
    found = find_files([tree(tmp_path, "a.DOC") / "a.DOC"])
    assert [doubt.rule for doubt in found.doubts] == ["unknown-format"]
    assert "另存为 .docx" in found.doubts[0].message


def test_the_parts_of_a_saved_web_page_are_no_files_of_their_own(tmp_path: Path) -> None:
    tree(tmp_path, "题.html", "题_files/广告.html", "题.files/a.htm", "别的_files/b.html")
    assert names(tmp_path) == ["别的_files/b.html", "题.html"]


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    [file] = find_files([tree(tmp_path, "x/a.txt") / "x" / "a.txt"]).files
    assert (file.relative, Path(file.root).name) == ("a.txt", "a.txt")


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"没有这个\.txt"):
        find_files([tmp_path / "没有这个.txt"])


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    tree(tmp_path, "a/b/c.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path)
    found = find_files([tmp_path])
    assert [file.relative for file in found.files] == ["a/b/c.txt"]
    assert [doubt.rule for doubt in found.doubts] == ["folder-loop"]


@pytest.mark.parametrize(
    ("link", "target", "said"),
    [
        ("in/l.txt", "out/a.txt", True),
        ("in/l", "out", True),
        ("in/b/l.txt", "out/a.txt", True),
        ("in/l.txt", "inner.txt", True),  # its name only begins like the folder's
        ("in/l.bin", "out/a.txt", False),  # would not be read anyway
        ("in/.l.txt", "out/a.txt", False),
        ("in/l.txt", "in/b/own.txt", False),
        ("in/l", "in/b", False),
    ],
)
def test_links_that_lead_out_of_the_folder_are_not_followed(
    tmp_path: Path, link: str, target: str, said: bool
) -> None:
    tree(tmp_path, "in/b/own.txt", "out/a.txt", "inner.txt")
    (tmp_path / link).symlink_to(tmp_path / target)
    found = find_files([tmp_path / "in"])
    assert [file.path.name for file in found.files] == ["own.txt"] or not said
    assert {file.path.resolve().name for file in found.files} == {"own.txt"}
    assert [doubt.rule for doubt in found.doubts if doubt.rule == "outside-link"] == (
        ["outside-link"] if said else []
    )


def test_a_path_that_is_a_link_itself_is_read(tmp_path: Path) -> None:
    tree(tmp_path, "out/a.txt", "out/b.txt")
    (tmp_path / "in").symlink_to(tmp_path / "out")
    (tmp_path / "c.txt").symlink_to(tmp_path / "out" / "b.txt")
    assert names(tmp_path / "in", tmp_path / "c.txt") == ["a.txt", "b.txt"]
    assert not find_files([tmp_path / "in"]).doubts


def test_a_dangling_link_and_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert find_files([tmp_path]).files == ()


def test_an_unreadable_folder_is_a_doubt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "shut/a.txt", "b.txt")
    look = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "no")
        return look(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    found = find_files([tmp_path])
    assert [file.relative for file in found.files] == ["b.txt"]
    assert [doubt.rule for doubt in found.doubts] == ["unreadable-folder"]


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    tree(tmp_path, "x/a.txt")
    assert names(tmp_path, tmp_path / "x", tmp_path / "x" / "a.txt") == ["x/a.txt"]


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    one, two = tree(tmp_path / "一月", "a.txt"), tree(tmp_path / "二月", "a.txt")
    found = find_files([one, two])
    assert [file.relative for file in found.files] == ["a.txt", "二月/a.txt"]
    assert [doubt.rule for doubt in found.doubts] == ["same-name"]
