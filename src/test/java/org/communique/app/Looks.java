package org.communique.app;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a page as it stands, beyond what axe sees: at 200 %, at 320 CSS pixels (WCAG 1.4.10), in colours that the
 * reader forces, and without motion. The page is not loaded again for it.
 */
final class Looks {

    private static final int WIDE = 1440;
    /** As wide as a window of 1440 is at 200 %. */
    private static final int ZOOMED = 720;

    private static final int NARROWEST = 320;
    private static final int HIGH = 900;

    private static final String COMMON = """
            const seen = (it) => it.checkVisibility({ visibilityProperty: true }) && it.getClientRects().length > 0
              && it.getBoundingClientRect().width > 1 && !it.closest('.vh, .skip');
            const told = (it) => it.outerHTML.replace(/\\s+/g, ' ').slice(0, 160);
            const faults = [];
            """;

    private static final String OPEN = "() => {" + COMMON + """
            document.querySelectorAll('details').forEach((it) => (it.open = true));
            for (const it of document.querySelectorAll('a, button, input, select, textarea, summary'))
              if (seen(it)) it.dataset.seen = '' }
            """;

    /** Nothing is gone that could be used, nothing stands outside or is cut off. */
    private static final String NARROW = "() => {" + COMMON + """
            const root = document.documentElement;
            if (root.scrollWidth > root.clientWidth) faults.push('scrolls sideways');
            const scrolls = (it) => { for (let up = it.parentElement; up; up = up.parentElement)
              if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true; return false };
            for (const it of document.querySelectorAll('[data-seen]')) if (!seen(it)) faults.push('is gone: ' + told(it));
            const main = document.querySelector('main');
            const style = getComputedStyle(main);
            const edge = { left: main.getBoundingClientRect().left + parseFloat(style.paddingLeft),
              right: main.getBoundingClientRect().right - parseFloat(style.paddingRight) };
            for (const it of document.body.querySelectorAll('*')) {
              if (!seen(it) || it.closest('svg, iframe, option')) continue;
              const box = it.getBoundingClientRect();
              if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls(it)) faults.push('stands outside: ' + told(it));
              if (it.matches('main input, main select, main textarea, main button, main .btn') && !scrolls(it)
                && (box.right > edge.right + 1 || box.left < edge.left - 1)) faults.push('stands past the margin: ' + told(it));
              if (it.tagName !== 'INPUT' && /hidden|clip/.test(getComputedStyle(it).overflowX) && it.scrollWidth > it.clientWidth + 1)
                faults.push('is cut: ' + told(it));
            }
            return faults }
            """;

    /** Every control, state and shape is told by a line, a rule or a colour of the system; every focus is shown. */
    private static final String FORCED = "() => {" + COMMON + """
            const probe = document.body.appendChild(document.createElement('i'));
            const system = new Set(['none', 'rgba(0, 0, 0, 0)', ...['CanvasText', 'Canvas', 'LinkText', 'ButtonText', 'GrayText',
              'Highlight', 'HighlightText'].map((it) => { probe.style.cssText = 'forced-color-adjust:none';
                probe.style.color = it; return getComputedStyle(probe).color })]);
            probe.remove();
            const lined = (it) => { const style = getComputedStyle(it);
              return parseFloat(style.borderBottomWidth) > 0 && style.borderBottomStyle !== 'none' };
            const focused = (it) => getComputedStyle(it).outlineStyle !== 'none';
            for (const it of document.querySelectorAll('button, .btn, input, select, textarea')) {
              if (!seen(it) || /checkbox|radio|file|range|color/.test(it.type)) continue;
              if (!lined(it) && !lined(it.parentElement) && !getComputedStyle(it).textDecorationLine.includes('underline'))
                faults.push('is no control to the eye: ' + told(it));
            }
            for (const it of document.querySelectorAll('nav [aria-current], .tabs [aria-current], .langs [aria-current], [aria-pressed=true]'))
              if (seen(it) && getComputedStyle(it).forcedColorAdjust !== 'none') faults.push('tells no state: ' + told(it));
            for (const it of document.querySelectorAll('svg:not(.i, .qr, .swatches svg) :is(rect, path, line, polyline, circle)')) {
              const style = getComputedStyle(it);
              if (it.checkVisibility() && !(system.has(style.fill) && system.has(style.stroke))) faults.push('has its own colour: ' + told(it));
            }
            for (const it of document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex="0"]')) {
              if (!seen(it) || it.disabled) continue;
              it.focus();
              if (document.activeElement === it && !focused(it) && !focused(it.parentElement)) faults.push('shows no focus: ' + told(it));
            }
            document.activeElement?.blur();
            return faults }
            """;

    private static final String MOVING = """
            () => [...document.getAnimations().map(it => 'moves: ' + (it.animationName ?? it.transitionProperty)),
              ...[...document.querySelectorAll('*')].filter(it => getComputedStyle(it).transitionDuration !== '0s')
                .map(it => 'would move: ' + it.outerHTML.slice(0, 160))]
            """;

    private Looks() {}

    /** Every fault of the page that is open where there is little room. A picture is called {@code picture} and the look. */
    static List<String> narrow(Page page, Path picture) {
        var faults = new ArrayList<String>();
        page.setViewportSize(WIDE, HIGH);
        page.evaluate(OPEN);
        page.setViewportSize(ZOOMED, HIGH / 2);
        ask(page, "200 %", NARROW, faults);
        page.setViewportSize(NARROWEST, HIGH);
        ask(page, "320 px", NARROW, faults);
        shot(page, picture, "320");
        return faults;
    }

    /** The same in the colours of the reader, and without motion. */
    static List<String> forced(Page page, Path picture) {
        var faults = new ArrayList<String>();
        page.setViewportSize(WIDE, HIGH);
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE));
        ask(page, "forced colours", FORCED, faults);
        ask(page, "no motion", MOVING, faults);
        shot(page, picture, "forced");
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.NONE)
                .setReducedMotion(ReducedMotion.NO_PREFERENCE));
        return faults;
    }

    private static void ask(Page page, String look, String question, List<String> faults) {
        for (var it : (List<?>) page.evaluate(question)) faults.add(look + " " + it);
    }

    private static void shot(Page page, Path picture, String look) {
        var file = picture.resolveSibling(picture.getFileName() + "-" + look + ".png");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
    }
}
