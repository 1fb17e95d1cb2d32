package org.communique.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.communique.statement.Letterhead;
import org.communique.statement.Rereleases;
import org.communique.statement.Revision;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.store.Store;

/**
 * Every release, and the only writer of its tables. The row is the truth: a change of state names the state it expects, so that
 * of two bells, two nodes or two people one wins.
 */
public final class Releases {

    static final String SELECT = """
            SELECT id, organisation, statement, state, due_at, zone, advance_at, advanced_at, deadline_at, reason
            FROM release
            """;

    private final Store store;
    private final Statements statements;
    private final Clock clock;
    private final ReleasedRevisions released;
    private final ApprovedLetterheads letterheads;
    private final Audiences audiences;
    private final Rereleases rereleases;
    private final Drafts drafts;

    public Releases(Store store, Statements statements, Clock clock) {
        this.store = store;
        this.released = new ReleasedRevisions(store);
        this.rereleases = new Rereleases(store);
        this.letterheads = new ApprovedLetterheads(store);
        this.audiences = new Audiences(store, statements);
        this.statements = statements;
        this.clock = clock;
        this.drafts = new Drafts(this, store, statements, clock);
    }

    /** Writes down a plan and pins the newest revision of each edition: later revisions do not slip in. */
    public Release draft(Plan plan) {
        return byId(drafts.write(plan));
    }

    /** Releases by time and by statement. */
    public Diary diary() {
        return new Diary(store);
    }

    /** What is planned and not decided: it sends nothing. */
    public Drafts drafts() {
        return drafts;
    }

    long now() {
        return clock.millis();
    }

    /** Draft to approved, bound to the hash of what was seen. */
    void approve(long id, byte[] sha256) {
        int rows = store.write(db -> db.sql("""
                        UPDATE release SET state = 'approved', sha256 = :sha256, changed_at = :now
                        WHERE id = :id AND state = 'draft'
                        """)
                .param("sha256", sha256)
                .param("now", clock.millis())
                .param("id", id)
                .update());
        if (rows != 1) throw new InvalidRelease("release", "release " + id + " is not a draft");
    }

    /** Moves a release from one state to another; false if it was not in that state any more. */
    boolean move(long id, ReleaseState from, ReleaseState to, Optional<String> reason) {
        if (!from.next().contains(to)) throw new IllegalArgumentException("no arrow from " + from + " to " + to);
        return store.write(db -> db.sql("""
                        UPDATE release SET state = :to, reason = :reason, changed_at = :now
                        WHERE id = :id AND state = :from
                        """)
                        .param("to", to.code())
                        .param("reason", reason.orElse(null))
                        .param("now", clock.millis())
                        .param("id", id)
                        .param("from", from.code())
                        .update()
                == 1);
    }

    /** Notes that the advance copies have been handed over. */
    public void advanced(long id) {
        store.run(db -> db.sql("UPDATE release SET advanced_at = :now WHERE id = :id AND advanced_at IS NULL")
                .param("now", clock.millis())
                .param("id", id)
                .update());
    }

    /**
     * Takes a step to which only the approval entitles that the moment found: nobody takes it back until the step is done.
     *
     * @throws IllegalStateException if somebody has, since the moment was found
     */
    public void whileScheduled(Moment moment, Runnable step) {
        store.runAtOneMoment(db -> {
            int rows = db.sql("UPDATE release SET changed_at = changed_at WHERE id = :id AND state = 'scheduled'")
                    .param("id", moment.release().id())
                    .update();
            if (rows == 0)
                throw new IllegalStateException(
                        "release " + moment.release().id() + " is not on the clock any more: nothing of it was sent");
            step.run();
        });
    }

    /** Ends a release whose dispatches have been frozen. Ending it twice changes nothing. */
    public void finish(long id) {
        move(id, ReleaseState.RELEASING, ReleaseState.RELEASED, Optional.empty());
    }

    /** Stops a release that is going out and cannot; a person decides. */
    public void hold(long id, String reason) {
        move(id, ReleaseState.RELEASING, ReleaseState.HELD, Optional.of(reason));
    }

    /** Ids that need something done now: due, due in advance, or begun and not finished. */
    public List<Long> awaiting() {
        return store.read()
                .sql("""
                        SELECT id FROM release
                        WHERE state = 'releasing'
                           OR (state = 'scheduled'
                               AND (due_at <= :now OR (advance_at <= :now AND advanced_at IS NULL)))
                        ORDER BY due_at, id
                        """)
                .param("now", clock.millis())
                .query(Long.class)
                .list();
    }

