"""``docs/terms/*.md``, ``docs/bodies/*.yml``, ``docs/works/*.yml`` → the lexicon's entries, each file checked alone.

How the entries fit each other and the texts is for ``enrich/lexicon_checks.py`` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date as day
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from tiaowen.kit.address_names import NAME, address_name
from tiaowen.kit.front_matter import MarkdownFile, split_front_matter
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.schema import Line, Schema, Text, validate
from tiaowen.kit.yaml_text import YamlText, parse_yaml
from tiaowen.language.pinyin import is_syllable
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import GROUPS, KINDS, Body, CitedWork, Term
from tiaowen.model import Both
from tiaowen.text.sentences import split_sentences

TERMS, BODIES, WORKS = "docs/terms", "docs/bodies", "docs/works"
GLOSS_SENTENCES = 3
_PLACE = re.compile(rf"(?P<work>{NAME})/(?P<place>{NAME}(?:\.s\d+)?)")
_DAY = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")
_HAN = re.compile(r"[\u3400-\u9fff]")

ReadAloud = Callable[[str], tuple[str, ...]]


class NamesFile(Schema):
    """The keys that say how a text names the thing."""

    also: tuple[Text, ...] = ()
    exceptions: tuple[Text, ...] = Field(default=(), alias="except")


class TermFile(NamesFile):
    """The front matter of a term."""

    term: Text
    see: tuple[Text, ...] = ()
    source: Text
    pinyin: Line = ""


class BodyFile(NamesFile):
    """The format of a body."""

    name: Text
    group: Text


def _exists(date: str) -> bool:
    """Whether there is such a day, or a first day of such a month or year."""
    try:
        return bool(day.fromisoformat(date + "-01" * (2 - date.count("-"))))
    except ValueError:
        return False


class CitedFile(NamesFile):
    """The format of a cited work."""

    title: Text
    kind: Text
    issuer: Line = ""
    date: Line = ""
    about: Line = ""

    @field_validator("date")
    @classmethod
    def _as_far_as_known(cls, date: str) -> str:
        if date and not (_DAY.fullmatch(date) and _exists(date)):
            raise ValueError(f"“{date}”要写成 2014、2014-10 或 2014-10-23")
        return date


def entry_sources(root: Path, folder: str, suffix: str) -> list[str]:
    """The paths of all entries of one kind; the generated index page is none of them."""
    found = sorted(path.relative_to(root).as_posix() for path in (root / folder).glob(f"*{suffix}"))
    return [path for path in found if path != f"{folder}/index.md"]


def check_entry_files(root: Path) -> Iterator[Problem]:
    """T005, B005, C005: a file beside the entries that no one reads, because its name ends otherwise."""
    for folder, suffix, code in ((TERMS, ".md", "T005"), (BODIES, ".yml", "B005"), (WORKS, ".yml", "C005")):
        for path in sorted((root / folder).glob("[!.]*")):
            if path.is_file() and path.suffix != suffix and path.name != "index.md":
                name = path.relative_to(root).as_posix()
                hint = f"请改名为 {path.with_suffix(suffix).name}，或移走。"
                yield Problem(name, 0, 0, code, f"这里只放 {suffix} 文件，“{path.name}”没有人读。", hint)


def read_term(root: Path, path: str, converter: ScriptConverter, read_aloud: ReadAloud) -> Term:
    """Read one term; ``read_aloud`` gives simplified text its pinyin.  Raises ProblemsFound: T001 file, T002–T004 front matter, T005 name, T006 gloss."""
    slug = _slug(path, "T005")
    file = split_front_matter(read_text(root, path, "T001"), path, "T001")
    facts = validate(TermFile, file.meta, _codes("T"))
    problems = [*_gloss_problems(file), *_pinyin_problems(file.meta, facts)]
    if problems:
        raise ProblemsFound(problems)
    names = _words((facts.term, *facts.also), converter)
    place = _PLACE.fullmatch(facts.source)
    return Term(
        slug, path, names, _words(facts.exceptions, converter), _lines(file.meta), _gloss(file.body, converter),
        converter.both(facts.source), (place["work"], place["place"]) if place else None, facts.see,
        _pinyin(facts, names[0], read_aloud),
    )  # fmt: skip


def read_body(root: Path, path: str, converter: ScriptConverter) -> Body:
    """Read one body.  Raises ProblemsFound: B001 file, B002–B004 keys, B005 name."""
    slug = _slug(path, "B005")
    yaml = parse_yaml(read_text(root, path, "B001"), path, "B001")
    facts = validate(BodyFile, yaml, _codes("B"))
    group = _listed(facts.group, GROUPS, converter, yaml, "group", "B004")
    return Body(
        slug,
        path,
        _words((facts.name, *facts.also), converter),
        _words(facts.exceptions, converter),
        _lines(yaml),
        group,
    )


def read_cited(root: Path, path: str, converter: ScriptConverter) -> CitedWork:
    """Read one cited work.  Raises ProblemsFound: C001 file, C002–C004 keys, C005 name."""
    slug = _slug(path, "C005")
    yaml = parse_yaml(read_text(root, path, "C001"), path, "C001")
    facts = validate(CitedFile, yaml, _codes("C"))
    kind = _listed(facts.kind, KINDS, converter, yaml, "kind", "C004")
    names = _words((facts.title, *facts.also), converter)
    return CitedWork(
        slug, path, names, _words(facts.exceptions, converter), _lines(yaml), kind, converter.both(facts.issuer), facts.date,
        converter.both(facts.about),
    )  # fmt: skip


def _lines(yaml: YamlText) -> dict[str, tuple[int, int]]:
    return {str(key[0]): place for key, place in yaml.places.items() if len(key) == 1}


def _codes(letter: str) -> dict[str, str]:
    return {"unknown": f"{letter}002", "missing": f"{letter}003", "value": f"{letter}004"}


def _words(typed: Sequence[str], converter: ScriptConverter) -> tuple[Both, ...]:
    return tuple(converter.both(word) for word in typed)


def _slug(path: str, code: str) -> str:
    return address_name(path, code, "xinfang.md", kept=("index", "；index 是留给目录页的"))


def _listed(
    word: str,
    listed: Sequence[str],
    converter: ScriptConverter,
    yaml: YamlText,
    key: Literal["group", "kind"],
    code: str,
) -> str:
    """The word of the list in traditional script, whichever script the editor typed."""
    if (hant := next((w for w in listed if word in (w, converter.to("hans", w))), None)) is not None:
        return hant
    hint = "可选：" + "、".join(converter.to("hans", w) for w in listed)
    raise ProblemsFound([Problem(yaml.path, *yaml.place((key,)), code, f"“{key}”没有“{word}”这个值。", hint)])


def _gloss(body: str, converter: ScriptConverter) -> Both:
    """The gloss on one line; the simplified edition writes “…‘…’…” where the other writes 「…“…”…」."""
    gloss = converter.both(" ".join(body.split()))
    if "「" not in gloss.hans:
        return gloss
    return Both(gloss.hant, gloss.hans.translate(str.maketrans("“”「」", "‘’“”")))


def _gloss_problems(file: MarkdownFile) -> Iterator[Problem]:
    gloss = " ".join(file.body.split())
    if not gloss:
        yield Problem(file.path, file.body_line, 0, "T006", "没有释义。", "请在 --- 下面写一到三句释义。")
    elif len(split_sentences(gloss)) > GLOSS_SENTENCES:
        message = f"释义有 {len(split_sentences(gloss))} 句，最多 {GLOSS_SENTENCES} 句。"
        yield Problem(file.path, file.body_line, 0, "T006", message, "请缩短；更多的话写成注释。")


def _pinyin_problems(meta: YamlText, facts: TermFile) -> Iterator[Problem]:
    place = meta.place(("pinyin",))
    syllables = facts.pinyin.split()
    han = len(_HAN.findall(facts.term))
    if syllables and len(syllables) != han:
        message = f"“{facts.term}”有 {han} 个汉字，拼音有 {len(syllables)} 个音节。"
        yield Problem(meta.path, *place, "T004", message, "一个字一个音节，用空格隔开。")
    for syllable in syllables:
        if not is_syllable(unicodedata.normalize("NFC", syllable)):
            hint = "声调标在元音上，如 xìn fǎng；不用数字。"
            yield Problem(meta.path, *place, "T004", f"“{syllable}”不是拼音的音节。", hint)


def _pinyin(facts: TermFile, name: Both, read_aloud: ReadAloud) -> tuple[str, ...]:
    """The reader's pinyin of the headword, or the one the editor typed."""
    if not facts.pinyin:
        return read_aloud(name.hans)
    typed = iter(unicodedata.normalize("NFC", facts.pinyin).split())
    return tuple(next(typed) if _HAN.match(character) else "" for character in name.hans)
