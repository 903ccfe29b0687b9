"""Load on one page: so many requests at a time for so many seconds, by wrk on one thread."""

import re
import shutil
import subprocess
from dataclasses import dataclass

CONNECTIONS = 32
NOT_MEASURED = "not measured: wrk is not installed"
UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0}


@dataclass(frozen=True, slots=True)
class Throughput:
    """Requests a second, and the seconds that 99 of 100 of them took at most."""

    a_second: float
    p99: float

    def __str__(self) -> str:
        return f"{self.a_second:,.0f} requests a second, p99 {self.p99 * 1000:.1f} ms"


def throughput(address: str, seconds: int, encoding: str = "br") -> Throughput | None:
    """None where wrk is not installed."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return None
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    command = [wrk, *options, "-H", f"Accept-Encoding: {encoding}", address]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return read(told)


def read(told: str) -> Throughput | None:
    """What wrk says, as figures."""
    a_second = re.search(r"Requests/sec:\s+([\d.]+)", told)
    p99 = re.search(r"\s99%\s+([\d.]+)(us|ms|s)\b", told)
    if a_second is None or p99 is None:
        return None
    return Throughput(float(a_second[1]), float(p99[1]) * UNITS[p99[2]])
