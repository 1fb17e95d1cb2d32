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
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.communique.app.PageBrowser;
import org.communique.feed.Sample;
import org.communique.statement.StatementFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In a real browser: no accessibility fault, no sideways scrolling, no error, no other host. Screenshots in target/site. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SiteBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "site");

    private static final String ENGLISH = """
            <p>Today, in most of Europe, a trafficked person who does not assist the police can lose shelter, health care \
            and the right to stay. The member organisations of our network see the results every week.</p>
            <h2>What we ask</h2>
            <ul><li>Residence permits on the ground of the personal situation, not of cooperation.</li>
            <li>Access to <a href="https://example.org/en/compensation">compensation</a> within twelve months.</li>
            <li>Funding for independent support that does not end with a project cycle.</li></ul>
            <blockquote><p>Safety comes first. Justice follows when people are given the time to recover.</p></blockquote>
            <table><thead><tr><th>Country</th><th>Months of support</th><th>Bound to testimony</th></tr></thead>
            <tbody><tr><td>First</td><td>3</td><td>yes</td></tr><tr><td>Second</td><td>12</td><td>no</td></tr></tbody></table>
            <p>Read the annex: averyveryverylongwordwithoutanybreakthatmustnotpushthepagesidewaysonaphonewhateveritsays.</p>
            """;
    private static final String ARABIC = """
            <p>اليوم، في معظم أنحاء أوروبا، قد يفقد الشخص الذي تعرّض للاتجار بالبشر المأوى والرعاية الصحية وحق الإقامة إذا لم \
            يتعاون مع الشرطة. وترى المنظمات الأعضاء في شبكتنا نتائج ذلك كل أسبوع.</p>
            <h2>ما نطلبه</h2>
            <ul><li>تصاريح إقامة على أساس الوضع الشخصي لا على أساس التعاون.</li>
            <li>الوصول إلى <a href="https://example.org/ar">التعويض</a> خلال اثني عشر شهرًا.</li></ul>
            <blockquote><p>السلامة أولًا. والعدالة تتبع عندما يُمنح الناس الوقت للتعافي.</p></blockquote>
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
                "/en/2026/statement-3",
                "/ar/2026/statement-3",
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
        var views = List.of(
                new PageBrowser.View(390, ColorScheme.LIGHT),
                new PageBrowser.View(390, ColorScheme.DARK),
                new PageBrowser.View(1440, ColorScheme.LIGHT),
                new PageBrowser.View(1440, ColorScheme.DARK),
                new PageBrowser.View(320, ColorScheme.LIGHT)); // WCAG 1.4.10: reflow

        assertEquals(List.of(), browser.faults(site.origin() + path, views, SCREENSHOTS));
    }

    private static void publish() {
        var picture = new StatementFile(
                StatementFile.Role.IMAGE,
                "dawn.png",
                "Dawn over a calm horizon",
                "image/png",
                1200,
                520,
                Sample.sha('d'));
        var report = new StatementFile(
                StatementFile.Role.ATTACHMENT,
                "annex.pdf",
                "Annex: answers of 24 governments",
                "application/pdf",
                0,
                0,
                Sample.sha('b'));
        site.snapshot.channel.deliver(Sample.parcel(
                Sample.RELEASED.minusSeconds(1_500_000),
                false,
                Sample.edition(1, "en", "Call for papers: documentation centre", "<p>Text</p>")));
        site.snapshot.channel.deliver(Sample.parcel(
                Sample.RELEASED.minusSeconds(800_000),
                false,
                Sample.edition(
                        2,
                        "en",
                        "Statement on the new compensation fund and what it leaves out",
                        "<p>Text</p>",
                        picture),
                Sample.edition(2, "ar", "بيان بشأن صندوق التعويضات الجديد", "<p>نص</p>", picture),
                Sample.edition(2, "mk", "Изјава за новиот фонд за обесштетување", "<p>Текст</p>", picture)));
        publishNewest(picture, report);
    }

    private static void publishNewest(StatementFile... files) {
        site.snapshot.publish(
                Sample.edition(3, "en", "Protection must not depend on testimony", ENGLISH, files),
                Sample.edition(3, "ar", "الحماية يجب ألا تتوقف على الشهادة", ARABIC, files),
                Sample.edition(3, "nl", "Bescherming mag niet afhangen van een getuigenis", ENGLISH, files),
                Sample.edition(3, "uk", "Захист не має залежати від свідчень", ENGLISH, files));
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
