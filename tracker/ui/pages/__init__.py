"""The pages of the window, in the order of the sidebar; one entry each."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.live import LivePage
from tracker.ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as the sidebar knows it; its module is loaded when it is first opened."""

    key: str
    label: str
    icon: str
    build: Callable[[ObservableDiary, Preferences], LivePage]


def _today(diary: ObservableDiary, preferences: Preferences) -> LivePage:
    from tracker.ui.pages.today import TodayPage

    return TodayPage(diary, preferences)


def _diary(diary: ObservableDiary, preferences: Preferences) -> LivePage:
    from tracker.ui.pages.diary import DiaryPage

    return DiaryPage(diary, preferences)


def _recovery(diary: ObservableDiary, preferences: Preferences) -> LivePage:
    from tracker.ui.pages.recovery import RecoveryPage

    return RecoveryPage(diary, preferences)


def _treatment(diary: ObservableDiary, preferences: Preferences) -> LivePage:
    from tracker.ui.pages.treatment import TreatmentPage

    return TreatmentPage(diary, preferences)


def _labs(diary: ObservableDiary, _preferences: Preferences) -> LivePage:
    from tracker.ui.pages.labs import LabsPage

    return LabsPage(diary)


def _report(diary: ObservableDiary, _preferences: Preferences) -> LivePage:
    from tracker.ui.pages.report import ReportPage

    return ReportPage(diary)


def _settings(diary: ObservableDiary, preferences: Preferences) -> LivePage:
    from tracker.ui.pages.settings import SettingsPage

    return SettingsPage(diary, preferences)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", _("Today"), "today", _today),
    PageEntry("diary", _("Diary"), "diary", _diary),
    PageEntry("recovery", _("Recovery"), "recovery", _recovery),
    PageEntry("treatment", _("Treatment"), "treatment", _treatment),
    PageEntry("labs", _("Lab results"), "lab", _labs),
    PageEntry("report", _("Report"), "report", _report),
    PageEntry("settings", _("Settings"), "settings", _settings),
)

FOOT = ("settings",)
"""Those that stand at the foot of the sidebar."""
