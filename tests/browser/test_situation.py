"""The situation page in a real browser: links, filters, maps, print, and texts that try to act."""

from __future__ import annotations

import pytest

from browser.conftest import Open
from exports.merger import merged
from exports.sample import hostile, large, situation

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("made", [situation, hostile])
@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_is_asked_for_and_nothing_goes_wrong(
    open_page: Open, made: object, scripts: bool
) -> None:
    seen = open_page(made(), java_script_enabled=scripts)
    assert seen.requests == []
    assert seen.complaints == []


def test_a_hostile_text_does_nothing(open_page: Open) -> None:
    evil = "<img src=x onerror='window.hit=1'>\u202e<script>window.hit=1</script>"
    seen = open_page(hostile(), title=evil)
    page = seen.page
    for link in page.locator("#events a, #map a.spot, .ref").all():
        link.dispatch_event("click")
    page.fill("#f-text", "<script>window.hit=1</script>")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert page.locator("body script").count() == 1
    assert page.locator("img, iframe, object, embed").count() == 0
    assert "\\u202e" in page.inner_text("h1")
    assert seen.complaints == []


def test_only_the_page_itself_may_run_or_load(open_page: Open) -> None:
    seen = open_page(situation())
    seen.page.evaluate(
        """() => {
            const script = document.createElement("script");
            try { script.textContent = "window.hit = 1"; } catch (error) { return; }
            document.body.append(script);
        }"""
    )
    seen.page.evaluate(
        """() => {
            const image = new Image();
            image.src = "https://outside.invalid/x.png";
            document.body.append(image);
            document.body.setAttribute("style", "display:none");
        }"""
    )
    assert seen.page.evaluate("window.hit") is None
    assert seen.page.evaluate("getComputedStyle(document.body).display") == "block"
    assert any("Content Security Policy" in text for text in seen.complaints)


@pytest.mark.parametrize(
    ("field", "value", "events"),
    [
        ("#f-type", "CONTROL", 1),
        ("#f-status", "contested", 1),
        ("#f-status", "single_source", 1),
        ("#f-party", "a-Jets", 1),
        ("#f-type", "", 3),
    ],
)
def test_a_filter_leaves_what_fits(open_page: Open, field: str, value: str, events: int) -> None:
    seen = open_page(situation())
    seen.page.select_option(field, value)
    assert seen.count("article.event") == events
    words = seen.page.inner_text("#f-count")
    assert words.startswith("3 events" if events == 3 else f"{events} of 3 events")


def test_the_filter_reaches_map_timeline_board_and_reports(open_page: Open) -> None:
    seen = open_page(situation())
    assert (seen.count(".spot"), seen.count(".days a[data-i]")) == (2, 2)
    assert (seen.count("article.dispute"), seen.count("article.report")) == (1, 2)
    seen.page.select_option("#f-type", "CONSULT")
    assert (seen.count(".spot"), seen.count(".days a[data-i]")) == (0, 0)
    assert (seen.count("article.dispute"), seen.count("article.report")) == (0, 1)
    assert seen.page.inner_text("#reports-h") == "Reports 1 of 2"
    seen.page.click("#f-reset")
    seen.page.wait_for_timeout(50)
    assert seen.count("article.event") == 3


def test_figures_on_the_map_count_what_is_left(open_page: Open) -> None:
    codings = large(12, 12)
    page = open_page((merged(codings), codings)).page
    figure = page.locator(".spot .many").first
    before = int(figure.text_content())
    page.fill("#f-text", "word1w")
    page.wait_for_timeout(250)
    assert 0 < int(figure.text_content()) < before


def test_words_are_found_with_or_without_accents_and_case(open_page: Open) -> None:
    seen = open_page(situation())
    seen.page.fill("#f-text", "JÉTS killing")
    seen.page.wait_for_timeout(250)
    assert seen.count("article.event") == 1
    seen.page.fill("#f-text", "no such words")
    seen.page.wait_for_timeout(250)
    assert seen.count("article.event") == 0
    assert seen.count(".nothing") == 1


