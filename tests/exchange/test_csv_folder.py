import os
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.figures import SAMPLE
from tracker.domain.dose import Dose
from tracker.domain.errors import ImportRefused, OutputNotWritten
from tracker.domain.event import Event
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.domain.profile import PROFILE_ID, Profile
from tracker.exchange import EXPORTS, IMPORTS, csv_file, csv_folder
from tracker.exchange.columns import TABLES, Table
from tracker.exchange.preview import Preview

OBSERVATIONS = "id,day,item,site,value,recorded_at\n"
EVENTS = "id,day,last_day,kind,text,for_doctor\n"
ITEMS = "id,key,label,kind,unit,group,direction,codes,hidden,custom,position\n"
GOOD = ",2026-06-01,twitching,calf-left,5,2026-06-01T20:00:00+00:00\n"


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of files from texts or bytes."""

    def make(**files: str | bytes) -> Path:
        for name, content in files.items():
            raw = content.encode() if isinstance(content, str) else content
            (tmp_path / f"{name}.csv").write_bytes(raw)
        return tmp_path

    return make


def told(preview: Preview) -> list[str]:
    return [str(problem) for problem in preview.problems]


def test_sample_diary_is_read_whole() -> None:
    preview = csv_folder.read(SAMPLE)
    assert preview.problems == ()
    assert preview.ignored == ("expected.json",)
    assert preview.counts == {
        "observations.csv": 2851,
        "timed_counts.csv": 21,
        "doses.csv": 183,
        "regimens.csv": 3,
        "labs.csv": 10,
        "events.csv": 6,
    }


def test_one_id_stands_for_one_entry_in_all_files(folder: Callable[..., Path]) -> None:
    key = "62059707-3083-4879-85bb-530fc28b4e00"
    observations = f"{OBSERVATIONS}{key},2026-06-01,twitching,,5,\n"
    preview = csv_folder.read(folder(observations=observations, events=f"{EVENTS}{key},2026-06-03,,note,Cramp,0\n"))
    assert told(preview) == ["events.csv, line 2: line 2 of observations.csv has the same id already"]


def test_place_that_no_body_has_is_refused(folder: Callable[..., Path]) -> None:
    preview = csv_folder.read(folder(observations=f"{OBSERVATIONS},2026-06-01,twitching,nowhere,5,\n"))
    assert told(preview) == ["observations.csv, line 2: the place “nowhere” is not known"]


def test_each_bad_line_is_named_with_file_line_and_reason(folder: Callable[..., Path]) -> None:
    observations = OBSERVATIONS + GOOD + ",2026-06-02,twitching,,abc,\n" + ",2026-06-31,fatigue,,3,\n"
    events = EVENTS + ',2026-06-03,,note,"two\nlines",0\n' + ",2026-06-03,,gossip,,0\n"
    assert told(csv_folder.read(folder(observations=observations, events=events))) == [
        "observations.csv, line 3: value: “abc” is not a number; decimals are written with a point",
        "observations.csv, line 4: day: “2026-06-31” is not a day; days are written as 2026-11-22",
        "events.csv, line 4: “gossip” is not one of: note, illness, medicine, diet, examination, EMG, procedure.",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",2026-06-02,twitching,,-1,", "“-1"),
        (",2026-06-02,twitching,,nan,", "value: “nan” is not a number; decimals are written with a point"),
        (",2026-06-02,twitching,,1e3,", "value: “1e3” is not a number"),
        (",2026-06-02,fatigue,,11,", "Fatigue"),
        (",2026-06-02,fatigue,,2.5,", "Fatigue"),
        (",2026-06-02,tingling,foot-left,3,", "Tingling at a place"),
        (",2026-06-02,twitching,Left wing,3,", "“Left wing” is not a place on the body."),
        (",2026-06-02,twitching,,,", "Please fill in “value”."),
        (",,twitching,,3,", "Please fill in “day”."),
        (",1066-10-14,twitching,,3,", "Please choose a day between 1900 and 2200."),
        ("7,2026-06-02,twitching,,3,", "id: “7” is not an id; leave it empty for a new entry"),
        (",2026-06-02,twitching,,3,2026-06-02T20:00", "recorded_at: “2026-06-02T20:00” is not a date and time; "),
        (",2026-06-02,twitching,,3,0001-01-01T00:00:00+14:00", "Please choose a day between 1900 and 2200."),
        (",2026-06-02,hiccups,,3,", "the item “hiccups” is not known; add a line for it to items.csv"),
        (",2026-06-02,twitching,,3", "the line has more or fewer cells than the first line names columns"),
        (",2026-06-02,twitching,,3,,,", "the line has more or fewer cells than the first line names columns"),
        (GOOD.strip(), "line 2 has the same day, item, site already"),
    ],
)
def test_value_that_cannot_be_kept_is_a_problem(folder: Callable[..., Path], line: str, reason: str) -> None:
    preview = csv_folder.read(folder(observations=f"{OBSERVATIONS}{GOOD}{line}\n"))
    assert [(problem.file, problem.line) for problem in preview.problems] == [("observations.csv", 3)]
    assert preview.problems[0].reason.startswith(reason)
    assert len(preview.lines) == 1


@pytest.mark.parametrize("test", ["16695-9", "LOINC 14685-0", "loinc:16695-9"])
def test_code_that_the_reference_rejects_is_a_problem(folder: Callable[..., Path], test: str) -> None:
    head = "id,day,test,comparator,value,unit,reference_low,reference_high,laboratory,note,recorded_at"
    preview = csv_folder.read(folder(labs=f"{head}\n,2026-06-02,{test},=,200,pmol/L,,,,,\n"))
    assert [(problem.file, problem.line) for problem in preview.problems] == [("labs.csv", 2)]
    assert "is often taken for the code of Serum B12" in preview.problems[0].reason


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 0, "the file is empty; its first line must name the columns"),
        (b"\n\n", 0, "the file is empty; its first line must name the columns"),
        ("day,item,site,value,day\n", 1, "columns named twice: “day”"),
        ("id,day,item,value,recorded_at\n", 1, "missing columns: “site”"),
        (OBSERVATIONS.replace("value", "value,mood"), 1, "unknown columns: “mood”"),
        (OBSERVATIONS.replace(",", ";"), 1, "columns are separated by “;”; please save the file with commas"),
        (OBSERVATIONS.replace(",", "\t"), 1, "columns are separated by “tab”; please save the file with commas"),
        (OBSERVATIONS.encode("utf-16"), 1, "the file is not UTF-8; please save it as “CSV UTF-8”"),
        (OBSERVATIONS.encode("utf-16-le"), 1, "there is a NUL character, which does not belong in a text; "),
        ((OBSERVATIONS + "Fuß,").encode("cp1252"), 2, "the file is not UTF-8; please save it as “CSV UTF-8”"),
        (OBSERVATIONS + GOOD + "\x00", 3, "there is a NUL character, which does not belong in a text; "),
        (OBSERVATIONS + GOOD + '"never closed,\n\n', 3, "a quotation mark that opens on this line is never closed"),
        (OBSERVATIONS + GOOD + '"closed" early,', 3, "something follows a closing quotation mark; "),
        (OBSERVATIONS + GOOD + "x" * 200_000, 3, "a cell that starts on this line is never closed; "),
    ],
)
def test_file_that_cannot_be_read_gets_one_sentence(
    folder: Callable[..., Path], content: str | bytes, line: int, reason: str
) -> None:
    preview = csv_folder.read(folder(observations=content))
    assert [(problem.file, problem.line) for problem in preview.problems] == [("observations.csv", line)]
    assert preview.problems[0].reason.startswith(reason)


def test_file_larger_than_any_diary_is_not_read(folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "LARGEST_FILE", 1024**2)
    path = folder(observations=OBSERVATIONS) / "observations.csv"
    os.truncate(path, 1024**2 + 1)
    assert told(csv_folder.read(path.parent)) == [
        "observations.csv: the file is larger than 1 MB, too large for a diary"
    ]  # fmt: skip


def test_one_bad_file_does_not_hide_the_faults_of_another(folder: Callable[..., Path]) -> None:
    preview = csv_folder.read(folder(observations=OBSERVATIONS + ",x,,,,\n", events=b"\xff\xfe"))
    assert {problem.file for problem in preview.problems} == {"observations.csv", "events.csv"}


def test_many_faults_are_counted_rather_than_listed(folder: Callable[..., Path]) -> None:
    preview = csv_folder.read(folder(observations=OBSERVATIONS + ",x,,,,\n" * 72))
    assert len(preview.problems) == 51
    assert str(preview.problems[-1]) == "observations.csv: and 22 more lines with faults"


def test_byte_order_mark_spaces_and_windows_line_ends_do_no_harm(folder: Callable[..., Path]) -> None:
    text = "\ufeff" + (OBSERVATIONS + ", 2026-06-01 ,twitching,, 5 ,\n\n").replace("\n", "\r\n")
    preview = csv_folder.read(folder(observations=text))
    assert preview.problems == ()
    found = preview.records[0]
    assert isinstance(found, Observation)
    assert (found.day, found.value, found.recorded_at) == (date(2026, 6, 1), 5.0, None)


def test_lines_without_id_get_the_same_one_every_time(folder: Callable[..., Path]) -> None:
    twice = EVENTS + ",2026-06-03,,note,Cramp,0\n" * 2
    first, second = csv_folder.read(folder(events=twice)), csv_folder.read(folder(events=twice))
    assert first.problems == ()
    assert [record.id for record in first.records] == [record.id for record in second.records]
    assert len({record.id for record in first.records}) == 2


def test_id_that_comes_twice_is_a_problem(folder: Callable[..., Path]) -> None:
    line = "62059707-3083-4879-85bb-530fc28b4e00,2026-06-03,,note,{},0\n"
    preview = csv_folder.read(folder(events=EVENTS + line.format("Cramp") + line.format("Flu")))
    assert told(preview) == ["events.csv, line 3: line 2 has the same id already"]


def test_columns_for_ids_and_times_of_entry_may_be_missing(folder: Callable[..., Path]) -> None:
    preview = csv_folder.read(folder(observations="value,item,site,day\n5,twitching,,2026-06-01\n"))
    assert preview.problems == ()
    assert preview.counts == {"observations.csv": 1}


def test_own_items_of_the_folder_are_known(folder: Callable[..., Path]) -> None:
    items = ITEMS + ',jaw_clicks,Jaw clicks,count,,nerve,lower_better,"{""snomed"": ""1""}",0,1,40\n'
    observations = OBSERVATIONS + ",2026-06-02,jaw_clicks,,3,\n" + ",2026-06-03,jaw_clicks,,2.5,\n"
    preview = csv_folder.read(folder(items=items, observations=observations))
    assert [(problem.file, problem.line) for problem in preview.problems] == [("observations.csv", 3)]
    assert preview.problems[0].reason.startswith("Jaw clicks")
    own = preview.records[0]
    assert isinstance(own, Item)
    assert (own.codes, own.custom, own.position) == ({"snomed": "1"}, True, 40)


def test_own_items_of_the_diary_are_known(folder: Callable[..., Path]) -> None:
    own = Item(key="jaw_clicks", label="Jaw clicks", kind="count", custom=True)
    place = folder(observations=OBSERVATIONS + ",2026-06-02,jaw_clicks,,3,\n")
    assert csv_folder.read(place, [own]).problems == ()


def test_built_in_item_cannot_become_something_else(folder: Callable[..., Path]) -> None:
    items = ITEMS + ",fatigue,Fatigue,hours,,general,lower_better,,0,0,1\n"
    assert told(csv_folder.read(folder(items=items))) == [
        "items.csv, line 2: “fatigue” is built in as “severity” and cannot become something else"
    ]


def test_item_key_that_comes_twice_is_a_problem(folder: Callable[..., Path]) -> None:
    items = ITEMS + ",jaw,Jaw,count,,nerve,lower_better,,0,1,1\n,jaw,Chin,count,,nerve,lower_better,,0,1,2\n"
    assert told(csv_folder.read(folder(items=items))) == ["items.csv, line 3: line 2 has the same key already"]


def test_diary_is_about_one_person(folder: Callable[..., Path]) -> None:
    header = "id,name,date_of_birth,identifiers,clinician,causes,treatment_start,lab_units,preferences\n"
    one = csv_folder.read(folder(profile=header + ",A. Patient,,,,,,,\n"))
    assert one.records[0].id == PROFILE_ID
    two = csv_folder.read(folder(profile=header + ",A. Patient,,,,,,,\n,B. Patient,,,,,,,\n"))
    assert told(two) == ["profile.csv, line 3: line 2 has the same id already"]
    other = csv_folder.read(folder(profile=header + "62059707-3083-4879-85bb-530fc28b4e00,A,,,,,,,\n"))
    assert [problem.line for problem in other.problems] == [2]


def test_entry_that_tells_no_time_of_entry_counts_as_entered_on_its_day(folder: Callable[..., Path]) -> None:
    preview = csv_folder.read(folder(events=EVENTS + ",2026-06-03,,note,Cramp,0\n"))
    assert preview.records[0].recorded_at == datetime(2026, 6, 3, 12, tzinfo=UTC)


def test_folder_without_a_file_of_a_diary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "holiday.csv").write_text("a,b\n")
    with pytest.raises(ImportRefused, match="has none of the files of a diary"):
        csv_folder.read(tmp_path)


def test_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="cannot be read: No such file"):
        csv_folder.read(tmp_path / "missing")
    with pytest.raises(ImportRefused, match="cannot be read: Not a directory"):
        csv_folder.read(SAMPLE / "expected.json")


def test_export_leaves_foreign_files_and_no_half_written_ones(tmp_path: Path) -> None:
    (tmp_path / "holiday.csv").write_text("mine")
    written = csv_folder.write([Event(day=date(2026, 6, 3), text="Cramp")], tmp_path)
    assert written == [tmp_path / "events.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "holiday.csv"]
    assert (tmp_path / "holiday.csv").read_text() == "mine"


def test_file_of_an_earlier_export_does_not_bring_back_what_is_gone(tmp_path: Path) -> None:
    cramp = Event(day=date(2026, 6, 3), text="Cramp")
    csv_folder.write([cramp], tmp_path)
    csv_folder.write([Observation(day=date(2026, 6, 3), item="twitching", value=0)], tmp_path)
    assert [type(record) for record in csv_folder.read(tmp_path).records] == [Observation]


def test_exported_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    (path,) = csv_folder.write([Profile(name="A. Patient")], tmp_path / "new" / "folder")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_export_that_cannot_be_written_says_so_and_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OutputNotWritten, match="could not be written"):
        csv_folder.write([], tmp_path / "taken")
    (tmp_path / "events.csv").mkdir()
    with pytest.raises(OutputNotWritten, match="the diary is safe"):
        csv_folder.write([Event(day=date(2026, 6, 3), text="Cramp")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "taken"]


@pytest.mark.parametrize("way", [*EXPORTS, *IMPORTS], ids=lambda way: type(way).__name__)
def test_every_format_has_a_key_and_a_label(way: object) -> None:
    assert getattr(way, "key", "").isidentifier()
    assert getattr(way, "label", "")


def test_every_kind_of_record_has_its_file() -> None:
    wanted = "observations timed_counts doses regimens labs events supplies items profile"
    assert {table.name for table in TABLES} == set(wanted.split())
    for table in TABLES:
        assert set(table.columns) - {"amount_ug"} == set(table.record.model_fields) - {"changed_at"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_format_is_described_as_it_is(table: Table) -> None:
    described = (Path(__file__).parents[2] / "docs" / "csv.md").read_text(encoding="utf-8")
    columns = ", ".join(f"*{name}*" if name in table.optional else name for name in table.columns)
    assert f"| `{table.file}` | {columns} | {', '.join(table.order)} |".replace("  ", " ") in described


@pytest.mark.parametrize(
    ("medicine", "amount", "unit", "kept"),
    [
        ("Vitamin D", "4000", "IU", (4000, "iu")),
        ("Vitamin D", "4000", "I.E.", (4000, "iu")),
        ("Magnesium", "400", "mg", (400, "mg")),
        ("Multivitamin", "1", "tablets", (1, "tablet")),
        ("Folic acid", "400", "mcg", (400, "ug")),
        ("hydroxocobalamin", "1", "mg", (1000, "ug")),
    ],
)
def test_amount_in_its_own_unit_is_read_however_the_unit_is_written(
    folder: Callable[..., Path], medicine: str, amount: str, unit: str, kept: tuple[float, str]
) -> None:
    head = "day,planned_day,time,medicine,amount_ug,route,site,batch,expiry,status,regimen,note,amount,unit\n"
    preview = csv_folder.read(folder(doses=f"{head}2026-06-01,,,{medicine},,oral,,,,taken,,,{amount},{unit}\n"))
    assert told(preview) == []
    (dose,) = preview.records
    assert isinstance(dose, Dose)
    assert (dose.amount, dose.unit) == kept


@pytest.mark.parametrize(
    ("medicine", "unit", "sentence"),
    [("Vitamin D", "furlongs", "“furlongs” is not a unit known here"), ("cyanocobalamin", "IU", "B12 is not measured")],
)
def test_unit_that_cannot_be_is_refused_with_its_line(
    folder: Callable[..., Path], medicine: str, unit: str, sentence: str
) -> None:
    head = "day,planned_day,time,medicine,amount_ug,route,site,batch,expiry,status,regimen,note,amount,unit\n"
    preview = csv_folder.read(folder(doses=f"{head}2026-06-01,,,{medicine},,oral,,,,taken,,,1,{unit}\n"))
    (problem,) = told(preview)
    assert problem.startswith("doses.csv, line 2")
    assert sentence in problem


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2026-11-05 11:09:29", 5),
        ("2026-11-05T21:30:00-08:00", 5),
        ("2026-11-05T23:59:59.123456+0200", 5),
        ("2026-11-06 00:00", 6),
        ("2026-11-06T01:00:00Z", 6),
    ],
)
def test_moment_given_as_a_day_is_read_as_the_day_where_it_was_written(
    folder: Callable[..., Path], stamp: str, day: int
) -> None:
    preview = csv_folder.read(folder(observations=f"{OBSERVATIONS},{stamp},tingling,,3,\n"))
    assert told(preview) == []
    (record,) = preview.records
    assert isinstance(record, Observation)
    assert (record.day, record.recorded_at) == (date(2026, 11, day), None)


def test_two_moments_of_one_day_clash_and_are_named_with_their_lines(folder: Callable[..., Path]) -> None:
    lines = ",2026-11-05 11:09:29,tingling,,3,\n,2026-11-05T21:30:00-08:00,tingling,,6,\n"
    preview = csv_folder.read(folder(observations=OBSERVATIONS + lines))
    assert told(preview) == ["observations.csv, line 3: line 2 has the same day, item, site already"]


@pytest.mark.parametrize("text", ["2.11.2026", "22/11/2026", "11/22/26", "2026/11/2", "2026-9-7", "٢/١١/٢٠٢٦"])
def test_day_in_another_order_is_refused_with_how_to_write_it(folder: Callable[..., Path], text: str) -> None:
    preview = csv_folder.read(folder(observations=f"{OBSERVATIONS},{text},tingling,,3,\n"))
    reason = f"day: “{text}” may be read as another day; please write the year first, as 2026-11-22"
    assert told(preview) == [f"observations.csv, line 2: {reason}"]


@pytest.mark.parametrize("text", ["yesterday", "-3", "7 sep", "2026-02-30 09:00", "2026-11-05T25:00", "2026-11-05 9am"])
def test_words_and_impossible_moments_are_no_days_of_a_file(folder: Callable[..., Path], text: str) -> None:
    preview = csv_folder.read(folder(observations=f"{OBSERVATIONS},{text},tingling,,3,\n"))
    (problem,) = preview.problems
    assert problem.reason == f"day: “{text}” is not a day; days are written as 2026-11-22"
