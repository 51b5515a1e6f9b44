"""How sure it is of a line that it is text: against all readings of short pages, one by one."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from indexer.splitting.decode import ANY, TEXT, best_states, model, worth_of
from indexer.splitting.odds import text_odds

NAMES = st.lists(
    st.sampled_from(("is=lead", "byline", "comma", "size=12", "end=closed", "numbered")), max_size=3
)
STATES = st.sampled_from((TEXT, "HSP", "EsQ", "KHP", "S", ANY))
LINES = st.lists(st.tuples(NAMES.map(tuple), STATES), min_size=1, max_size=4)


@given(LINES)
def test_the_best_reading_with_text_against_the_best_without(
    lines: list[tuple[tuple[str, ...], str]],
) -> None:
    judged = [model().judge(*line) for line in lines]
    readings = ["".join(states) for states in product(*(states for _, states in lines))]
    worth = {reading: worth_of(judged, reading, model()) for reading in readings}
    for i, odds in enumerate(text_odds(judged, model())):
        text = [w for r, w in worth.items() if r[i] in TEXT]
        other = [w for r, w in worth.items() if r[i] not in TEXT]
        wanted = 99.0 if not other else -99.0 if not text else max(text) - max(other)
        if max(worth.values()) > -1e8:  # else no reading is possible
            assert abs(max(-99.0, min(99.0, wanted)) - odds) < 0.01


@given(LINES)
def test_the_likeliest_reading_agrees(lines: list[tuple[tuple[str, ...], str]]) -> None:
    judged = [model().judge(*line) for line in lines]
    for state, odds in zip(best_states(judged, model()), text_odds(judged, model()), strict=True):
        assert odds >= 0 if state in TEXT else odds <= 0


def test_an_empty_page() -> None:
    assert text_odds([], model()) == []
