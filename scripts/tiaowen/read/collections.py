"""``docs/collections/*.md``: lists of works that an editor put together, each with a text; in either script."""

from __future__ import annotations

import re
from collections.abc import Collection as Ids
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.address_names import address_name
from tiaowen.kit.closest import nearest_names
from tiaowen.kit.front_matter import split_front_matter
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem
from tiaowen.kit.schema import Line, Schema, Text, validate
from tiaowen.kit.yaml_text import YamlText
from tiaowen.read.pages import HandPage

FOLDER = "docs/collections"
# Where they are published, from an edition's root.
ADDRESS = "library/collections"
_SCHEMA_CODES = {"unknown": "L002", "missing": "L003", "value": "L004"}
_WORKS_HERE = "<!-- works -->"


class CollectionFile(Schema):
    """The front matter of a collection; ``works`` are ids, in the order in which they are shown."""

    title: Text
    description: Line = ""
    works: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """``page`` is its text, with the mark where the works stand: below it, unless the editor typed one; ``works`` are ids."""

    slug: str
    page: HandPage
    works: tuple[str, ...]
    yaml: YamlText


def collection_sources(root: Path) -> list[str]:
    """The paths of all collections."""
    return sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.md"))


def read_collection(root: Path, source: str) -> Collection:
    """Read one.  Raises ProblemsFound: L001 encoding or YAML, L002–L004 front matter, L005 name."""
    file = split_front_matter(read_text(root, source, "L001"), source, "L001")
    facts = validate(CollectionFile, file.meta, _SCHEMA_CODES)
    slug = address_name(source, "L005", "jiaoyu.md")
    lines = re.match(r"\s*# ", file.body)
    body = file.body if lines else f"# {facts.title}\n\n{file.body}"
    body = body if _WORKS_HERE in body else f"{body.rstrip()}\n\n{_WORKS_HERE}\n"
    first = file.body_line if lines else file.body_line - 2
    page = HandPage(f"{ADDRESS}/{slug}", source, facts.title, facts.description, body, first)
    return Collection(slug, page, facts.works, file.meta)


def check_collections(collections: Sequence[Collection], works: Ids[str], few: bool) -> Iterator[Problem]:
    """L006 no work, or one that is not here; L007 one twice; L008, a reminder, where the works of the site are too few."""
    for collection in collections:
        path, yaml = collection.page.source, collection.yaml
        if not collection.works:
            hint = "请写上文件的代号，一行一份，例如：\nworks:\n  - " + next(iter(sorted(works)), "shiwei-2015")
            yield Problem(path, *yaml.place(("works",)), "L006", "合集里没有文件。", hint)
        for at, work in enumerate(collection.works):
            place = yaml.place(("works", at))
            if work not in works:
                near = nearest_names(work, works)
                hint = f"是不是 {'、'.join(near)}？" if near else "代号是 docs/decisions/ 下文件夹的名字。"
                yield Problem(path, *place, "L006", f"没有“{work}”这份文件。", hint)
            elif work in collection.works[:at]:
                yield Problem(path, *place, "L007", f"“{work}”写了两次。", "请删掉一行。")
    if collections and few:
        message = "网站的文件不到四份，合集不会做成页面。"
        yield Problem(
            collections[0].page.source,
            0,
            0,
            "L008",
            message,
            "文件多了就会有；现在可以写成 docs/pages/ 里的页面。",
            warning=True,
        )
