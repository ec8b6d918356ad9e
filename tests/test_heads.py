"""Heads of documents as sites print them: the news item that gives a text out, a number in its own brackets, a remark below a signature."""

from __future__ import annotations

from samples import CITY

from tiaowen.draft.work import draft_work
from tiaowen.load.works import read_conversion

_NEWS = (
    "中共中央办公厅 国务院办公厅印发《关于加强某事工作的意见》\n新华社北京1月5日电 近日，两办印发了《关于加强某事工作的意见》。\n"
    "《关于加强某事工作的意见》全文如下。\n"
)
_BODY = "为加强某事工作，现提出如下意见。\n一、总体要求\n坚持依法办事。\n二、主要任务\n加强管理。\n"


def drafted(text: str) -> str:
    return draft_work(text, read_conversion(CITY))


def test_a_text_given_out_in_the_news_is_what_is_given_out() -> None:
    draft = drafted(_NEWS + _BODY)
    assert 'short_title: "关于加强某事工作的意见"' in draft
    assert 'genre: "意见"' in draft
    assert 'issuer: "中共中央办公厅、国务院办公厅"' in draft
    assert "events: []" in draft
    assert "  1: title\n  2-3: web-lead\n  4-8: body\n" in draft


def test_the_headline_is_none_where_the_text_has_its_title_below() -> None:
    draft = drafted(_NEWS + "关于加强某事工作的意见\n" + _BODY)
    assert "  1: web-headword\n  2-3: web-lead\n  4: title\n  5-9: body\n" in draft


def test_the_number_of_an_announcement_may_stand_in_any_brackets() -> None:
    head = "某省人民代表大会常务委员会公告\n〔第12号〕\n《某省某条例》已于2024年1月20日通过，现予公布。\n某省人民代表大会常务委员会\n2024年1月20日\n"
    draft = drafted(head + "某省某条例\n第一条　甲。\n第二条　乙。\n")
    assert 'number: "某省人民代表大会常务委员会公告第12号"' in draft
    assert "  2: carrier-number\n" in draft


def test_a_remark_below_the_signature_begins_no_title() -> None:
    head = "国务院关于印发《某方案》的通知\n国发〔2024〕7号\n各省：\n现将《某方案》印发给你们。\n国务院\n2024年3月7日\n（本文有删减）\n"
    draft = drafted(head + "某方案\n一、甲。\n二、乙。\n")
    assert 'short_title: "某方案"' in draft


def test_a_meeting_of_members_is_no_issuer() -> None:
    assert 'issuer: ""' in drafted("某协会章程\n（2024年1月5日第三次会员大会审议通过）\n第一条　甲。\n第二条　乙。\n")
