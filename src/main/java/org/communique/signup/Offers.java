package org.communique.signup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Joiners;
import org.communique.audience.ListKind;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Json;
import org.communique.store.Store;

/** The lists that a stranger may join. A private one is nowhere, a hidden one only behind its own address. */
public final class Offers {

    private static final String SELECT = """
            SELECT l.id, l.organisation, o.slug AS owner, l.slug, l.names, l.kind, l.joining, l.visibility, l.uid
            FROM list l JOIN organisation o ON o.id = l.organisation WHERE l.visibility
            """;

    private final Store store;
    private final Organisations organisations;

    public Offers(Store store, Organisations organisations) {
        this.store = store;
        this.organisations = organisations;
    }

    /** The lists of one organisation. */
    public record Group(String slug, String name, List<Choice> choices) {

        public Group {
            choices = List.copyOf(choices);
        }
    }

    /** One list. @param key what a form sends, {@code organisation/list}, or 32 hexadecimal digits of a hidden one */
    public record Choice(String key, String name) {}

    /** What every stranger sees, by organisation. */
    public List<Group> everything(Locale language) {
        return groups(language, rows("= 'public' ORDER BY l.organisation, l.id"));
    }

    /** What an organisation offers; empty if there is none, or it offers nothing. */
    public Optional<Group> of(String organisation, Locale language) {
        return everything(language).stream()
                .filter(it -> it.slug().equals(organisation))
                .findFirst();
    }

    /** A hidden list alone; empty if there is none with this address. @param uid 32 hexadecimal digits */
    public Optional<Group> hidden(String uid, Locale language) {
        return groups(language, find(List.of(uid)).stream().filter(Row::hidden).toList()).stream()
                .findFirst();
    }

    /** The rows behind keys of a form, each once; what is no key is left out. */
    List<Row> find(List<String> keys) {
        return rows("IN ('public', 'hidden') ORDER BY l.organisation, l.id").stream()
                .filter(it -> keys.contains(it.key()))
                .toList();
    }

    /** The rows with these ids, as far as strangers may still join them. */
    List<Row> byId(List<Long> ids) {
        return rows("IN ('public', 'hidden') ORDER BY l.organisation, l.id").stream()
                .filter(it -> ids.contains(it.id()))
                .toList();
    }

    /** Names of lists in a language, for a mail or a page. */
    String names(List<Row> rows, Locale language) {
        return String.join(", ", namesOf(rows, language));
    }

    List<String> namesOf(List<Row> rows, Locale language) {
        return rows.stream()
                .map(it -> it.names()
                        .in(language, organisations.byId(it.organisation()).fallback()))
                .toList();
    }

    private List<Group> groups(Locale language, List<Row> rows) {
        var groups = new ArrayList<Group>();
        for (var organisation : organisations.all()) {
            var choices = rows.stream()
                    .filter(it -> it.organisation() == organisation.id())
                    .map(it -> choice(it, organisation, language))
                    .toList();
            if (!choices.isEmpty()) groups.add(new Group(organisation.slug(), organisation.name(language), choices));
        }
        return List.copyOf(groups);
    }

    private static Choice choice(Row row, Organisation organisation, Locale language) {
        return new Choice(row.key(), row.names().in(language, organisation.fallback()));
    }

    private List<Row> rows(String visibility) {
        return store.read().sql(SELECT + visibility).query((row, n) -> row(row)).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        boolean hidden = row.getString("visibility").equals("hidden");
        return new Row(
                row.getLong("id"),
                row.getLong("organisation"),
                hidden
                        ? HexFormat.of().formatHex(row.getBytes("uid"))
                        : row.getString("owner") + "/" + row.getString("slug"),
                new Localized(Json.stringMap(row.getString("names"))),
                ListKind.of(row.getString("kind")).orElseThrow(),
                row.getString("joining").equals("approved"),
                hidden);
    }

    /** A list that strangers may join. */
    record Row(
            long id, long organisation, String key, Localized names, ListKind kind, boolean approved, boolean hidden) {

        Joiners.Entry entry() {
            return new Joiners.Entry(id, kind, approved);
        }
    }
}
