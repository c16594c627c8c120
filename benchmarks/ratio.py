"""A measured time beside its floor."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """Both in seconds, measured in the same run; `reach` is the largest ratio that is good enough."""

    name: str
    own: float
    floor: float
    reach: float

    def __str__(self) -> str:
        """One line of the table."""
        ratio = self.own / self.floor
        verdict = "ok" if ratio <= self.reach else "OVER"
        times = f"{self.own * 1000:9.1f} ms {self.floor * 1000:9.1f} ms"
        return f"{self.name:<66} {times}  {ratio:5.2f} x  (reach {self.reach:g} x)  {verdict}"