def test_a_place_on_the_map_filters_the_page_by_keyboard_too(open_page: Open) -> None:
    seen = open_page(situation())
    spot = seen.page.locator(".spot").first
    spot.focus()
    seen.page.keyboard.press("Enter")
    assert seen.count("article.event") == 1
    assert seen.page.locator(".spot.chosen").count() == 1
    seen.page.keyboard.press("Enter")
    assert seen.count("article.event") == 3


def test_a_claim_leads_to_its_words_and_back(open_page: Open) -> None:
    page = open_page(situation()).page
    page.locator("#ev, article.event .claim footer a").first.click()
    target = page.evaluate("location.hash.slice(1)")
    assert target.startswith("t-")
    ref = page.locator(f"[id='{target}']")
    assert ref.is_visible()
    ref.click()
    back = page.evaluate("location.hash.slice(1)")
    assert back == "c-" + target[2:]
    assert page.locator(f"[id='{back}']").is_visible()


def test_a_permalink_opens_what_a_filter_or_a_list_hides(open_page: Open) -> None:
    page = open_page(situation(), at="#e-ev-talks").page
    page.select_option("#f-type", "CONTROL")
    page.evaluate("location.hash = '#e-ev-raid'")
    page.wait_for_timeout(100)
    assert page.locator("#e-ev-raid").is_visible()
    page.evaluate("location.hash = '#unlocated'")
    assert page.locator("#unlocated").is_visible()


def test_the_map_comes_nearer(open_page: Open) -> None:
    page = open_page(situation()).page
    before = page.get_attribute("svg.map", "viewBox")
    page.locator("svg.map").focus()
    page.keyboard.press("+")
    assert page.get_attribute("svg.map", "viewBox") != before
    page.keyboard.press("0")
    assert page.get_attribute("svg.map", "viewBox") == before
    page.locator("[data-zoom=in]").click()
    assert page.get_attribute("svg.map", "viewBox") != before


@pytest.mark.parametrize("made", [situation, hostile])
def test_a_phone_needs_no_sideways_scrolling(open_page: Open, made: object) -> None:
    page = open_page(made(), viewport=PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_everything_can_be_read(open_page: Open) -> None:
    seen = open_page(situation(), java_script_enabled=False)
    assert seen.count("article.event") == 3
    assert seen.count("#filter") == 0
    assert seen.count(".spot") == 2
    assert seen.count("article.report") == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_page: Open, scheme: str) -> None:
    page = open_page(situation(), color_scheme=scheme).page
    poor = page.evaluate(CONTRAST)
    assert poor == []


CONTRAST = """() => {
    const linear = (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const channel = (v) => linear(v / 255);
    const parse = (text) => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const ground = (el) => {
        for (let at = el; at; at = at.parentElement) {
            const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
            if (a > 0) return [r, g, b];
        }
        return [255, 255, 255];
    };
    const poor = new Set();
    for (const el of document.querySelectorAll("body :not(svg *)")) {
        const own = Array.from(el.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
        if (!own || !el.checkVisibility() || el.closest("script, style")) continue;
        const one = light(parse(getComputedStyle(el).color)), other = light(ground(el));
        const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (ratio < 4.5) poor.add(el.tagName + "." + el.className + " " + ratio.toFixed(2));
    }
    return Array.from(poor);
}"""


def test_parts_have_names_for_those_who_do_not_see(open_page: Open) -> None:
    page = open_page(situation()).page
    for selector in ("a", "button", "svg[role]", "input", "select", "main", "nav"):
        for element in page.locator(selector).all():
            named = element.evaluate(
                "el => el.getAttribute('aria-label') || el.textContent.trim() || el.labels?.length"
                " || el.matches('main')"
            )
            assert named, element.evaluate("el => el.outerHTML.slice(0, 200)")
    levels = page.evaluate("Array.from(document.querySelectorAll('h1,h2')).map(h => h.tagName)")
    assert levels.count("H1") == 1


def test_it_prints(open_page: Open) -> None:
    page = open_page(situation()).page
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_thousand_claims_open_fast(open_page: Open) -> None:
    codings = large(100, 10)
    page = open_page((merged(codings), codings)).page
    took = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert took < 6000
    begun = page.evaluate("performance.now()")
    page.select_option("#f-type", "ASSAULT")
    assert page.evaluate("performance.now()") - begun < 3000
