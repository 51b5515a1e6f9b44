"""Tasks done by several processes at once, their outcomes handed over in the order of the tasks.

A file that makes its process die, or does not come to an end, is tried again without the page at
which that happened; what cannot be done at all is a doubt, and the other files go on.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event

import msgspec

from indexer.pipeline.tasks import Outcome, Task, do, failure
from indexer.processes import Answer, Helper, Tell
from indexer.processes import serve as answer_requests

# Below so many bytes of files one process is done before two are: each takes 2.6 s to start and
# load what it knows, and reads 0.3 MB/s (measured on two cores, pages of text).
SMALL = 2 << 20
AHEAD = 8 << 20  # bytes of files whose outcomes may wait for an earlier one
TRIES = 3  # pages of a file that may be left out before all are
ALL = range(1, 1 << 31)
ENTRY = "indexer.pipeline.crew:serve"


def outcomes(
    tasks: Sequence[Task], jobs: int, entry: str = ENTRY
) -> Generator[Outcome, None, None]:
    """The outcome of each task, in their order; close it when it is not read to the end.

    With more than one of `jobs`, and enough to do, other processes run `entry`; else all is done
    here, where no file can be stopped.
    """
    jobs = min(jobs, len(tasks))
    if jobs < 2 or sum(task.size for task in tasks) < SMALL:
        yield from map(do, tasks)
        return
    helpers = [Helper(entry) for _ in range(jobs)]
    free: SimpleQueue[Helper] = SimpleQueue()
    for helper in helpers:
        free.put(helper)
    stopped = Event()

    def work(task: Task) -> Outcome:
        helper = free.get()
        try:
            return _done(task, helper, stopped)
        finally:
            free.put(helper)

    threads = ThreadPoolExecutor(jobs)
    try:
        yield from _in_order(tasks, jobs, lambda task: threads.submit(work, task))
    finally:
        stopped.set()
        threads.shutdown(wait=False, cancel_futures=True)
        for wait in (True, False):  # a thread may just be starting a process again
            for helper in helpers:
                helper.end()
            threads.shutdown(wait)


def _in_order(
    tasks: Sequence[Task], jobs: int, start: Callable[[Task], Future[Outcome]]
) -> Iterator[Outcome]:
    """Start tasks as early as AHEAD allows, and hand over each outcome in its turn."""
    waiting: deque[tuple[int, Future[Outcome]]] = deque()
    ahead = 0
    for task in tasks:
        while len(waiting) > jobs and ahead + task.size > AHEAD:
            size, first = waiting.popleft()
            yield first.result()
            ahead -= size
        waiting.append((task.size, start(task)))
        ahead += task.size
    while waiting:
        yield waiting.popleft()[1].result()


def _done(task: Task, helper: Helper, stopped: Event) -> Outcome:
    """The outcome of a task in another process, tried again where that process dies."""
    skipped: list[int] = []
    answer = Answer(None)
    while not stopped.is_set():
        left_out = skipped if len(skipped) <= TRIES else ALL
        answer = helper.ask(pickle.dumps((task, left_out)), task.seconds)
        if answer.data is not None:
            return msgspec.msgpack.decode(answer.data, type=Outcome)
        if not answer.note or left_out is ALL:
            break
        skipped.append(int(answer.note))
    why = f"做了 {task.seconds:.0f} 秒还没有做完" if answer.late else "程序意外退出"
    return failure(task, why)


def serve() -> None:
    """One of the processes."""
    answer_requests(_answer)


def _answer(request: bytes, tell: Tell) -> bytes:
    task, skipped = pickle.loads(request)
    return msgspec.msgpack.encode(do(task, skipped, lambda number: tell(b"%d" % number)))
