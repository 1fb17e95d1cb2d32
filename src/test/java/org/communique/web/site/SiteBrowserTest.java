package org.communique.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.communique.app.PageBrowser;
import org.communique.feed.Sample;
import org.communique.statement.Kind;
import org.communique.statement.Localized;
import org.communique.statement.StatementFile;
import org.communique.statement.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** In a real browser: no accessibility fault, no sideways scrolling, no error, no other host. Screenshots in target/site. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SiteBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "site");

    private static final List<PageBrowser.View> VIEWS = List.of(
            new PageBrowser.View(390, ColorScheme.LIGHT),
            new PageBrowser.View(390, ColorScheme.DARK),
            new PageBrowser.View(1440, ColorScheme.LIGHT),
            new PageBrowser.View(1440, ColorScheme.DARK),
            new PageBrowser.View(640, ColorScheme.LIGHT), // 1280 at 200 %
            new PageBrowser.View(320, ColorScheme.LIGHT)); // WCAG 1.4.10: reflow

    private static final List<String> TITLES = List.of(
            "Call for papers: documentation centre",
            "Helpline figures of the third quarter",
            "Training for front-line workers: places open",
            "Four years on: displaced women still lack safe work",
            "Open letter on border monitoring");

    private static final String ENGLISH = """
            Today, in most of Europe, a trafficked person who does not assist the police can lose shelter, health care \
            and the right to stay. The member organisations of our network see the results every week.

            ## What we ask

            - Residence permits on the ground of the personal situation, not of cooperation.
            - Access to [compensation](https://example.org/en/compensation) within twelve months.
            - Funding for independent support that does not end with a project cycle.

            > Safety comes first. Justice follows when people are given the time to recover.

            | Country | Months of support | Bound to testimony |
            |---|---|---|
            | First | 3 | yes |
            | Second | 12 | no |

            Read the annex: averyveryverylongwordwithoutanybreakthatmustnotpushthepagesidewaysonaphonewhateveritsays.
            """;
    private static final String ARABIC = """
            اليوم، في معظم أنحاء أوروبا، قد يفقد الشخص الذي تعرّض للاتجار بالبشر المأوى والرعاية الصحية وحق الإقامة إذا لم \
            يتعاون مع الشرطة. وترى المنظمات الأعضاء في شبكتنا نتائج ذلك كل أسبوع.

            ## ما نطلبه

            - تصاريح إقامة على أساس الوضع الشخصي لا على أساس التعاون.
            - الوصول إلى [التعويض](https://example.org/ar) خلال اثني عشر شهرًا.

            > السلامة أولًا. والعدالة تتبع عندما يُمنح الناس الوقت للتعافي.
            """;

    private static SiteServer site;
    private static PageBrowser browser;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        site = new SiteServer(folder);
        Sample.storeFile(site.snapshot.store, Sample.sha('d'), "image/png", dawn());
        publish();
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
    }

    static Stream<String> pages() {
        return Stream.of(
                "/en",
                "/ar",
                "/en/topic/residence",
                "/ar/topic/residence",
                "/en/2026",
                "/en/page/2",
                "/en/tag/testimony",
                "/en/2026/statement-3",
                "/ar/2026/statement-3",
                "/en/2026/statement-3/revision/1",
                "/ar/2026/statement-3/revision/1",
                "/en/corrections",
                "/ar/corrections",
                "/u/english-token",
                "/u/good-token",
                "/en/search",
                "/en/search?q=support",
                "/ar/search?q=" + URLEncoder.encode("التعويض السلامة", StandardCharsets.UTF_8),
                "/en/search?q=nothingatall",
                "/embed/en.html?n=3",
                "/embed/ar.html",
                "/embed/statement/p3en.html");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_no_fault_in_light_and_dark_on_a_phone_and_on_a_desk(String path) {
        assertEquals(List.of(), browser.faults(site.origin() + path, VIEWS, SCREENSHOTS));
    }

    @ParameterizedTest
    @CsvSource({"/en/2026/statement-2,410", "/ar/2026/statement-2,410", "/no-such-page,404"})
    void nor_has_a_page_that_says_that_nothing_is_there(String path, int status) {
        assertEquals(List.of(), browser.faults(site.origin() + path, status, VIEWS, SCREENSHOTS));
    }

    /** WCAG 2.5.8; links within a sentence are exempt. */
    @ParameterizedTest
    @MethodSource("pages")
    void whatever_is_pressed_is_large_enough_for_a_finger(String path) {
        var small = browser.evaluate(site.origin() + path, 390, false, """
                [...document.querySelectorAll('a, button')].filter(it => !it.closest('.body p, .body li, .skip') && !it.matches('.skip'))
                  .filter(it => { const box = it.getBoundingClientRect(); return box.height < 24 || box.width < 24 })
                  .map(it => it.outerHTML)
                """);

        assertEquals(List.of(), small);
    }

    @Test
    void nothing_moves_and_nothing_vanishes_in_the_reader_s_own_colours() {
        var url = site.origin() + "/en/2026/statement-3";

        assertEquals(0, browser.evaluate(url, 1440, true, "document.getAnimations().length"));
        assertEquals(List.of(), browser.evaluate(url, 1440, true, """
                        [...document.querySelectorAll('h1, p, a, li, time, figcaption')].filter(it => it.innerText
                          && getComputedStyle(it).color === getComputedStyle(document.body).backgroundColor).map(it => it.outerHTML)
                        """));
    }

    @Test
    void on_paper_it_is_a_document() throws IOException {
        for (var path : List.of("/en/2026/statement-3", "/ar/2026/statement-3")) {
            var name = "print" + path.replace('/', '-');
            var pdf = browser.pdf(site.origin() + path, SCREENSHOTS.resolve(name + ".png"));

            Files.write(SCREENSHOTS.resolve(name + ".pdf"), pdf);
            assertEquals("%PDF", new String(pdf, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    private static void publish() {
        new Topics(site.snapshot.store)
                .name("residence", new Localized(Map.of("en", "Residence rights", "ar", "حقوق الإقامة")));
        new Topics(site.snapshot.store)
                .name("safe-work", new Localized(Map.of("en", "Safe work", "ar", "العمل الآمن")));
        for (int n = 10; n < 62; n++) older(n).publish(site.snapshot);
        Piece.publish(
                site.snapshot,
                Piece.of(2, "en", "Statement on the new compensation fund and what it leaves out"),
                Piece.of(2, "ar", "بيان بشأن صندوق التعويضات الجديد"),
                Piece.of(2, "mk", "Изјава за новиот фонд за обесштетување"));
        var pieces = new Piece[] {
            everything("en", "Protection must not depend on testimony", ENGLISH),
            everything("ar", "الحماية يجب ألا تتوقف على الشهادة", ARABIC),
            everything("nl", "Bescherming mag niet afhangen van een getuigenis", ENGLISH),
            everything("uk", "Захист не має залежати від свідчень", ENGLISH)
        };
        Piece.publish(site.snapshot, pieces);
        pieces[0].corrected("2026-10-19T08:00:00Z", "The fund was set up in 2024, not in 2023 as we wrote.");
        pieces[1].corrected("2026-10-19T08:00:00Z", "أُنشئ الصندوق عام 2024 لا عام 2023 كما كتبنا.");
        Piece.publish(site.snapshot, pieces[0], pieces[1]);
        Piece.kill(site.snapshot, 2, false);
    }

    private static Piece older(int n) {
        return Piece.of(n, "en", TITLES.get(n % TITLES.size()))
                .summary("An overview of what our members see, in numbers and in the words of those who know.")
                .at("2026-%02d-%02dT09:00:00Z".formatted(1 + n % 9, 1 + n % 27))
                .topics(n % 3 == 0 ? "residence" : "safe-work")
                .kind(n % 4 == 0 ? Kind.NEWS : Kind.STATEMENT)
                .by(n % 5 == 0 ? "lighthouse" : "network", n % 5 == 0 ? "Lighthouse Skopje" : "Havenlight Network");
    }

    private static Piece everything(String language, String title, String body) {
        return Piece.of(3, language, title)
                .summary(
                        language.equals("ar")
                                ? "يحتاج كل شخص تعرّض للاتجار إلى دعم لا يرتبط بالشرطة."
                                : "Every trafficked person needs support that is not tied to the police, and the time to decide.")
                .body(body)
                .topics("residence", "safe-work")
                .tags(language.equals("ar") ? "شهادة" : "testimony", "time to recover")
                .files(
                        picture(StatementFile.Role.IMAGE, "dawn.png", "Dawn over a calm horizon"),
                        picture(StatementFile.Role.ATTACHMENT, "dawn-wide.png", "The same dawn, wider"),
                        picture(StatementFile.Role.ATTACHMENT, "portrait-of-the-speaker-of-the-network.png", "Another"),
                        new StatementFile(
                                StatementFile.Role.ATTACHMENT,
                                "annex.pdf",
                                "Annex: answers of 24 governments",
                                "application/pdf",
                                0,
                                0,
                                Sample.sha('b')));
    }

    private static StatementFile picture(StatementFile.Role role, String name, String description) {
        return new StatementFile(
                role, name, description, "image/png", 1200, 520, Sample.sha('d'), "Mira Stone", "CC BY-SA 4.0");
    }

    private static byte[] dawn() throws IOException {
        var image = new BufferedImage(1200, 520, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, new Color(0x16434f), 0, 420, new Color(0xf0b48c)));
        brush.fillRect(0, 0, 1200, 520);
        brush.setColor(new Color(0xfff3df));
        brush.fillOval(740, 280, 150, 150);
        brush.setColor(new Color(0x0b2f38));
        brush.fillOval(-200, 380, 1600, 400);
        brush.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
