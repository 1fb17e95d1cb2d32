package org.communique.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.audience.ContactList;
import org.communique.audience.Field;
import org.communique.audience.Fields;
import org.communique.audience.Lists;
import org.communique.statement.Organisations;
import org.communique.store.Store;

/** Saved rules over contacts, how many they fit, and the only writer of the {@code segment} table. */
public final class Segments {

    private static final String SELECT = "SELECT id, organisation, slug, rule FROM segment ";

    private final Store store;
    private final Organisations organisations;
    private final Lists lists;
    private final Fields fields;
    private final Clock clock;

    public Segments(Store store, Organisations organisations, Lists lists, Fields fields, Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.lists = lists;
        this.fields = fields;
        this.clock = clock;
    }

    /** Reads what somebody of an organisation wrote. Any text gives an answer, within milliseconds. */
    public Reading read(long organisation, String text) {
        return Parser.read(text, names(organisation));
    }

    /**
     * Saves a rule under a name, in place of the one that was there. Releases that are planned keep the rule they were approved with.
     *
     * @param slug small letters, digits and hyphens
     * @throws InvalidSegment if the rule cannot be read
     */
    public Segment save(long organisation, String slug, String text) {
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*")) throw invalid("name");
        rule(organisation, text);
        store.run(db -> db.sql("""
                        INSERT INTO segment (organisation, slug, rule, changed_at) VALUES (:organisation, :slug, :rule, :now)
                        ON CONFLICT (organisation, slug) DO UPDATE SET rule = excluded.rule, changed_at = excluded.changed_at
                        """)
                .param("organisation", organisation)
                .param("slug", slug)
                .param("rule", text.strip())
                .param("now", clock.millis())
                .update());
        return find(organisation, slug).orElseThrow();
    }

    /** An organisation's segment with this slug, if any. */
    public Optional<Segment> find(long organisation, String slug) {
        return all(organisation).stream().filter(it -> it.slug().equals(slug)).findFirst();
    }

    /** The segment with this row id, which is known to exist. */
    public Segment byId(long id) {
        return store.read()
                .sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> segment(row))
                .single();
    }

    /** The segments of an organisation, by name. */
    public List<Segment> all(long organisation) {
        return store.read()
                .sql(SELECT + "WHERE organisation = :organisation ORDER BY slug")
                .param("organisation", organisation)
                .query((row, n) -> segment(row))
                .list();
    }

    /** Forgets a segment. @throws InvalidSegment if a release names it: the ledger must stay explicable */
    public void remove(Segment segment) {
        int rows = store.write(db -> db.sql("""
                        DELETE FROM segment
                        WHERE id = :id AND NOT EXISTS (SELECT 1 FROM release_segment r WHERE r.segment = :id)
                        """).param("id", segment.id()).update());
        if (rows != 1) throw invalid("used");
    }

    /** How many contacts of the organisation fit a rule at this moment, on whatever list they are. */
    public long count(long organisation, String text) {
        var names = names(organisation);
        return Census.count(store, RuleSql.of(rule(names, text), context(names, "r")));
    }

    /**
     * A rule as a part of the contacts; no contact of another organisation is ever in it.
     *
     * @param prefix of the names of its parameters, so that several conditions can stand in one statement: letters and digits
     * @throws InvalidSegment if the rule cannot be read
     */
    public Condition condition(long organisation, String text, String prefix) {
        var names = names(organisation);
        return RuleSql.of(rule(names, text), context(names, prefix));
    }

    private RuleSql.Context context(Names names, String prefix) {
        return new RuleSql.Context(names, fields, store.dialect(), clock, prefix);
    }

    /** @throws InvalidSegment if the text is none */
    public Rule rule(long organisation, String text) {
        return rule(names(organisation), text);
    }

    private static Rule rule(Names names, String text) {
        var reading = Parser.read(text, names);
        if (reading instanceof Reading.Good good) return good.rule();
        throw new InvalidSegment(((Reading.Bad) reading).fault());
    }

    private Names names(long organisation) {
        return new Names(
                organisation,
                organisations.byId(organisation).zone(),
                lists.all(organisation).stream().collect(Collectors.toMap(ContactList::slug, ContactList::id)),
                fields.all(organisation).stream()
                        .filter(Field::searchable)
                        .collect(Collectors.toMap(Field::slug, Function.identity())));
    }

    private static InvalidSegment invalid(String key) {
        return new InvalidSegment(new Fault(1, "segment.fault-" + key, List.of()));
    }

    private static Segment segment(ResultSet row) throws SQLException {
        return new Segment(
                row.getLong("id"), row.getLong("organisation"), row.getString("slug"), row.getString("rule"));
    }
}