    /** The instants at which something is to happen, for the alarm clock. Empty when nothing is scheduled. */
    List<Alarm> alarms() {
        return store.read()
                .sql("""
                        SELECT id, due_at AS at FROM release WHERE state = 'scheduled'
                        UNION ALL
                        SELECT id, advance_at AS at FROM release
                        WHERE state = 'scheduled' AND advance_at IS NOT NULL AND advanced_at IS NULL
                        """)
                .query((row, n) -> new Alarm(row.getLong("id"), Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    /** All releases, newest release time first. */
    public List<Release> all() {
        return store.read()
                .sql(SELECT + "ORDER BY due_at DESC, id DESC")
                .query((row, n) -> release(row))
                .list();
    }

    /** The release with this id, if any. */
    public Optional<Release> find(long id) {
        return store.read()
                .sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> release(row))
                .optional();
    }

    /** The release with this id, which is known to exist. */
    public Release byId(long id) {
        return find(id).orElseThrow(() -> new InvalidRelease("release", "there is no release " + id));
    }

    /** The releases of a statement that are or will be public, the first one first. */
    List<Release> publicOf(long statement) {
        return store.read()
                .sql(SELECT + """
                        WHERE statement = :statement AND state IN ('scheduled', 'releasing', 'released')
                        ORDER BY due_at, id
                        """)
                .param("statement", statement)
                .query((row, n) -> release(row))
                .list();
    }

    /** The first release of the statement that this one releases again, if it does. */
    public Optional<Release> original(Statement statement) {
        return rereleases.original(statement.id()).flatMap(it -> publicOf(it).stream()
                .findFirst());
    }

    /** The pinned revisions, by language. */
    public List<Revision> revisions(Release release) {
        return store
                .read()
                .sql("SELECT revision FROM release_revision WHERE release = :release ORDER BY revision")
                .param("release", release.id())
                .query(Long.class)
                .list()
                .stream()
                .map(statements::revision)
                .toList();
    }

    /** Ids of the lists it is addressed to; those that get an advance copy, or the others. */
    public List<Long> lists(Release release, boolean advance) {
        return store.read()
                .sql("SELECT list FROM release_list WHERE release = :release AND advance = :advance ORDER BY list")
                .param("release", release.id())
                .param("advance", advance ? 1 : 0)
                .query(Long.class)
                .list();
    }

    /** The part of another release's audience it is addressed to, if it is; then only within its own lists. */
    public Optional<LedgerAudience> fromLedger(Release release) {
        return store.read()
                .sql("SELECT source, reached FROM release_ledger WHERE release = :release")
                .param("release", release.id())
                .query((row, n) -> new LedgerAudience(row.getLong("source"), row.getInt("reached") == 1))
                .optional();
    }

    /** The letterhead it goes out on, as it was when the release was planned. */
    public Letterhead letterhead(Release release) {
        return letterheads.of(release);
    }

    /** What of the letterhead an approval is bound to; nothing if the release was planned before there were any. */
    String proofOfLetterhead(Release release) {
        return letterheads.proof(release);
    }

    /** Whom it is for. */
    public Audience audience(Release release) {
        return audiences.of(this, release);
    }

    /** The same of a plan that nobody has written down. */
    public Audience audience(Plan plan) {
        return audiences.of(plan);
    }

    /** The channels it goes through. */
    public List<String> channels(Release release) {
        return store.read()
                .sql("SELECT channel FROM release_channel WHERE release = :release ORDER BY channel")
                .param("release", release.id())
                .query(String.class)
                .list();
    }

    /** What readers have of the editions of a release. */
    ReleasedRevisions released() {
        return released;
    }

    /** The hash the approval is bound to; empty for a draft. */
    Optional<byte[]> approvedHash(long id) {
        return store.read()
                .sql("SELECT sha256 FROM release WHERE id = :id")
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getBytes("sha256")))
                .single();
    }

    static Release release(ResultSet row) throws SQLException {
        return new Release(
                row.getLong("id"),
                row.getLong("organisation"),
                row.getLong("statement"),
                ReleaseState.of(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                ZoneId.of(row.getString("zone")),
                instant(row, "advance_at"),
                instant(row, "advanced_at"),
                instant(row, "deadline_at"),
                Optional.ofNullable(row.getString("reason")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
