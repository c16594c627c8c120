"""The question when treatment began, in words."""

from dataclasses import dataclass

from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.treatment_start import Starts
from tracker.i18n import _, format_day


@dataclass(frozen=True, slots=True)
class StartQuestion:
    """A question, what is known, and a word for each of its two answers."""

    question: str
    details: str
    first: str
    course: str


def start_question(starts: Starts) -> StartQuestion:
    """Return the question which of two days counts as the start of treatment."""
    details = _(
        "The first dose in this diary was on {first} ({first_dose}). A course began on {course} ({course_dose}). "
        "Later days are compared with those before the start."
    )
    return StartQuestion(
        question=_("When did your treatment begin?"),
        details=details.format(
            first=format_day(starts.first.day),
            first_dose=f"{medicine_words(starts.first)} {amount_of(starts.first)}",
            course=format_day(starts.course.day),
            course_dose=f"{medicine_words(starts.course)} {amount_of(starts.course)}",
        ),
        first=_("On {day}").format(day=format_day(starts.first.day)),
        course=_("On {day}").format(day=format_day(starts.course.day)),
    )
