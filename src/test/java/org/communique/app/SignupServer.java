package org.communique.app;

import static org.communique.app.Patience.await;

import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.store.Databases;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The real server with two organisations and their lists, the mailbox inside it, and a clock that moves when the test says so. */
final class SignupServer implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/(?:confirm|p)/v1\\.[\\w-]+)");

    final TestClock clock = new TestClock(TestHouse.NINE);
    final Core core;
    final MailboxOfTheSample mailbox;
    final ContactList alerts;
    final int port;
    private final ConfigurableApplicationContext context;

    SignupServer(Path folder, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "data.folder", folder.resolve("data").toString(),
                "site.port", "0",
                "site.base-url", "http://localhost:8080",
                "site.trusted-proxies", "127.0.0.0/8, ::1",
                "notice.poll-ms", "50",
                "signup.work-bits", "0"));
        settings.putAll(more);
        Databases.migrate(folder.resolve("data"));
        core = Core.open(Settings.read(Map.of(), settings), clock);
        var network = core.organisations.add(organisation("havenlight", "Havenlight Network"));
        var member = core.organisations.add(organisation("la-luz", "La Luz"));
        alerts = core.lists.add(
                network.id(),
                "alerts",
                new Localized(Map.of("en", "Public alerts", "ar", "التنبيهات العامة")),
                ListKind.PUBLIC);
        core.lists.add(network.id(), "newsletter", Localized.same("Monthly newsletter"), ListKind.NEWSLETTER);
        core.lists.add(network.id(), "board", Localized.same("Board"), ListKind.MEMBERS);
        core.lists.add(member.id(), "news", Localized.same("News of La Luz"), ListKind.PUBLIC);
        context = ServeCommand.start(core);
        mailbox = context.getBean(MailboxOfTheSample.class);
        port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    private static Organisation organisation(String slug, String name) {
        return new Organisation(
                0,
                slug,
                Localized.same(name),
                ZoneId.of("Europe/Amsterdam"),
                List.of(Locale.ENGLISH),
                "news@" + slug + ".example",
                new Organisation.PressDesk("press@" + slug + ".example", ""),
                "Kade 1, Utrecht");
    }

    RawHttp http() {
        return new RawHttp(InetAddress.getLoopbackAddress(), port);
    }

    String origin() {
        return "http://localhost:" + port;
    }

    /** The token of the form that stands at this path, old enough to be used. */
    String token(RawHttp http, String path) {
        var matcher = TOKEN.matcher(http.get(path).text());
        if (!matcher.find()) throw new AssertionError("no form at " + path);
        clock.pass(Duration.ofSeconds(5));
        return matcher.group(1);
    }

    /** A form as a browser would send it. */
    static String form(String token, String address, String... more) {
        var form = "form=subscribe&token=" + token + "&list=havenlight%2Falerts&address=" + encoded(address);
        return more.length == 0 ? form : form + "&" + String.join("&", more);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Waits until every form has been looked at and every mail is out. */
    void settle() {
        await(() -> count("signup WHERE state = 'received'") == 0 && core.notices.owed() == 0);
    }

    /** The path of the link in the mail that came last. */
    String link() {
        var matcher = LINK.matcher(mailbox.newest(1).get(0).text());
        if (!matcher.find()) throw new AssertionError("no link in the mail");
        return matcher.group(1);
    }

    /** Nobody is known and nothing is owed or on its way; an hour later every bucket is full. */
    void empty() {
        settle();
        core.store.run(db -> {
            for (var table : List.of(
                    "subscription",
                    "contact_topic",
                    "contact_card",
                    "contact",
                    "suppression",
                    "signup",
                    "signup_mail",
                    "notice")) db.sql("DELETE FROM " + table).update();
        });
        clock.pass(Duration.ofHours(1));
    }

    long count(String from) {
        return core.store
                .read()
                .sql("SELECT count(*) FROM " + from)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
        core.close();
    }
}
