package org.communique.app;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The system's Chromium, asked what it sees: accessibility faults, console errors, overflow, requests to other hosts. */
public final class PageBrowser implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private static final String WIDEST = """
            [...document.querySelectorAll('body *')].filter(it => { const box = it.getBoundingClientRect();
              return box.right > innerWidth + 1 || box.left < -1 }).map(it => it.outerHTML.slice(0, 200)).slice(0, 2).join(' … ')
            """;

    /** Width of the paper without its margins, in CSS pixels. */
    private static final int A4 = 720;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(QUIET));

    /** One way of looking. */
    public record View(int width, ColorScheme scheme) {

        String name() {
            return width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Every fault of a page in each of these views; empty if there is none. Screenshots go to {@code folder}. */
    public List<String> faults(String url, List<View> views, Path folder) {
        return faults(url, 200, views, folder);
    }

    /** The same for a page that is answered with another status, such as 404. */
    public List<String> faults(String url, int status, List<View> views, Path folder) {
        var faults = new ArrayList<String>();
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.onConsoleMessage(it -> {
                if (it.type().equals("error") && !it.text().contains("status of " + status + " "))
                    faults.add("console: " + it.text());
            });
            page.onDialog(it -> {
                faults.add("a script ran");
                it.dismiss();
            });
            page.onRequest(it -> {
                if (!it.url().startsWith(origin(url))) faults.add("foreign request: " + it.url());
            });
            page.onResponse(it -> {
                if (it.status() != 200 && !(it.url().equals(url) && it.status() == status))
                    faults.add(it.status() + " " + it.url());
            });
            page.navigate(url);
            if (!context.cookies().isEmpty()) faults.add("sets a cookie");
            for (var view : views) {
                look(page, view, faults);
                var file = url.substring(origin(url).length() + 1).replaceAll("[^A-Za-z0-9.]", "-") + "-" + view.name()
                        + ".png";
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(file)));
            }
        }
        return faults;
    }

    /** What scripts of a page did, or tried to do and were refused; what it asked of other hosts. Empty if nothing. */
    public List<String> deeds(String url) {
        var deeds = new ArrayList<String>();
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.onConsoleMessage(it -> deeds.add("console: " + it.text()));
            page.onDialog(it -> {
                deeds.add("a script ran");
                it.dismiss();
            });
            page.onRequest(it -> {
                if (!it.url().startsWith(origin(url))) deeds.add("foreign request: " + it.url());
            });
            page.navigate(url);
        }
        return deeds;
    }

    /** Somebody does something in a window of her own. */
    public void visit(java.util.function.Consumer<Page> doing) {
        try (var context = browser.newContext()) {
            doing.accept(context.newPage());
        }
    }

    /** Somebody whose browser runs no scripts does something. */
    public void visitWithoutScripts(java.util.function.Consumer<Page> doing) {
        try (var context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            doing.accept(context.newPage());
        }
    }

    /** Every fault of a page as it stands, in each of these views; pictures are called {@code picture} and the view. */
    public void look(Page page, List<View> views, Path picture, List<String> faults) {
        for (var view : views) {
            look(page, view, faults);
            var file = picture.resolveSibling(picture.getFileName() + "-" + view.name() + ".png");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
        }
    }

    /** What an expression is in a page, seen in colours that the reader forces on it or not. */
    public Object evaluate(String url, int width, boolean forcedColours, String expression) {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.setViewportSize(width, 900);
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setForcedColors(forcedColours ? ForcedColors.ACTIVE : ForcedColors.NONE));
            page.navigate(url);
            return page.evaluate(expression);
        }
    }

    /** The page on paper; a picture of what is printed goes to {@code picture}. */
    public byte[] pdf(String url, Path picture) {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.setViewportSize(A4, 900);
            page.navigate(url);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(picture));
            return page.pdf();
        }
    }

    /** Of these pages, those that a screen of this width shows only in part. Screenshots go to {@code folder}. */
    public List<String> overflowing(Map<String, String> urlsByName, int width, Path folder) {
        var found = new ArrayList<String>();
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.setViewportSize(width, 844);
            urlsByName.forEach((name, url) -> {
                page.navigate(url);
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
                if ((boolean) page.evaluate(WIDER)) found.add(name + " " + page.evaluate(WIDEST));
            });
        }
        return found;
    }

    /** The same for the HTML of a mail, which loads nothing: whatever it asks for is refused. A script that ran is a fault. */
    public List<String> faultsOf(String html, List<View> views, Path folder, String name) {
        var faults = new ArrayList<String>();
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.onDialog(it -> {
                faults.add("a script ran");
                it.dismiss();
            });
            page.route("**/*", route -> route.abort());
            page.setContent(html);
            for (var view : views) {
                look(page, view, faults);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder.resolve(name + "-" + view.name() + ".png")));
            }
        }
        return faults;
    }

    static void look(Page page, View view, List<String> faults) {
        page.waitForLoadState(); // a click ends when the next page begins
        page.setViewportSize(view.width(), 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(view.scheme()));
        boolean overflows = (boolean) page.evaluate(WIDER);
        if (overflows) faults.add(view.name() + " scrolls sideways");
        @SuppressWarnings("deprecation") // without frames there is nothing that the slow way would find
        var axe = new AxeBuilder(page).setLegacyMode(true);
        for (var it : axe.analyze().getViolations())
            faults.add(
                    view.name() + " " + it.getId() + ": " + it.getNodes().get(0).getHtml());
    }

    private static String origin(String url) {
        return url.substring(0, url.indexOf('/', "http://".length()));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
