"""Works + lexicon + reviewed tables → every link of each work, and what is wrong with the data about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tiaowen.enrich.cited import Titles, find_citations, plain_title, short_titles, titles_of
from tiaowen.enrich.definitions import definition_links, find_definitions
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.lexicon_checks import check_lexicon
from tiaowen.enrich.links import (
    BodyPlace,
    Citation,
    Definition,
    FromElsewhere,
    Linked,
    Place,
    Reference,
    ReferenceTarget,
    TextLink,
)
from tiaowen.enrich.occurrences import Finder
from tiaowen.enrich.provisions import Provisions
from tiaowen.enrich.references import find_references
from tiaowen.enrich.related import related_units, with_ids
from tiaowen.enrich.review_checks import check_reviewed
from tiaowen.enrich.work_names import WorkNames
from tiaowen.kit.problem import Problem
from tiaowen.lexicon import Lexicon, Mechanism, Reviewed
from tiaowen.model import Both, Sentence, Unit
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.tree import Tree

_PRECEDENCE = {"reference": 0, "work": 1, "term": 2, "definition": 3}


def link_works(
    works: Sequence[EnrichedWork], lexicon: Lexicon, reviewed: Mapping[str, Reviewed]
) -> tuple[list[EnrichedWork], list[Problem]]:
    """Every work with its links; Problems of the lexicon (T…, B…, C…), of references and pairs (X…)."""
    found = list(_links(works, works, lexicon, reviewed))
    linked = _with_elsewhere([replace(work, linked=links) for work, links, _ in found])
    return linked, [*(problem for *_, wrong in found for problem in wrong), *check_lexicon(lexicon, linked)]


def link_versions(
    texts: Sequence[EnrichedWork],
    works: Sequence[EnrichedWork],
    lexicon: Lexicon,
    reviewed: Mapping[str, Reviewed],
) -> tuple[list[EnrichedWork], list[Problem]]:
    """The ``texts`` of some of ``works``, each with its links: what they say of themselves leads to themselves.

    What other works say is of the text that is linked already, the work's own; of which of the others is not known.
    """
    found = list(_links(texts, works, lexicon, reviewed))
    linked = [replace(text, linked=replace(links, elsewhere=text.linked.elsewhere)) for text, links, _ in found]
    return linked, [problem for *_, wrong in found for problem in wrong]


def _links(
    texts: Sequence[EnrichedWork],
    works: Sequence[EnrichedWork],
    lexicon: Lexicon,
    reviewed: Mapping[str, Reviewed],
) -> Iterator[tuple[EnrichedWork, Linked, list[Problem]]]:
    """Each of ``texts`` with its links, in a site of these ``works``, and what is wrong with them."""
    titles = titles_of(lexicon.works, [work.work for work in works])
    there = {work.work.id: work for work in (*works, *texts)}
    provisions = {name: Provisions(work.tree) for name, work in there.items()}
    finders = Finder(lexicon.terms), Finder(lexicon.bodies), Finder(lexicon.works)
    names = WorkNames([*titles.works, *titles.slugs])
    for text in texts:
        yield text, *_link(text, reviewed.get(text.work.id, Reviewed()), titles, provisions, finders, names)


def _with_elsewhere(works: Sequence[EnrichedWork]) -> list[EnrichedWork]:
    """The works, each told which references of the others mean a provision of it: every reference is looked at once."""
    found: dict[str, dict[str, list[FromElsewhere]]] = {work.work.id: defaultdict(list) for work in works}
    for work in works:
        for reference in work.linked.references:
            target = reference.target
            if target and target.unit and target.work != work.work.id:
                found[target.work][target.unit].append(FromElsewhere(work.work.id, reference))
    return [replace(work, linked=replace(work.linked, elsewhere=dict(found[work.work.id]))) for work in works]


def _link(
    work: EnrichedWork, reviewed: Reviewed, titles: Titles, provisions: Mapping[str, Provisions],
    finders: tuple[Finder, Finder, Finder], names: WorkNames,
) -> tuple[Linked, list[Problem]]:  # fmt: skip
    tree = work.tree
    reviewed = replace(reviewed, related=with_ids(reviewed.related, tree))
    short = short_titles(tree.work)

    def foreign(title: str) -> tuple[str, Provisions] | None:
        plain = plain_title(title)
        found = titles.works.get(short.get(plain, plain), "")
        return (found, provisions[found]) if found and found != tree.work.home else None

    usage = tree.work.received.usage
    read = list(find_references(tree.work, provisions[tree.work.id], foreign, names, usage))
    references = tuple(reference for reference, _ in read)
    citations = tuple(find_citations(tree, titles, finders[2]))
    terms = _places(tree, finders[0])
    tasks: set[tuple[str, str]] = {(task.body, task.sentence) for task in reviewed.tasks}
    bodies = {slug: _body_places(slug, places, tasks) for slug, places in _places(tree, finders[1], whole=True).items()}
    problems = [problem for _, problem in read if problem]
    definitions = tuple(find_definitions(tree))
    return Linked(
        terms, bodies, citations, references, related_units(tree, terms, reviewed.related), _as_written(tree, reviewed.mechanisms),
        _text_links(tree, terms, citations, references, definitions), definitions=definitions,
    ), [*problems, *check_reviewed(tree, reviewed, bodies)]  # fmt: skip


def _as_written(tree: Tree, rows: Iterable[Mechanism]) -> tuple[Mechanism, ...]:
    """The words of each row as the editions have them, which a conversion of the row need not give."""
    texts: Mapping[str, Both] = {sentence.id: sentence.text for unit in tree.work.units for sentence in unit.sentences}

    def own(words: Both, sentence: str) -> Both:
        at = texts[sentence].hans.find(words.hans) if sentence in texts else -1
        return Both(texts[sentence].hant[at : at + len(words.hans)], words.hans) if at >= 0 else words

    return tuple(replace(row, words=own(row.words, row.sentence), matter=own(row.matter, row.sentence)) for row in rows)


def _places(tree: Tree, finder: Finder, whole: bool = False) -> dict[str, list[Place]]:
    """Where each entry is named, in reading order; ``whole``: in the adoption note and signature too."""
    found: dict[str, list[Place]] = defaultdict(list)
    for unit in tree.work.units:
        if unit.kind == "title" or (unit.kind in WITHOUT_PAGE and not whole):
            continue
        for sentence in unit.sentences:
            for name in finder.find(sentence.text.hans):
                found[name.slug].append(Place(unit.id, sentence.id, name.start, name.end))
    return dict(found)


def _body_places(slug: str, places: Iterable[Place], tasks: set[tuple[str, str]]) -> list[BodyPlace]:
    return [BodyPlace(p.unit, p.sentence, p.start, p.end, (slug, p.sentence) in tasks) for p in places]


def _text_links(
    tree: Tree,
    terms: Mapping[str, Sequence[Place]],
    citations: Iterable[Citation],
    references: Iterable[Reference],
    definitions: Sequence[Definition] = (),
) -> dict[str, list[TextLink]]:
    """What the running text links: references each, works, terms and defined words where they first
    stand in a unit; a work that is on the
    shelf leads there, another to what is known of it.

    本法 alone leads nowhere else: it is the text that is being read.
    """
    candidates: dict[str, list[TextLink]] = defaultdict(list)
    for reference in references:
        if reference.target and (reference.target.unit or reference.target.work != tree.work.id):
            candidates[reference.sentence].append(
                TextLink(reference.start, reference.end, "reference", reference.target)
            )
    for citation in citations:
        if citation.work and citation.work != tree.work.home:
            target = ReferenceTarget(citation.work, "")
            candidates[citation.sentence].append(TextLink(citation.start, citation.end, "reference", target))
        elif citation.slug:
            candidates[citation.sentence].append(TextLink(citation.start, citation.end, "work", citation.slug))
    for slug, places in terms.items():
        for place in places:
            candidates[place.sentence].append(TextLink(place.start, place.end, "term", slug))
    for sentence, link in definition_links(tree, definitions):
        candidates[sentence].append(link)
    chosen = {unit.id: _first_in_unit(unit, candidates) for unit in tree.paged}
    return {sentence: links for by_sentence in chosen.values() for sentence, links in by_sentence.items()}


def _first_in_unit(unit: Unit, candidates: Mapping[str, list[TextLink]]) -> dict[str, list[TextLink]]:
    seen: set[tuple[str, object]] = set()
    chosen: dict[str, list[TextLink]] = {}
    for sentence in unit.sentences:
        if _is_heading(unit, sentence):
            continue
        for link in _apart(candidates.get(sentence.id, [])):
            often = link.kind == "reference" and isinstance(link.target, ReferenceTarget) and link.target.unit
            if often or (link.kind, link.target) not in seen:
                seen.add((link.kind, link.target))
                chosen.setdefault(sentence.id, []).append(link)
    return chosen


def _is_heading(unit: Unit, sentence: Sentence) -> bool:
    """Headings are not linked: on pages of several units they are links themselves."""
    return sentence is unit.sentences[0] and unit.is_headed


def _apart(links: Iterable[TextLink]) -> Iterator[TextLink]:
    """Links that do not overlap, the longest first where they would."""
    taken: list[TextLink] = []
    for link in sorted(links, key=lambda link: (link.start - link.end, _PRECEDENCE[link.kind], link.start)):
        if all(link.end <= other.start or other.end <= link.start for other in taken):
            taken.append(link)
    yield from sorted(taken, key=lambda link: link.start)
