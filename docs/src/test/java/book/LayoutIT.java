package book;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Measures the built book in a browser: what is cut, broken, or lies over something else. */
class LayoutIT extends InBrowser {
    /** What is wider than its place, can't be scrolled to with keys, or shows no shadow where it goes on. */
    private static final String CUT = """
            return [...document.querySelectorAll('article pre, article .scroll, article .imageblock > .content')]
              .filter(e => e.getClientRects().length && e.scrollWidth > e.clientWidth + 1)
              .filter(e => e.tabIndex < 0 || getComputedStyle(e).overflowX !== 'auto'
                || !getComputedStyle(e).backgroundImage.includes('gradient'))
              .map(e => e.textContent.slice(0, 60));
            """;

    private static final String OUTSIDE_ITS_BOX = """
            const svg = document.documentElement, box = svg.viewBox.baseVal, wrong = [];
            for (const e of svg.querySelectorAll('text, rect, circle, ellipse, line, path, polygon, polyline')) {
              if (e.closest('defs, marker, clipPath, mask')) continue;
              const r = e.getBoundingClientRect(), s = svg.getScreenCTM().inverse();
              const x = r.left * s.a + s.e, y = r.top * s.d + s.f;
              const right = r.right * s.a + s.e, bottom = r.bottom * s.d + s.f, slack = 1.5;
              if (x < box.x - slack || y < box.y - slack || right > box.x + box.width + slack
                  || bottom > box.y + box.height + slack) {
                wrong.push(e.tagName + ' ' + (e.textContent || '').trim().slice(0, 30)
                  + ` ${Math.round(x)},${Math.round(y)} to ${Math.round(right)},${Math.round(bottom)}`);
              }
            }
            return wrong;
            """;

    /** Code in a sentence, and numbers of exercises, that go on in the next line behind a hyphen. */
    private static final String BROKEN = """
            return [...document.querySelectorAll('article .whole')]
              .filter(e => e.getClientRects().length > 1).map(e => e.textContent);
            """;

    /** Names in code and in verdicts that go on in the next line without a joint in front of it, such as a capital. */
    private static final String TORN = """
            const torn = [], range = document.createRange();
            for (const code of document.querySelectorAll('article :is(code:not(pre code), .verdict pre, .dump)')) {
              const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                if (!text.parentElement.getClientRects().length) continue;
                for (const word of text.data.matchAll(/\\b[A-Za-z$_][\\w$]+/g)) {
                  range.setStart(text, word.index);
                  range.setEnd(text, word.index + word[0].length);
                  if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) torn.push(word[0]);
                }
              }
            }
            return torn;
            """;

    /** Bytes and meanings of a dump that begin left of its first byte, once the meaning stands below. */
    private static final String OUT_OF_COLUMN = """
            const range = document.createRange();
            const left = span => {
              const text = span.firstChild, at = text.data.search(/\\S/);
              range.setStart(text, at);
              range.setEnd(text, text.length);
              return Math.min(...[...range.getClientRects()].slice(span.matches('.bytes') ? 1 : 0).map(r => r.left));
            };
            return [...document.querySelectorAll('article .dump')].filter(e => e.getClientRects().length)
              .flatMap(dump => {
                const ch = parseFloat(getComputedStyle(dump.querySelector('span')).paddingLeft);
                const edge = dump.querySelector('span').getBoundingClientRect().left + ch;
                return [...dump.querySelectorAll('span')].filter(s => left(s) < edge - 1).map(s => s.textContent);
              });
            """;

    /** Asides that are not where they belong, or lie over something. */
    private static final String MISPLACED = """
            const margin = arguments[0], article = document.querySelector('article').getBoundingClientRect();
            const boxes = [...document.querySelectorAll('article :is(p, li, pre, table, img)')]
              .filter(e => e.getClientRects().length).map(e => [e, e.getBoundingClientRect()]);
            return [...document.querySelectorAll('article .aside')].filter(aside => {
              if (aside.closest('details')) return false;
              const a = aside.getBoundingClientRect();
              const there = margin ? a.left > article.right && a.right <= innerWidth
                : a.left >= article.left - 1 && a.right <= article.right + 1;
              return !there || boxes.some(([e, b]) => !aside.contains(e)
                && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1);
            }).map(aside => aside.textContent.trim().slice(0, 50));
            """;

    /** With all folds open. Above 1200 pixels there is a margin for the asides. */
    @ParameterizedTest
    @ValueSource(ints = {390, 768, 1200, 1440})
    void nothingIsCutWithoutAShadowBrokenOrLiesOverSomethingElse(int width) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        browser.size(width, 900);
        for (String page : BrowserIT.pages()) {
            browser.open(BrowserIT.BOOK.toUri() + page);
            browser.run("document.querySelectorAll('details').forEach(fold => { fold.open = true; })");
            softly.assertThat(browser.<Long>run("return document.documentElement.scrollWidth"))
                    .as("width of %s", page)
                    .isLessThanOrEqualTo(width);
            softly.assertThat(browser.<List<String>>run(CUT))
                    .as("cut on %s at %s", page, width)
                    .isEmpty();
            softly.assertThat(browser.<List<String>>run(BROKEN))
                    .as("broken on %s at %s", page, width)
                    .isEmpty();
            softly.assertThat(browser.<List<String>>run(TORN))
                    .as("torn on %s at %s", page, width)
                    .isEmpty();
            softly.assertThat(width > 640 ? List.of() : browser.<List<String>>run(OUT_OF_COLUMN))
                    .as("dumps of %s at %s", page, width)
                    .isEmpty();
            softly.assertThat(browser.<List<String>>run(MISPLACED, width >= 1200))
                    .as("asides of %s at %s", page, width)
                    .isEmpty();
        }
        softly.assertAll();
    }

    @Test
    void lettersOfPicturesAreReadableOnAPhone() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        browser.size(390, 800);
        for (String page : BrowserIT.pages()) {
            browser.open(BrowserIT.BOOK.toUri() + page);
            browser.run("document.querySelectorAll('details').forEach(fold => { fold.open = true; })");
            List<List<Object>> pictures = browser.run(
                    "return [...document.querySelectorAll('article img')].map(i => [i.currentSrc, i.clientWidth])");
            for (List<Object> picture : pictures) {
                Path file = Path.of(URI.create((String) picture.get(0)));
                Pictures.letters(file, ((Number) picture.get(1)).doubleValue())
                        .ifPresent(letters -> softly.assertThat(letters)
                                .as("letters of %s", BrowserIT.BOOK.relativize(file))
                                .isGreaterThan(11.5));
            }
        }
        softly.assertAll();
    }

    @Test
    void everyDiagramIsDrawnInsideItsBox() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        browser.size(1440, 900);
        try (Stream<Path> files = Files.walk(BrowserIT.BOOK)) {
            for (Path svg :
                    files.filter(file -> file.toString().endsWith(".svg")).toList()) {
                browser.open(svg.toUri().toString());
                softly.assertThat(browser.<List<String>>run(OUTSIDE_ITS_BOX))
                        .as("outside the view box of %s", BrowserIT.BOOK.relativize(svg))
                        .isEmpty();
            }
        }
        softly.assertAll();
    }
}
