"""Which text of several a reader gets: by his clock, by the day he asks for, and without script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import serve
from playwright.sync_api import Browser, Page, Route
from samples import VERSIONS, VERSIONS_WORK, commit, lay_out, publish

FUTURE = [["2018-07-01", "./"], *([f"20{year}-01-01", f"../v/2030-01-01/a{year - 29}/"] for year in range(30, 35))]


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the sample with three texts is served, below which its work stands."""
    project = tmp_path_factory.mktemp("texts")
    lay_out(VERSIONS, project)
    commit(project)
    server, url = serve(publish(Path(project), SITE_URL="http://127.0.0.1:8000/"))
    yield f"{url}{VERSIONS_WORK}/"
    server.shutdown()
    server.server_close()


def opened(page: Page, address: str, day: str = "2026-11-27") -> str:
    """What stands in the address field in the end, from the work on."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(address)
    page.wait_for_selector(".texts form:not([hidden])")
    return page.url.partition(f"/{VERSIONS_WORK}/")[2]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "lands"),
    [
        ("2010-02-28", "a7/#s1"),
        ("2010-03-01", "v/2010-03-01/a5/#s1"),
        ("2018-06-30", "v/2010-03-01/a5/#s1"),
        ("2018-07-01", "a7/#s1"),
        ("2029-12-31", "a7/#s1"),
        ("2030-01-01", "v/2030-01-01/a7/#s1"),
    ],
)
def test_the_bare_address_shows_the_text_in_force_on_the_readers_day(
    page: Page, river: str, day: str, lands: str
) -> None:
    assert opened(page, f"{river}a7/#s1", day) == lands
    said = "今天還沒有施行。" if day < "2010-03-01" else "今天施行的就是這個文本。"
    assert page.locator(".answer").inner_text() == said


@pytest.mark.slow
def test_a_reader_asks_for_a_day(page: Page, river: str) -> None:
    assert opened(page, f"{river}a7/?on=2015-01-08") == "v/2010-03-01/a5/?on=2015-01-08"
    assert page.locator(".answer").inner_text() == "2015年1月8日施行的就是這個文本。"
    assert opened(page, f"{river}v/2010-03-01/a5/?on=2009-12-31") == "v/2010-03-01/a5/?on=2009-12-31"
    assert page.locator(".answer").inner_text() == "2009年12月31日還沒有施行。"
    assert opened(page, f"{river}a4/?on=2015-01-08") == "a4/?on=2015-01-08"
    assert page.locator(".answer").inner_text() == "2015年1月8日施行的文本裏沒有這一處。"
    assert opened(page, f"{river}a7/?on=tomorrow").startswith("a7/")
    page.locator("input[name=on]").fill("2031-05-06")
    page.locator(".texts button").click()
    page.wait_for_url("**/v/2030-01-01/a7/?on=2031-05-06")
    # The page of a text stays what it is, whatever is in force.
    assert opened(page, f"{river}v/2010-03-01/a5/", "2040-01-01") == "v/2010-03-01/a5/"
    assert page.locator(".answer").inner_text() == "今天施行的不是這個文本，是2030年1月1日起的。"


@pytest.mark.slow
def test_five_texts_to_come_take_the_address_one_after_the_other(page: Page, river: str) -> None:
    texts = json.dumps(FUTURE).replace('"', "&quot;")

    def with_five(route: Route) -> None:
        html = re.sub(r'data-texts="[^"]*"', f'data-texts="{texts}"', route.fetch().text())
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/hedao-2009/a1/", with_five)
    for year in range(30, 35):
        assert opened(page, f"{river}a1/", f"20{year}-06-01") == f"v/2030-01-01/a{year - 29}/"
    assert opened(page, f"{river}a1/", "2029-12-31") == "a1/"


@pytest.mark.slow
def test_without_script_both_days_are_told(browser: Browser, river: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{river}a7/")
    told = page.locator(".texts").inner_text()
    assert "這個文本自2018年7月1日起，到2029年12月31日為止。" in told
    assert "2030年1月1日起的文本：第七條" in told
    assert not page.locator(".texts form").is_visible()
    page.locator(".wordings, .since").first.wait_for()
    page.goto(f"{river}a3/")
    page.locator(".wordings summary").click()
    assert page.get_by_text("市水利局負責全市河道的管理工作").is_visible()
    context.close()


@pytest.mark.slow
def test_what_went_and_came_is_told_without_colour_on_a_phone_and_on_paper(page: Page, river: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{river}changes/2018-07-01/")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        lines = {
            name: page.locator(f"#a3 {name}").first.evaluate("e => getComputedStyle(e).textDecorationLine")
            for name in ("del", "ins")
        }
        assert lines == {"del": "line-through", "ins": "underline"}
    page.emulate_media(media="screen")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
