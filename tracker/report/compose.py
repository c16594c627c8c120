"""What the doctor's page says, section by section, as data; a new section is a function and its line in SECTIONS."""

from collections.abc import Callable
from datetime import date

from tracker.analysis import recovery_words, wording
from tracker.analysis.change import before_after
from tracker.analysis.doses import injections, is_b12
from tracker.analysis.findings import main_outcome
from tracker.analysis.memory import Memory
from tracker.charts.description import alt_text
from tracker.charts.events import numbered_events
from tracker.charts.view import View
from tracker.domain.event import Event
from tracker.domain.history import History, Period
from tracker.i18n import _, format_day, format_day_month, format_day_short, format_number, format_percent, ngettext
from tracker.report.blocks import Block, Chart, Footer, Heading, InShort, Note, Notes
from tracker.report.laboratory import laboratory
from tracker.report.page import ROOMS, Page, Room, cut
from tracker.report.symptoms import symptoms
from tracker.report.treatment import treatment

TOLD_GAP = 7
"""Days: shorter gaps are seen on the chart and counted in the heading."""

LONGEST_LINE = 36


def compose(
    history: History,
    period: Period,
    today: date,
    named: bool,
    room: Room = ROOMS[0],
    memory: Memory | None = None,
) -> list[Block]:
    """The blocks of a page about a period; `history` may be wider, and gives what lies before the period.

    With one `memory` for all rooms that are tried, ranges are worked out once.
    """
    whole = Period(min(history.period.first, period.first), period.last)
    page = Page(history.crop(whole), period, today, named, room, memory or Memory())
    return [block for section in SECTIONS if (block := section(page))]


def heading(page: Page) -> Heading:
    """Title, period, how much of it was filled; the person's lines are blank rules where nothing is to be named."""
    title = _("B12 recovery report")
    profile = page.whole.profile if page.named else None
    born = format_day(profile.date_of_birth) if profile and profile.date_of_birth else ""
    person = (
        (_("Name"), cut(profile.name, LONGEST_LINE) if profile else ""),
        (_("Born"), born),
        (_("ID"), cut(profile.identifiers, LONGEST_LINE) if profile else ""),
    )
    subject = _("{title}, {period}").format(title=title, period=_span(page.period))
    return Heading(title, (_period(page.period), _filled(page)), person, subject)


def _span(period: Period) -> str:
    return _("{first} – {last}").format(first=format_day(period.first), last=format_day(period.last))


def _period(period: Period) -> str:
    weeks = period.days / 7
    count = int(weeks) if weeks.is_integer() else weeks
    told = ngettext("{count} week", "{count} weeks", max(1, round(weeks))).format(count=format_number(count, 0))
    if period.days < 14:
        told = ngettext("{count} day", "{count} days", period.days).format(count=period.days)
    return _("{span} ({length})").format(span=_span(period), length=told)


def _filled(page: Page) -> str:
    """Filled days out of calendar days, with the day that they are counted from where it is not the period's first."""
    found = page.coverage
    if found is None:
        return _("Diary not filled in this period")
    words = _("Diary filled on {filled} of {calendar} days ({share})")
    told = words.format(filled=found.filled, calendar=found.calendar, share=format_percent(found.share))
    if found.calendar < page.period.days:
        told = _("{told} since {day}").format(
            told=told, day=format_day_short(date.fromordinal(page.shown.filled_days[0]))
        )
    if not found.back_filled:
        return _("{told}, none entered later").format(told=told)
    late = ngettext("{count} of them entered later", "{count} of them entered later", found.back_filled)
    late = _("{late} ({share})").format(late=late, share=format_percent(found.back_filled / found.filled))
    return f"{told}, {late.format(count=found.back_filled)}"


def in_short(page: Page) -> InShort:
    """Change of the leading symptoms, the last injection, the latest gap."""
    found = [(item, before_after(page.whole, item.key)) for item in page.leading]
    dosed = any(dose.taken and is_b12(dose) and dose.day <= page.period.last for dose in page.whole.doses)
    said = wording.untreated(page.period.last, found, dosed=dosed)
    if page.start:
        said = wording.since_treatment(page.start, found) + _stated(page)
    given = [dose for dose in injections(page.shown) if dose.taken and is_b12(dose)]
    if given:
        said.append(wording.last_injection(len(given), given[-1].day, page.period.last))
    filled = page.coverage
    if filled is None:
        said.append(_("No day of this period was recorded."))
    elif filled.last_gap and filled.last_gap.days >= TOLD_GAP:
        said.append(wording.gap_sentence(filled.last_gap))
    return InShort(_("In short."), tuple(said))


def _stated(page: Page) -> list[str]:
    """The change of the symptom chosen in advance, where two looks agree on one, and what to bear in mind."""
    main = main_outcome(page.whole)
    if not main:
        return []
    item = page.whole.item(main)
    told = page.said(item)
    said = recovery_words.change_in_short(item, told)
    return [said, *recovery_words.caveats(recovery_words.basis(told, page.change(item)))] if said else []


def chart(page: Page) -> Chart | None:
    """The leading symptoms, doses and serum B12 over the period; nothing where none of them is in it."""
    days = [dose.day for dose in page.shown.doses] + [lab.day for lab in page.shown.labs if lab.test == "b12_total"]
    if not page.leading and not any(day in page.period for day in days):
        return None
    view = View(page.period, tuple(item.key for item in page.leading))
    return Chart(view, alt_text(page.whole, view))


def notes(page: Page) -> Notes:
    """What was marked for the doctor, with the numbers of the flags; of too many, the latest."""
    found = numbered_events(page.shown, page.period)
    kept = found[max(0, len(found) - page.room.notes) :]
    left = len(found) - len(kept)
    more = ngettext("and {count} earlier note in the diary", "and {count} earlier notes in the diary", left)
    told = tuple(
        Note(str(number), _days(event, page), _shortened(event.text, page.room.letters)) for number, event in kept
    )
    title = _("Notes marked for the doctor, in the patient’s words")
    if not found:
        return Notes(title, (), (_("No notes were marked."),))
    return Notes(title, told, (more.format(count=left),) if left else ())


def _days(event: Event, page: Page) -> str:
    short = format_day_month if event.day.year == page.period.last.year else format_day_short
    if event.last_day is None or event.last_day == event.day:
        return short(event.day)
    return _("{first} – {last}").format(first=short(event.day), last=short(event.last_day))


def _shortened(text: str, letters: int) -> str:
    """The text on one line; a longer one is cut between words and says so."""
    plain = " ".join(text.split())
    if len(plain) <= letters:
        return plain
    cut = plain[:letters].rsplit(" ", 1)[0]
    return _("{text} … (continued in the diary)").format(text=cut.rstrip(" ,;:."))


def footer(page: Page) -> Footer:
    """Where this comes from and what it is not."""
    statement = _(
        "Recorded by the patient with B12 Tracker. Self-reported data. Not verified by a clinician. "
        "Describes the diary; not a diagnosis."
    )
    printed = _("printed {day}").format(day=format_day_short(page.today))
    return Footer(statement, _("Page {page} of {pages}"), printed)


SECTIONS: tuple[Callable[[Page], Block | None], ...] = (
    heading,
    in_short,
    chart,
    symptoms,
    treatment,
    laboratory,
    notes,
    footer,
)
"""In reading order; tables on the left come before those on the right."""
