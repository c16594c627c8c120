"""The pages of the window, in the order of the sidebar; one entry each."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.recovery import RecoveryPage
from tracker.ui.pages.report import ReportPage
from tracker.ui.pages.settings import SettingsPage
from tracker.ui.pages.today import TodayPage
from tracker.ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as the sidebar knows it; it is built when it is first opened."""

    key: str
    label: str
    icon: str
    build: Callable[[ObservableDiary, Preferences], LivePage]


PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", _("Today"), "today", lambda diary, _preferences: TodayPage(diary)),
    PageEntry("recovery", _("Recovery"), "recovery", lambda diary, _preferences: RecoveryPage(diary)),
    PageEntry("report", _("Report"), "report", lambda diary, _preferences: ReportPage(diary)),
    PageEntry("settings", _("Settings"), "settings", SettingsPage),
)

FOOT = ("settings",)
"""Those that stand at the foot of the sidebar."""
