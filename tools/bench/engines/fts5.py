"""SQLite's FTS5: one virtual table beside narrow tables of facts, facets by GROUP BY."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from bench.corpus import cut
from bench.engines.contract import TOP, Answer, Document, passage
from bench.questions import Question
from indexer.words import fold

# ascii: whatever is no ASCII mark belongs to a word, and words come parted by spaces.
_TOKENIZERS = {"words": "ascii", "trigrams": "trigram"}
_TABLES = """
create virtual table terms using fts5(text, content='', tokenize='{tokenizer}');
create table facts(id integer primary key, city integer, day integer, month integer);
create table topics(id integer, topic integer, primary key(id, topic)) without rowid;
create table texts(id integer primary key, text text);
"""
_FACETS = {"city": "facts", "month": "facts", "topic": "topics"}  # and the table it stands in


class Fts5:
    """Terms are words, or all runs of three characters; shorter strings these cannot find."""

    def __init__(self, terms: str, passages: bool = False) -> None:
        self._by_words = terms == "words"
        self._tokenizer = _TOKENIZERS[terms]
        self._passages = passages

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        """See Engine."""
        self.open(folder)
        self._db.executescript(_TABLES.format(tokenizer=self._tokenizer))
        self.add(documents)
        self._db.execute("insert into terms(terms) values ('optimize')")
        self._db.commit()
        self._db.close()

    def open(self, folder: Path) -> None:
        """See Engine."""
        self._db = sqlite3.connect(folder / "fts5.db")
        self._db.executescript(
            "pragma journal_mode=off; pragma synchronous=off; pragma temp_store=memory;"
            "pragma cache_size=-200000; pragma mmap_size=8000000000;"
        )

    def ask(self, question: Question) -> Answer:
        """See Engine."""
        where, values = _conditions(question)
        values["match"] = self._match(question)
        if not values["match"]:
            return Answer(0, (), {facet: {} for facet in _FACETS})
        ask = self._db.execute
        best = f"select terms.rowid, -rank {_matching('', where)} order by rank limit {TOP}"
        top = ask(best, values).fetchall()
        facets = {
            facet: dict(
                ask(
                    f"select {facet}, count(*) {_matching(table, where)} group by {facet}", values
                ).fetchall()
            )
            for facet, table in _FACETS.items()
        }
        if self._passages:
            for number, _ in top:
                text = ask("select text from texts where id = ?", (number,)).fetchone()[0]
                passage(text, question.strings)
        return Answer(sum(facets["city"].values()), tuple(top), facets)

    def add(self, documents: Iterable[Document]) -> None:
        """See Engine."""
        add = self._db.execute
        for d in documents:
            terms = d.words if self._by_words else fold(d.text).text
            add("insert into terms(rowid, text) values (?, ?)", (d.id, terms))
            add("insert into facts values (?, ?, ?, ?)", (d.id, d.city, d.day, d.month))
            self._db.executemany("insert into topics values (?, ?)", [(d.id, t) for t in d.topics])
            if self._passages:
                add("insert into texts values (?, ?)", (d.id, d.text))
        self._db.commit()

    def finds(self, text: str, document: Document) -> bool:
        """See Engine."""
        match = self._string(text, phrase=False)
        asked = "select 1 from terms where terms match ? and rowid = ?"
        return bool(match) and bool(self._db.execute(asked, (match, document.id)).fetchone())

    def _match(self, question: Question) -> str:
        phrase = question.how == "phrase"
        if self._passages:
            parts = [self._string(string, phrase) for string in question.strings]
        elif phrase:
            parts = [_quoted(" ".join(question.strings))]
        else:
            parts = [_quoted(word) for word in question.strings]
        return (" OR " if question.how == "any" else " AND ").join(filter(None, parts))

    def _string(self, text: str, phrase: bool) -> str:
        """A string as it is typed: all its words, or its characters in a row; empty: no word."""
        if not self._by_words:
            folded = fold(text).text
            return _quoted(folded) if len(folded) > 2 else ""
        words = cut(text)
        if phrase and words:
            return _quoted(" ".join(words))
        return f"({' AND '.join(map(_quoted, words))})" if words else ""


def _matching(table: str, where: str) -> str:
    """What is selected from: the hits beside `table`, and beside facts where conditions ask it."""
    tables = {table, *(["facts"] if where else [])} - {""}
    joins = " ".join(f"join {name} on {name}.id = terms.rowid" for name in sorted(tables))
    return f"from terms {joins} where terms match :match {where}"


def _conditions(question: Question) -> tuple[str, dict[str, object]]:
    """The conditions and their values for the filters of a question."""
    where, values = "", dict[str, object]()
    if question.city is not None:
        where, values["city"] = " and city = :city", question.city
    if question.days is not None:
        where += " and day between :first and :last"
        values["first"], values["last"] = question.days
    return where, values


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
