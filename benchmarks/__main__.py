"""All figures, each beside its floor in the same run: python -m benchmarks (a few minutes on a quiet machine)."""

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import analysis, chart_redraw, due, memory, pdf, recovery_page, save, start, tap, treatment_page
from benchmarks.ten_years import write_ten_years
from tracker import cli, resources


def main() -> None:
    """Make the two diaries, measure, and print a line for each figure."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        write_ten_years(folder / "ten-years", seed=1)
        sample = _diary(resources.path("sample"), folder / "sample.b12")
        ten_years = _diary(folder / "ten-years", folder / "ten-years.b12")
        for ratio in (*start.measure(sample, ten_years), *save.measure(ten_years, folder)):
            print(ratio)
        for ratio in tap.measure(ten_years, folder):
            print(ratio)
        for ratio in (*recovery_page.measure(sample, ten_years), *due.measure()):
            print(ratio)
        for ratio in treatment_page.measure(folder):
            print(ratio)
        for ratio in (*chart_redraw.measure(), *chart_redraw.measure_frames(), *pdf.measure(), *analysis.measure()):
            print(ratio)
        for state, megabytes in memory.measure(sample).items():
            print(f"memory, {state}: {megabytes} MB")


def _diary(csv: Path, path: Path) -> Path:
    with redirect_stdout(StringIO()):
        status = cli.main(["import", str(csv), "--diary", str(path)])
    if status:
        raise RuntimeError(f"{csv} could not be brought in")
    return path


if __name__ == "__main__":
    main()
