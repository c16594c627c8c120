"""The whole way of a made-up diary through the program: CSV files in, the sentence of each fortnight out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import diary_csv
from benchmarks.diary_csv import Row, identity
from benchmarks.synthetic import SyntheticDiary
from tracker.analysis import recovery_words
from tracker.analysis.findings import LOOK_EVERY, main_outcome
from tracker.analysis.memory import Memory
from tracker.analysis.results import change_of, said_of
from tracker.domain.change import Edit
from tracker.domain.history import History, Period
from tracker.exchange import csv_folder
from tracker.store.diary import Diary

START = date(2026, 3, 2)
MIDDAY = datetime(2027, 3, 1, 12, tzinfo=UTC)
RATING, COUNT = "tingling", "twitching"


def sentences(diary: SyntheticDiary, item: str) -> list[str]:
    """What the program says of an item on each day of looking."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        diary_csv.write(folder / "csv", {"observations": observations(diary, item), "doses": doses(diary)})
        history = kept(folder)
    last = START + timedelta(days=int(diary.days[-1]))
    looks = range(1, (last - START) // LOOK_EVERY + 1)
    return [sentence(history, START + LOOK_EVERY * count) for count in looks]


def kept(folder: Path) -> History:
    """The diary that comes of bringing the files in."""
    preview = csv_folder.read(folder / "csv")
    with closing(Diary.open(folder / "diary.b12", make=True, clock=lambda: MIDDAY, zone=UTC)) as diary:
        diary.apply([Edit(None, record) for record in preview.records])
        span = diary.span()
        assert span is not None, "there are doses"
        return diary.history(span)


def sentence(history: History, day: date) -> str:
    """What is said of the main outcome on a day."""
    seen, memory = history.crop(Period(min(history.period.first, day), day)), Memory()
    main = main_outcome(seen)
    if not main:
        return ""
    return recovery_words.change(seen.item(main), said_of(seen, main, memory), change_of(seen, main, memory))


def observations(diary: SyntheticDiary, item: str) -> Iterator[Row]:
    """The recorded days, each entered on its evening."""
    values = diary.counts if item == COUNT else diary.ratings
    for place, gone in enumerate(diary.missing.tolist()):
        day = START + timedelta(days=int(diary.days[place]))
        if not gone:
            entered = diary_csv.utc(datetime.combine(day, time(20)))
            yield {"id": identity(item, day), "day": day, "item": item, "value": values[place], "recorded_at": entered}


def doses(diary: SyntheticDiary) -> Iterator[Row]:
    """The injections, the first of which begins treatment."""
    for number in diary.injections.tolist():
        day = START + timedelta(days=number)
        yield {
            "id": identity("dose", day),
            "day": day,
            "medicine": "hydroxocobalamin",
            "amount_ug": 1000,
            "route": "im",
            "status": "taken",
            "recorded_at": diary_csv.utc(datetime.combine(day, time(18))),
        }
