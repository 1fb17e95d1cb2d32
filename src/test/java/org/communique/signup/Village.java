package org.communique.signup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.app.TestClock;
import org.communique.audience.ContactIds;
import org.communique.audience.ContactList;
import org.communique.audience.Joiners;
import org.communique.audience.ListKind;
import org.communique.audience.Lists;
import org.communique.notice.Letter;
import org.communique.notice.Notices;
import org.communique.notice.Postman;
import org.communique.notice.Sent;
import org.communique.render.Notes;
import org.communique.render.Templates;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.Vault;

/** The room {@code signup} on a real database, with a relay that takes everything and a clock that stands. */
final class Village implements AutoCloseable {

    private static final Domains DOMAINS = Domains.shipped();
    private static final Pattern LINK = Pattern.compile("https://news\\.example\\.org(/(?:confirm|p)/v1\\.[\\w-]+)");

    final TestClock clock = new TestClock(Instant.parse("2026-10-18T09:00:00Z"));
    final List<Letter> mails = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    final Store store;
    final Signups signups;
    final Admission admission;
    final Confirmations confirmations;
    final Postman postman;
    final Lists lists;
    final long network;
    final long member;
    final ContactList alerts;

    Village(Path folder, Dialect dialect) {
        this(folder, dialect, new SignupSettings("https://news.example.org", 300, 30, 3, 60, 0, Duration.ofHours(72)));
    }

    Village(Path folder, Dialect dialect, SignupSettings settings) {
        store = Databases.open(dialect, folder);
        var vault = new Vault(new byte[32]);
        var organisations = new Organisations(store);
        network = organisations.add(organisation("network", "Network")).id();
        member = organisations.add(organisation("member", "Member")).id();
        lists = new Lists(store);
        alerts = lists.add(network, "alerts", Localized.same("Alerts"), ListKind.PUBLIC);
        var offers = new Offers(store, organisations);
        var joining = new Joiners(store, vault, clock);
        var ids = new ContactIds(store, vault);
        var notices = new Notices(store, vault, "here", clock);
        signups = new Signups(new Signups.Rooms(store, vault, offers, DOMAINS), settings, alarms::add, clock);
        admission = new Admission(
                new Admission.Rooms(store, vault, offers, joining, ids, notices), settings, alarms::add, clock);
        confirmations = new Confirmations(new Confirmations.Rooms(store, vault, offers, joining, ids), clock);
        postman = new Postman(notices, organisations, new Notes(new Templates(Optional.empty())), (letters, sent) -> {
            for (var it : letters) {
                mails.add(it);
                sent.accept(it, new Sent.Accepted());
            }
        });
    }

    private static Organisation organisation(String slug, String name) {
        return new Organisation(
                0,
                slug,
                Localized.same(name),
                ZoneId.of("UTC"),
                List.of(Locale.ENGLISH),
                slug + "@example.org",
                new Organisation.PressDesk("press@example.org", ""),
                "");
    }

    /** A proper form, and all that follows. */
    Answer join(String address, String... lists) {
        var answer = send(address, lists);
        settle();
        return answer;
    }

    /** A proper form, not looked at yet. */
    Answer send(String address, String... lists) {
        var token = signups.token("subscribe");
        clock.pass(Duration.ofSeconds(5));
        return signups.take(
                form(
                        address,
                        proof(token, "203.0.113.0/24"),
                        lists.length == 0 ? new String[] {"network/alerts"} : lists),
                "I agree.");
    }

    void settle() {
        admission.round();
        postman.round();
    }

    static Filled form(String address, Filled.Proof proof, String... lists) {
        return new Filled(
                Locale.ENGLISH, address, List.of(lists), List.of("nl", "en"), List.of("housing"), "weekly", proof);
    }

    static Filled.Proof proof(String token, String network) {
        return new Filled.Proof("subscribe", token, "", "", network, true, Filled.Insists.NO);
    }

    /** The path of the link in the mail that came last. */
    String link() {
        var matcher = LINK.matcher(mails.get(mails.size() - 1).mail().text());
        if (!matcher.find()) throw new AssertionError("no link in the mail");
        return matcher.group(1);
    }

    /** The token in it. */
    String token() {
        return link().substring(link().lastIndexOf('/') + 1);
    }

    <T> T one(String sql, Class<T> type) {
        return store.read().sql(sql).query(type).single();
    }

    long count(String sql) {
        return one("SELECT count(*) FROM " + sql, Long.class);
    }

    void run(String sql) {
        store.run(db -> db.sql(sql).update());
    }

    @Override
    public void close() {
        store.close();
    }
}
