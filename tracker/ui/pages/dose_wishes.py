"""What a person may wish of doses, on whichever page: each is one step of undo with its sentence."""

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtWidgets import QWidget

from tracker.domain import catalogue, schedule
from tracker.domain.back_fill import going_on
from tracker.domain.change import Edit
from tracker.domain.days import offset_minutes
from tracker.domain.dose import SKIPPED, TAKEN, Dose
from tracker.domain.dose_words import medicine_words
from tracker.domain.history import Period
from tracker.domain.regimen import Regimen
from tracker.domain.rotation import offered_site
from tracker.domain.schedule import Due
from tracker.i18n import _, format_day_month, ngettext
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.preferences import Preferences


def log(diary: ObservableDiary, due: Due, day: date) -> None:
    """Record a due dose as planned; today it was taken just now. Its place is asked for, never made up."""
    dose = answered(due, day, TAKEN)
    if day == diary.today:
        at = diary.now.time().replace(second=0, microsecond=0)
        dose = dose.replaced(time=at, utc_offset=offset_minutes(day, at, diary.now.tzinfo))
    diary.record((Edit(None, dose),), _told(_("{what} taken on {day}"), dose))


def skip(diary: ObservableDiary, due: Due, day: date) -> None:
    """Record that a due dose was left out; that is an answer, and stays."""
    dose = answered(due, day, SKIPPED)
    diary.record((Edit(None, dose),), _told(_("{what} skipped on {day}"), dose))


def remove(diary: ObservableDiary, *doses: Dose) -> None:
    """Take doses out of the diary; undo brings them back."""
    text = _told(_("removed: {what} on {day}"), doses[0])
    if len(doses) > 1:
        text = _("removed: {count} doses").format(count=len(doses))
    diary.record([Edit(dose, None) for dose in doses], text)


def change(diary: ObservableDiary, before: Dose, after: Dose) -> None:
    """Keep a dose in its new form."""
    diary.record((Edit(before, after),), _told(_("changed: {what} on {day}"), after))


def add(diary: ObservableDiary, dose: Dose) -> None:
    """Keep a dose as it was typed."""
    text = _("{what} taken on {day}") if dose.taken else _("{what} skipped on {day}")
    diary.record((Edit(None, dose),), _told(text, dose))


def ask(diary: ObservableDiary, start: date | Dose, parent: QWidget) -> None:
    """Open the form of a new dose or one to be changed; its module is loaded when it is first wanted."""
    from tracker.ui.dialogs.dose_dialog import DoseDialog, Known

    today = diary.today
    near = diary.history(Period(min(today, start.day if isinstance(start, Dose) else start), today))
    born = near.profile.date_of_birth if near.profile else None
    known = Known(diary.now, near.doses, near.regimens, born)

    def keep(dose: Dose) -> None:
        if isinstance(start, Dose):
            change(diary, start, dose)
        else:
            add(diary, dose)

    def plan(once: Regimen) -> None:
        text = _("appointment: {what} on {day}")
        diary.record((Edit(None, once),), text.format(what=medicine_words(once), day=format_day_month(once.first_day)))

    dialog = DoseDialog(start, known, keep, parent, plan)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def fill_in(diary: ObservableDiary, parent: QWidget, go_on: Callable[[Regimen, date], None]) -> None:
    """Open the form for doses of the past, which are kept in one step; its module is loaded when it is first wanted.

    `go_on` is handed the plan that would go on like them, and its next day, where there is one.
    """
    from tracker.ui.dialogs.back_fill_dialog import BackFillDialog, Past

    near = diary.history(Period(diary.today, diary.today))
    born = near.profile.date_of_birth if near.profile else None

    def keep(doses: Sequence[Dose], periods: Sequence[Regimen]) -> None:
        text = ngettext("filled in: {count} past dose", "filled in: {count} past doses", len(doses))
        diary.record([Edit(None, dose) for dose in doses], text.format(count=len(doses)))
        if plan := going_on(periods, diary.records(Regimen), diary.today):
            go_on(*plan)

    dialog = BackFillDialog(Past(diary.today, diary.records(Dose), near.regimens, born), keep, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def clock(diary: ObservableDiary, day: date) -> time | None:
    """The time of day on a page that shows today; a past day has none."""
    return diary.now.time() if day == diary.today else None


def take_offered_site(diary: ObservableDiary, dose: Dose, doses: Sequence[Dose]) -> None:
    """Keep the place of an injection that was offered and said yes to."""
    site = offered_site(dose, doses)
    text = _("{what}: {place}").format(what=medicine_words(dose), place=catalogue.injection_site_label(site))
    diary.record((Edit(dose, dose.replaced(site=site)),), text)


def answered(due: Due, day: date, status: str) -> Dose:
    """The dose that answers a due day as planned."""
    plan = due.regimen
    return Dose(
        day=day,
        planned_day=due.day,
        medicine=plan.medicine,
        amount=plan.amount,
        unit=plan.unit,
        route=plan.route,
        status=status,
        regimen=plan.id,
    )


def due_mark(diary: ObservableDiary, preferences: Preferences) -> tuple[str, str]:
    """How much is due, in a few letters and in words; both empty where nothing is, or all of it was put off."""
    today = diary.today
    near = diary.history(Period(today, today))
    hidden = preferences.put_off_on(today)
    open_plans = schedule.due(near.regimens, near.doses, today, clock(diary, today))
    found = [due for due in open_plans if reminder(due) not in hidden]
    if not found:
        return "", ""
    earlier = sum(due.day < today for due in found)
    mark = ngettext("{count} due", "{count} due", len(found)).format(count=len(found))
    words = ", ".join(medicine_words(due.regimen) for due in found)
    told = _("Due: {what}").format(what=words)
    if earlier:
        told = _("{told} ({count} planned before today)").format(told=told, count=earlier)
    return mark, told


def reminder(due: Due) -> str:
    """What a due day is called where reminders are put off."""
    return f"{due.regimen.id} {due.day.isoformat()}"


def _told(text: str, dose: Dose) -> str:
    return text.format(what=medicine_words(dose), day=format_day_month(dose.day))
