"""What an entry of the catalogue says; the fields are those of the files in resources/catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

POWER_SIGNS = str.maketrans("", "", "^*×·")


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine; `is_b12` says whether its first dose begins treatment.

    `usual_ug` gives by route the smallest and largest single amount in micrograms that sources name: a route left out
    is unknown, and an amount beyond is worth a question, no more.
    """

    id: str
    label: str
    full_label: str
    is_b12: bool
    routes: tuple[str, ...]
    dose_units: tuple[str, ...]
    molar_mass_g_mol: float
    sources: tuple[str, ...]
    verification: str
    usual_ug: Mapping[str, tuple[float, float]]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """A way to take a medicine."""

    id: str
    label: str
    full_label: str
    is_injection: bool
    needs_site: bool
    sources: tuple[str, ...]
    verification: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a test: value in the test's canonical unit = value * factor + offset."""

    ucum: str
    display: str
    factor: float
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Loinc:
    """A code of a test for one property (mass, substance, presence ...)."""

    code: str
    property: str
    display: str
    status: str
    ucum: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """What to bear in mind with a test; its grade decides whether it may be said."""

    text: str
    sources: tuple[str, ...]
    verification: str


@dataclass(frozen=True, slots=True)
class LabTest:
    """A laboratory test; it has no ranges, since a range belongs to the result it was printed with."""

    id: str
    label: str
    full_label: str
    specimen: str
    canonical_unit: str
    is_b12: bool
    may_be_text: bool
    convertible: bool
    units: tuple[Unit, ...]
    loinc: tuple[Loinc, ...]
    loinc_reject: tuple[str, ...]
    cautions: tuple[Caution, ...]
    sources: tuple[str, ...]
    verification: str
    aliases: tuple[str, ...] = ()

    def unit(self, printed: str) -> Unit | None:
        """The unit as laboratories print it (µg, mcg or ug; ml or mL), None where it is not one of this test."""
        wanted = plain_unit(printed)
        return next((unit for unit in self.units if wanted in (plain_unit(unit.display), plain_unit(unit.ucum))), None)


@dataclass(frozen=True, slots=True)
class LabBounds:
    """How far a value of a test may lie, in its canonical unit, before it is asked about; no range of health."""

    test: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BodySite:
    """A place on the body; one with a parent is coded as its parent.

    `left` and `right` are the words for a side where the label with «left» before it would not do.
    """

    id: str
    label: str
    paired: bool
    region: str
    snomed: str
    sources: tuple[str, ...]
    verification: str
    parent: str = ""
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class InjectionSite:
    """A place for injections, left and right."""

    id: str
    label: str
    full_label: str
    routes: tuple[str, ...]
    self_use: bool
    snomed: str
    sources: tuple[str, ...]
    verification: str
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Background:
    """Words for something that matters for B12: a cause as the doctor told it, or another medicine."""

    id: str
    label: str
    sources: tuple[str, ...]
    verification: str


@dataclass(frozen=True, slots=True)
class RegimenTemplate:
    """A regimen as a formulary or label prints it: a start to edit, never advice. Intervals are ISO 8601 durations."""

    id: str
    label: str
    jurisdiction: str
    medicine: str
    routes: tuple[str, ...]
    sources: tuple[str, ...]
    verification: str
    loading: str = ""
    loading_dose_ug: float | None = None
    loading_count: int | None = None
    loading_interval: str = ""
    maintenance: str = ""
    maint_dose_ug: float | None = None
    maint_interval_min: str = ""
    maint_interval_max: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    id: str
    title: str
    address: str
    date: str
    reliability: str


def plain_unit(unit: str) -> str:
    """Return a unit as it is compared: µg, mcg and ug are one, and so are ml and mL, 10⁹/L, x10^9/L and 10*9/L."""
    letters = "".join(normalize("NFKC", unit).split()).casefold().replace("μ", "u")
    powers = letters.translate(POWER_SIGNS).replace("10e", "10").removeprefix("x").replace(",", ".")
    micro = powers.replace("mcg", "ug").replace("micromol", "umol").replace("qm", "m2")
    return micro.replace("litre", "l").replace("liter", "l")
