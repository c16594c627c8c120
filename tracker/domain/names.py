"""Names of medicines and ways to take them as people write them: one reader for every door."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from tracker.domain import catalogue
from tracker.domain.errors import InvalidEntry
from tracker.domain.numbers import quoted
from tracker.domain.site import split
from tracker.i18n import _

Names = Mapping[str, Iterable[str]]
SHORTEST_NEAR = 5
"""Names of fewer letters are too short to tell a slip from another name."""
LONG = 9
"""From so many letters on, two of them may differ."""
FORMLESS = frozenset({"b12", "vitb12", "vitaminb12", "cobalamin", "cobalamins"})
"""Several medicines are meant by these: which one is for the package to say."""
WAYLESS = frozenset({"injection", "injections", "injected", "jab", "shot"})


class NearMiss(InvalidEntry):
    """A name looks like a known one and is not; `suggestion` is the known one as people read it."""

    def __init__(self, typed: str, suggestion: str) -> None:
        words = _("“{typed}” is close to “{known}”, but not the same. Please type the name that you mean.")
        super().__init__(words.format(typed=quoted(typed), known=suggestion))
        self.suggestion = suggestion


def plain_name(text: str) -> str:
    """Return the letters and digits of a name alone, small and without accents: «B-12» and «b 12» are one name."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if letter.isalnum())


def find(typed: str, known: Names) -> str | None:
    """Return the key of a name that is known, however it is spaced, dotted and capitalised; None where it is not."""
    wanted = plain_name(typed)
    if not wanted:
        return None
    return next((key for key, names in known.items() if wanted in {plain_name(name) for name in (key, *names)}), None)


def near(typed: str, known: Names) -> str | None:
    """Return the key of the name that a person may have meant: a letter or two are other ones, no digit is."""
    wanted = plain_name(typed)
    for key, names in known.items():
        if any(_is_near(wanted, plain_name(name)) for name in (key, *names)):
            return key
    return None


def is_slip(typed: str, known: Iterable[str]) -> bool:
    """Whether one letter away from something known."""
    return any(_distance(typed, one) == 1 for one in known)


def read_medicine(typed: str, own: Iterable[str] = (), *, sure: bool = False) -> str:
    """Return the key of a medicine, or the person's own name for it, written as before where `own` has it.

    InvalidEntry asks about a name that means several medicines, and about a near miss of a known one, unless the
    person is `sure` of it.
    """
    name = " ".join(typed.split())
    before = next((known for known in own if known.casefold() == name.casefold()), None)
    if before is not None:
        return before
    known = _medicine_names()
    if sure and plain_name(name) in FORMLESS:
        return name
    if plain_name(name) not in FORMLESS:
        if found := find(name, known):
            return found
        if not sure and (meant := near(name, known) or _longer(name, known)):
            raise NearMiss(name, catalogue.medicine_label(meant))
    if not sure and catalogue.names_b12(name):
        forms = ", ".join(_(one.label) for one in catalogue.medicines().values() if one.is_b12)
        words = _("“{typed}” comes in several forms. Please name the one on the package: {forms}.")
        raise InvalidEntry(words.format(typed=quoted(name), forms=forms))
    return name


def name_question(medicine: str, own: Iterable[str] = ()) -> str:
    """Return what to ask about a medicine's name before it is kept as the person's own; '' where nothing is."""
    try:
        read_medicine(medicine, own)
    except InvalidEntry as question:
        return str(question)
    return ""


def read_route(typed: str, own: Iterable[str] = (), *, sure: bool = False) -> str:
    """Return the key of a way to take a medicine, or the person's own words for it."""
    name = " ".join(typed.split())
    before = next((known for known in own if known.casefold() == name.casefold()), None)
    if before is not None:
        return before
    known = {key: (one.label, _(one.label), one.full_label, *one.aliases) for key, one in catalogue.routes().items()}
    if plain_name(name) in WAYLESS and not sure:
        ways = ", ".join(_(one.label) for one in catalogue.routes().values() if one.is_injection)
        words = _("“{typed}” can be given in several ways. Please say which: {ways}.")
        raise InvalidEntry(words.format(typed=quoted(name), ways=ways))
    if found := find(name, known):
        return found
    if not sure and (meant := near(name, known)):
        raise NearMiss(name, _(catalogue.routes()[meant].label))
    return name


def read_injection_site(typed: str, route: str) -> str:
    """Return the key of the place of an injection: by key, by label, side first or last, or by words that only it has.

    '' for an empty text; InvalidEntry names the places of that way.
    """
    if not typed.strip():
        return ""
    places = catalogue.injection_places(route)
    labels = {place: (catalogue.injection_site_label(place), " ".join(reversed(split(place)))) for place in places}
    if found := find(typed, labels):
        return found
    words = set(typed.casefold().replace("-", " ").split())
    possible = [place for place, (label, _key) in labels.items() if words <= set(label.casefold().split())]
    if len(possible) == 1:
        return possible[0]
    sentence = _("“{place}” is not a place for this. Please choose one of these: {places}.")
    known = ", ".join(label for label, _key in labels.values()) or _("none")
    raise InvalidEntry(sentence.format(place=quoted(typed), places=known))


def _medicine_names() -> Names:
    return {key: (one.label, _(one.label), one.full_label, *one.aliases) for key, one in catalogue.medicines().items()}


def _longer(typed: str, known: Names) -> str | None:
    """Return the key of a known name that more words follow: «Hydroxocobalamin injection», «Cyanocobalamin 1000»."""
    wanted = plain_name(typed)
    for key, names in known.items():
        for name in map(plain_name, (key, *names)):
            if len(name) > SHORTEST_NEAR and wanted.startswith(name) and name not in FORMLESS:
                return key
    return None


def _is_near(typed: str, name: str) -> bool:
    if re.sub(r"\D", "", typed) != re.sub(r"\D", "", name) or min(len(typed), len(name)) < SHORTEST_NEAR:
        return False
    return _distance(typed, name) <= (2 if min(len(typed), len(name)) >= LONG else 1)


def _distance(one: str, other: str) -> int:
    """Return how many letters are other ones, left out, added or swapped with their neighbour."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        older, before, row = before, row, [place]
        for at, against in enumerate(other, 1):
            cost = min(before[at] + 1, row[-1] + 1, before[at - 1] + (letter != against))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == against:
                cost = min(cost, older[at - 2] + 1)
            row.append(cost)
    return row[-1]
