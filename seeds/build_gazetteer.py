"""Build the gazetteer's CSV files from the tables written by hand and the copied upstream columns.

    python seeds/build_gazetteer.py            # rewrite seeds/gazetteer/*.csv
    python seeds/build_gazetteer.py --check    # write nothing; exit 1 if a file is not up to date

Only the standard library and files beside this script are needed. What stands where, and why:
``docs/decisions/0002-gazetteer-sources.md``.
"""

import csv
import io
import sys
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path

from german_forms import city_adjective, demonym_forms, english_demonym_forms, member_forms, name_forms

Row = dict[str, str]
FOLDER = Path(__file__).parent / "gazetteer"
MOST_SPELLINGS = 24
"""Upper bound of the spellings written out for one person's name."""


def read(name: str) -> list[Row]:
    """Read ``by_hand/NAME.csv`` or ``sources/NAME.csv``."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, strict=True))


def split(cell: str) -> list[str]:
    """Return the values of a list cell."""
    return [value.strip() for value in cell.split("|") if value.strip()]


def join(values: Iterable[str], *, without: Iterable[str] = ()) -> str:
    """Return a list cell: each value once, in order, less those in ``without``."""
    left_out = {"", *without}
    return "|".join(value for value in dict.fromkeys(values) if value not in left_out)


def spelled_out(cell: str, forms: Callable[[str], list[str]]) -> str:
    """Return a list cell with every form of each value; values from one that begins with ``=`` on stay as they are."""
    free, _, verbatim = cell.partition("=")
    return join([form for value in split(free) for form in forms(value)] + split(verbatim))


def aliases(name: str, cell: str, forms: Callable[[str], list[str]]) -> str:
    """Return every form of a name and its aliases, less the name itself."""
    return join((form for value in [name, *split(cell)] for form in forms(value)), without=[name])


def english_name(name: str) -> list[str]:
    """Return an English name alone: its forms do not vary."""
    return [name]


def state_names() -> dict[tuple[str, str], dict[str, str]]:
    """Read CLDR's territory names: by code and language, the variants and under ``""`` the usual one."""
    names: dict[tuple[str, str], dict[str, str]] = {}
    for row in read("sources/cldr_territories"):
        names.setdefault((row["code"], row["language"]), {})[row["variant"]] = row["name"]
    return names


def states() -> list[Row]:
    """Join the four tables on states with CLDR's names and rigour's Wikidata ids."""
    extra = {row["key"]: row for row in read("by_hand/states_extra")}
    capitals = {row["key"]: row for row in read("by_hand/capitals")}
    hand = read("by_hand/states")
    shared = shared_capitals(hand)
    upstream = {row["code"]: row for row in read("sources/territories")}
    cldr, groups = state_names(), read("by_hand/groups")
    rows = []
    for row in hand:
        more = extra.get(row["key"], {})
        known = upstream.get(more.get("rigour") or row["key"].lower(), {})
        rows.append(
            {
                "key": row["key"],
                "wikidata": more.get("wikidata") or known.get("wikidata", ""),
                "status": row["status"],
                **state_labels(row, more, known, cldr),
                **state_words(row),
                **metonyms(row, capitals.get(row["key"], {}), shared),
                "seats_de": join(f for seat in split(more.get("seats_de", "")) for f in name_forms(seat)),
                "seats_en": more.get("seats_en", ""),
                "ambiguous": more.get("ambiguous", ""),
                "valid_from": more.get("valid_from", ""),
                "valid_to": more.get("valid_to", ""),
                "compound_prefixes_de": more.get("compound_prefixes_de", ""),
                "groups": join(group["key"] for group in groups if row["key"] in split(group["members"])),
            }
        )
    return [{**row, "compound_prefixes_de": row["compound_prefixes_de"] or one_word(row["name_de"])} for row in rows]


def one_word(name: str) -> str:
    """Return a name that can begin a compound ("Iran-Abkommen"); empty for names of several words."""
    return "" if " " in name else name


def shared_capitals(rows: list[Row]) -> set[str]:
    """Return the capitals that a present state has, which a former state's name must not claim."""
    return {row["capital_de"] for row in rows if row["status"] not in {"historical", "territory"}}


def state_labels(row: Row, more: Row, known: Row, cldr: dict[tuple[str, str], dict[str, str]]) -> Row:
    """Return a state's names and aliases in both languages."""
    german, english = (cldr.get((row["key"], language), {}) for language in ("de", "en"))
    name_de = more.get("name_de") or german.get("", "")
    name_en = more.get("name_en") or english.get("", "")
    given_de = join([row["aliases_de"], *german.values()])
    given_en = join([row["aliases_en"], *english.values(), known.get("full_name", "").partition(" (")[0]])
    return {
        "name_de": name_de,
        "name_en": name_en,
        "aliases_de": aliases(name_de, given_de, name_forms),
        "aliases_en": aliases(name_en, given_en, english_name),
    }


def state_words(row: Row) -> Row:
    """Return a state's adjectives and the words for its people, all forms spelled out."""
    return {
        "adjectives_de": row["adjectives_de"],
        "adjectives_en": row["adjectives_en"],
        "demonyms_de": spelled_out(row["demonyms_de"], demonym_forms),
        "demonyms_en": spelled_out(row["demonyms_en"], english_demonym_forms),
    }


