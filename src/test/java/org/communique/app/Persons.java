package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.app.Members.Things;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.staff.Actor;
import org.communique.store.Dialect;
import org.communique.vault.Tokens.Purpose;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running server, and three people with a link of every kind: two of one organisation and one of another. */
final class Persons implements AutoCloseable {

    /**
     * Somebody.
     *
     * @param ids what stands in her links; a purpose without an id is not tried
     */
    record Person(String name, long contact, Map<Purpose, byte[]> ids) {}

    private final Sink relay = new Sink();
    private final ConfigurableApplicationContext context;
    final TestHouse house;
    final RawHttp http;
    final Person ana;
    final Person ben;
    final Person cem;

    Persons(Path folder) {
        house = new TestHouse(folder, Dialect.SQLITE);
        house.settings.putAll(Map.of(
                "site.port", "0",
                "site.base-url", Instance.BASE,
                "mail.smtp-host", "127.0.0.1",
                "mail.smtp-port", Integer.toString(relay.port()),
                "mail.smtp-security", "none",
                "feed.full-per-minute", "0"));
        house.restart();
        house.publishing();
        var members = new Members(house);
        var ben = Members.contact(house, members.own.list(), "ben@skopje.example");
        for (var of : List.of(members.own, members.foreign)) embargoed(of);
        house.sweepAndDeliver();
        house.pass(Duration.ofHours(1));
        house.sweepAndDeliver();
        var ids = new LinkIds(house);
        ana = new Person("ana", members.own.contact(), ids.of(members.own.contact()));
        this.ben = new Person("ben", ben, ids.of(ben));
        cem = new Person("cem", members.foreign.contact(), ids.of(members.foreign.contact()));
        context = ServeCommand.start(house.core);
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        http = new RawHttp(InetAddress.getLoopbackAddress(), port);
        Patience.await(() -> http.get("/actuator/health").status() == 200);
    }

    /** The routes of the server. */
    ConfigurableApplicationContext context() {
        return context;
    }

    /** Everybody of an organisation has an advance copy of something that comes out much later. */
    private void embargoed(Things of) {
        var core = house.core;
        long organisation = core.organisations.bySlug(of.name()).orElseThrow().id();
        var press = core.desks()
                .lists()
                .create(
                        Actor.console(),
                        of.name(),
                        new org.communique.workspace.ListDesk.Wish(
                                "press", org.communique.statement.Localized.same("Press"), ListKind.PRESS));
        for (var address : List.of("ana@" + of.name() + ".example", "ben@" + of.name() + ".example"))
            Members.contact(house, press.id(), address);
        var statement = Members.statement(house, of.name(), "later-" + of.name(), "");
        if (statement.organisation() != organisation) throw new AssertionError();
        house.embargoed(statement, TestHouse.NINE.plus(Duration.ofDays(2)), TestHouse.NINE.plusSeconds(1), press);
        house.pass(Duration.ofSeconds(1));
    }

    /** A token of a person's for a purpose. */
    String token(Person person, Purpose purpose) {
        return house.core.tokens.issue(person.ids().get(purpose), purpose);
    }

    /** Her tokens for all else, what her right link names under every other purpose, and her token with a character changed. */
    List<String> wrong(Person person, Purpose purpose) {
        var all = new ArrayList<>(mutations(token(person, purpose)));
        for (var other : Purpose.values()) {
            if (other == purpose) continue;
            all.add(house.core.tokens.issue(person.ids().get(purpose), other));
            if (person.ids().containsKey(other)) all.add(token(person, other));
        }
        return all;
    }

    private static List<String> mutations(String token) {
        var all = new ArrayList<String>();
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'B' ? 'C' : 'B';
            all.add(token.substring(0, at) + other + token.substring(at + 1));
        }
        all.addAll(List.of(token.substring(1), token + "A", token.toUpperCase(Locale.ROOT)));
        all.remove(token);
        return all.stream().filter(it -> !it.equals(token)).toList();
    }

    /** Whom an address belongs to. */
    Address address(Person person) {
        return house.core.contacts.find(person.contact()).orElseThrow().address();
    }

    @Override
    public void close() {
        try {
            http.close();
            context.close();
            house.close();
            relay.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
