"""Backups on the command line: which there are, bringing one back, and taking that back."""

import argparse
from collections.abc import Callable
from datetime import datetime

from tracker.domain.errors import DiaryDamaged, InvalidEntry
from tracker.i18n import _
from tracker.store import copies
from tracker.store.copy_words import in_words, when, why
from tracker.store.restore import Restored, latest_replaced, restore
from tracker.store.set_aside import RESTORE

Parser = argparse.ArgumentParser
WithDiary = Callable[[Parser, object], None]


def add_commands(commands: "argparse._SubParsersAction[Parser]", with_diary: WithDiary) -> None:
    """Add `restore`."""
    back = commands.add_parser("restore", help=_("list the backups, or restore one"))
    back.add_argument(
        "backup",
        nargs="?",
        metavar="BACKUP",
        help=_("number or name in the list, “newest”, or a file; what is there now is kept and can be brought back"),
    )
    back.add_argument("--list", dest="only_list", action="store_true", help=_("list the backups and stop"))
    back.add_argument("--undo", action="store_true", help=_("go back to what was there before the last restore"))
    with_diary(back, bring_back)


def bring_back(args: argparse.Namespace) -> int:
    """List the copies, or put one in the place of the diary."""
    if args.undo and args.backup:
        raise InvalidEntry(_("Give either a backup or --undo, not both. Nothing was changed."))
    if args.undo:
        return _tell(_restore(args, copies.copy_at(latest_replaced(args.diary))))
    if args.only_list or not args.backup:
        return _list(args)
    return _tell(_restore(args, copies.find(args.diary, args.backup)))


def _restore(args: argparse.Namespace, copy: copies.Copy) -> Restored:
    contents = copies.look_into(copy)
    if contents.fault:
        message = _("{name} was not restored. {fault} Nothing was changed.")
        raise DiaryDamaged(message.format(name=copy.name, fault=contents.fault))
    now = datetime.now().astimezone()
    return restore(args.diary, copy.path, now, _("the command line"))


def _tell(done: Restored) -> int:
    contents = copies.look_into(copies.copy_at(done.path))
    print(_("Restored: {path} now holds {contents}.").format(path=done.path, contents=in_words(contents)))
    if done.aside:
        print(_("What was there before is kept in {folder}.").format(folder=done.aside))
        print(_("“b12-tracker restore --undo” goes back to it."))
    return 0


def _list(args: argparse.Namespace) -> int:
    """Print number, day and time, why it was made, what is in it, whether it is sound, and its name."""
    listed = copies.copies_of(args.diary)
    if not listed:
        print(_("There is no backup of {path} yet.").format(path=args.diary))
        return 0
    for number, copy in enumerate(listed, start=1):
        contents = copies.look_into(copy)
        state = contents.fault or _("can be restored")
        print("\t".join((str(number), when(copy), why(copy), in_words(contents), state, copy.name)))
    print(_("“b12-tracker restore NUMBER” restores one. What is there now is kept, so you can go back to it."))
    if any(copy.reason == RESTORE for copy in listed):
        print(_("“b12-tracker restore --undo” goes back to what was there before the last restore."))
    return 0