def metonyms(row: Row, more: Row, shared: set[str]) -> Row:
    """Return the names of the seat of government by which the news mean a state, and their adjectives."""
    claimed = row["status"] in {"historical", "territory"} and row["capital_de"] in shared
    capital_de, capital_en = ("", "") if claimed else (row["capital_de"], row["capital_en"])
    adjectives = split(more.get("adjectives_de", "")) or [city_adjective(capital_de) if capital_de else ""]
    return {
        "capital_de": capital_de,
        "capital_en": capital_en,
        "metonyms_de": join([capital_de, *split(more.get("names_de", ""))]),
        "metonyms_en": join([capital_en, *split(more.get("names_en", ""))]),
        "capital_adjectives_de": join(adjectives),
    }


def organisations() -> list[Row]:
    """Spell out the organisations' names; take the Wikidata ids of regions from rigour."""
    upstream = {row["code"]: row["wikidata"] for row in read("sources/territories")}
    rows = []
    for row in read("by_hand/organisations"):
        rows.append(
            {
                "key": row["key"],
                "wikidata": row["wikidata"] or upstream.get(row["rigour"], ""),
                "name_de": row["name_de"],
                "name_en": row["name_en"],
                "aliases_de": aliases(row["name_de"], row["aliases_de"], name_forms),
                "aliases_en": aliases(row["name_en"], row["aliases_en"], english_name),
                **{column: row[column] for column in ("kind", "state", "seats_de", "seats_en")},
                **{column: row[column] for column in ("adjectives_de", "adjectives_en")},
            }
        )
    return rows


def places() -> list[Row]:
    """Join the places written by hand with GeoNames' large cities; a name by hand wins, capitals stay with their state."""
    hand = read("by_hand/places")
    spoken_for = names_of_actors() | {row["name"] for row in read("by_hand/excluded_cities")}
    taken = {(row["state"], name) for row in hand for column in ("name_en", "aliases") for name in split(row[column])}
    known = {row["key"] for row in read("by_hand/states")}
    cities = [
        {"name_de": city["name"], "name_en": city["name"], "aliases": "", "state": city["country"], "kind": "city"}
        for city in read("sources/cities")
        if (city["country"], city["name"]) not in taken and city["country"] in known
    ]
    unique = {(row["state"], row["name_en"]): row for row in [*cities, *hand] if row["name_en"] not in spoken_for}
    return [{"key": f"{row['state'] or 'XX'}-{row['name_en']}", **row} for row in unique.values()]


def names_of_actors() -> set[str]:
    """Return every name, capital and word for people of the states and organisations: none of them is only a place."""
    columns = ("name", "aliases", "metonyms", "demonyms", "adjectives")
    rows = [*states(), *organisations()]
    return {
        name for row in rows for c in columns for tongue in ("de", "en") for name in split(row.get(f"{c}_{tongue}", ""))
    }


def officials() -> list[Row]:
    """Write out the usual spellings of each office holder's name."""
    variants = {
        word: group for row in read("by_hand/spellings") for group in [split(row["spellings"])] for word in group
    }
    rows = []
    for row in read("by_hand/officials"):
        names = [row["name_de"], row["name_en"], *split(row["aliases"])]
        spelled = [form for name in names for form in spellings(name, variants)]
        rows.append({**row, "aliases": join(spelled, without=[row["name_de"], row["name_en"]])})
    return [{**row, "key": official_key(row)} for row in rows]


def official_key(row: Row) -> str:
    """Return a key for one office of one person: the same person in two offices has two rows."""
    return f"{row['name_en']}/{row['of']}/{row['from']}"


def spellings(name: str, variants: dict[str, list[str]]) -> list[str]:
    """Return ``name`` with each of its words in all its spellings, the given one first."""
    choices = [[word, *variants.get(word, [])] for word in name.split()]
    found = dict.fromkeys(" ".join(words) for words in product(*choices))
    return list(found)[:MOST_SPELLINGS]


def bodies() -> list[Row]:
    """Spell out the words for ministries and other bodies of a state."""
    rows = read("by_hand/bodies")
    return [{**row, "word_de": join(f for word in split(row["word_de"]) for f in name_forms(word))} for row in rows]


def groups() -> list[Row]:
    """Spell out the words for a group's members ("Ex-Sowjetrepubliken")."""
    rows = read("by_hand/groups")
    return [{**row, "words_de": join(f for word in split(row["words_de"]) for f in member_forms(word))} for row in rows]


def spelling_groups() -> list[Row]:
    """Pass on the groups of interchangeable spellings, for names that are in no table."""
    return read("by_hand/spellings")


TABLES: dict[str, Callable[[], list[Row]]] = {
    "states": states,
    "organisations": organisations,
    "places": places,
    "officials": officials,
    "bodies": bodies,
    "groups": groups,
    "spellings": spelling_groups,
}


def as_csv(rows: list[Row]) -> str:
    """Return rows as CSV text, the key first, sorted."""
    columns = sorted(rows[0], key=lambda column: column != "key")
    handle = io.StringIO()
    writer = csv.DictWriter(handle, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row[columns[0]]))
    return handle.getvalue()


def main(arguments: list[str]) -> int:
    """Write the files, or with ``--check`` compare them; return the exit status."""
    stale = []
    for name, build in TABLES.items():
        path, text = FOLDER / f"{name}.csv", as_csv(build())
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{'not up to date' if '--check' in arguments else 'written'}: {', '.join(stale) or 'none'}")  # noqa: T201
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
