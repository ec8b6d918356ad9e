"""Who changed a text, in words: the day, the amending act, where what is known of it disagrees 待核."""

from __future__ import annotations

from collections.abc import Iterator

from tiaowen.enrich.amending import DOUBTS, Amending
from tiaowen.enrich.versions import Version
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.text.written_date import written
from tiaowen.versions.changes import ProvisionChange
from tiaowen.versions.instructions import number_of
from tiaowen.work_facts import Event
from tiaowen.write.history import act_of, called
from tiaowen.write.html import Html, tag
from tiaowen.write.labels import place_name
from tiaowen.write.view import View

DOUBTFUL = "待核"
# A title in 《》 has 〈〉 inside.
_INNER = str.maketrans("《》", "〈〉")


def amended_in_words(view: View, version: Version, change: ProvisionChange) -> str:
    """2018年5月15日某市人民政府修訂，待核: by whom a provision came to read so; "" where that is not known."""
    if not (amending := version.amending):
        return ""
    doubt = f"，{view.say(DOUBTFUL)}" if _doubt(amending, change) else ""
    return view.say("或者").join(_event(view, event) for event in amending.events) + doubt


def amended_line(view: View, version: Version, change: ProvisionChange | None = None) -> Iterator[Html]:
    """The same on the page of a day, with a link to where the act says it: of one ``change``, or of all that the day changed."""
    if not (amending := version.amending):
        return
    parts = [Html(view.say("或者")).join(tag("span", _event(view, event)) for event in amending.events)]
    named = act_of(amending.events[0]) if len(amending.events) == 1 else ""
    if amending.act:
        parts.append(_act(view, amending, amending.account(change).place if change else ""))
    elif named:
        parts.append(tag("span", view.told(named)))
    if doubt := _doubt(amending, change):
        parts.append(tag("strong", view.say(DOUBTFUL)))
        parts.append(tag("span", view.say(doubt)))
    yield tag("p", Html(" ").join(parts), class_="by")


def said_but_not_seen(view: View, version: Version) -> Iterator[Html]:
    """A line for each article that the act changes and that reads as before, or that no text has."""
    if not (amending := version.amending):
        return
    tree = version.work.tree
    for change in version.changes:
        account = amending.account(change)
        if change.untouched and account.doubt:
            name = place_name(tree, tree.units[change.provision.new[0]], view.script)
            yield _line(view, amending, name, DOUBTS[account.doubt], account.place)
    for lost in amending.lost:
        why = "改後的文本沒有這一條" if lost.after else "改前的文本沒有這一條"
        yield _line(view, amending, view.show(number_of(lost.article)), why, lost.place)


def _line(view: View, amending: Amending, name: str, why: str, place: str) -> Html:
    return tag("li", name, view.say("："), view.say(why), " ", _act(view, amending, place))


def _event(view: View, event: Event) -> str:
    return f"{written(event.date)}{view.told(event.by)}{called(view, event)}"


def _act(view: View, amending: Amending, place: str) -> Html:
    """The act by its title and, where a unit of it speaks of the change, by that."""
    assert amending.act
    act = amending.act
    unit = act.tree.units.get(place)
    page = f"{unit.id}/" if unit and unit.kind not in WITHOUT_PAGE else ""
    name = place_name(act.tree, unit, view.script) if unit else ""
    title = view.show(act.work.short_title).translate(_INNER)
    return tag("a", f"《{title}》{name}", href=f"../../../{act.work.home}/{page}")


def _doubt(amending: Amending, change: ProvisionChange | None) -> str:
    """Why it is doubtful, "" where it is not."""
    if change and (doubt := amending.account(change).doubt):
        return DOUBTS[doubt]
    if len(amending.events) > 1:
        return "兩個文本之間有幾次修改"
    if amending.is_of_another_day:
        return "修改決定的日子不一樣"
    doubted = any(account.doubt for account in amending.accounts.values()) or amending.lost
    return "修改決定和文本有不一樣的地方" if doubted and not change else ""
