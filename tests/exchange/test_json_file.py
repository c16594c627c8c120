"""The diary as one JSON file."""

import json
from pathlib import Path

import pytest

from tests.domain.examples import FIELDS, make
from tracker.domain.errors import OutputNotWritten
from tracker.domain.observation import Observation
from tracker.exchange import json_file
from tracker.exchange.columns import BY_KIND


def test_every_record_is_there_with_what_it_says(tmp_path: Path) -> None:
    records = [make(kind) for kind in FIELDS]
    assert json_file.write(records, tmp_path / "diary.json") == [tmp_path / "diary.json"]
    written = json.loads((tmp_path / "diary.json").read_text(encoding="utf-8"))
    assert (written.pop("format"), written.pop("version")) == ("b12-tracker", 1)
    assert set(written) == {table.name for table in BY_KIND.values()}
    for record in records:
        ((fields),) = written[BY_KIND[type(record)].name]
        assert type(record)(**fields) == record


def test_what_was_not_said_is_left_out_and_zero_is_zero(tmp_path: Path) -> None:
    json_file.write([make(Observation, value=0)], tmp_path / "diary.json")
    (row,) = json.loads((tmp_path / "diary.json").read_text(encoding="utf-8"))["observations"]
    assert row["value"] == 0
    assert "recorded_at" not in row


def test_file_is_private_and_appears_whole(tmp_path: Path) -> None:
    json_file.write([], tmp_path / "deep" / "diary.json")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["diary.json"]
    assert (tmp_path / "deep" / "diary.json").stat().st_mode & 0o777 == 0o600


def test_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(OutputNotWritten, match="could not be written"):
        json_file.write([], tmp_path / "taken" / "diary.json")
