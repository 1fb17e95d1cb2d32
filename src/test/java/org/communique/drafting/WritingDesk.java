package org.communique.drafting;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.communique.drafting.Version.Cause;
import org.communique.statement.Kind;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.statement.Statements;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.KeyFile;
import org.communique.vault.Vault;

/** Drafts on a real database: one organisation that speaks English and Dutch, one statement, a clock that is set by hand. */
final class WritingDesk implements AutoCloseable {

    static final String KEY = "safe";

    final Hands clock = new Hands();
    final Store store;
    final Statements statements;
    final Organisation organisation;
    final Drafts drafts;

    WritingDesk(Path folder, Dialect dialect) {
        store = Databases.open(dialect, folder);
        statements = new Statements(store, new Vault(KeyFile.readOrCreate(folder.resolve("key"))), clock);
        organisation = new Organisations(store)
                .add(new Organisation(
                        0,
                        "network",
                        Localized.same("The network"),
                        ZoneId.of("UTC"),
                        List.of(Locale.ENGLISH),
                        "news@example.org",
                        new Organisation.PressDesk("press@example.org", ""),
                        ""));
        drafts = new Drafts(store, statements, clock);
    }

    static DraftText text(String title) {
        return DraftText.EMPTY.saying(title, "A summary", "Words of " + title);
    }

    Writing writing() {
        return drafts.find(organisation.id(), KEY, Locale.ENGLISH)
                .orElseGet(() -> new Writing(0, organisation.id(), KEY, Kind.STATEMENT, Locale.ENGLISH));
    }

    AtDesk edition(Locale language) {
        return drafts.editions(writing()).getOrDefault(language, AtDesk.missing(language));
    }

    Saving save(Locale language, Saving.Change change) {
        return drafts.save(writing(), language, change);
    }

    Saving save(Locale language, int base, String title, String author) {
        var known = edition(language).revision();
        return save(language, new Saving.Change(base, known, text(title), author, Cause.WRITTEN));
    }

    Saving save(Locale language, int base, String title, Cause cause) {
        return save(language, new Saving.Change(base, edition(language).revision(), text(title), "kim", cause));
    }

    int saved(Locale language, int base, String title) {
        return ((Saving.Saved) save(language, base, title, "kim")).version();
    }

    List<String> titles(Locale language) {
        return drafts.history(writing(), language).stream()
                .map(it -> it.text().title())
                .toList();
    }

    /** Stores an edition as it stands. */
    void store(Locale language) {
        clock.pass(Duration.ofSeconds(1));
        var edition = edition(language);
        var saved = statements.save(Finishing.draft(writing(), language, edition.text(), List.of()));
        drafts.stored(writing(), edition, saved.revision());
    }

    /** A file comes in that knows nothing of the desk. */
    void takeIn(Locale language, String title) {
        clock.pass(Duration.ofSeconds(1));
        statements.save(Finishing.draft(writing(), language, text(title), List.of()));
    }

    @Override
    public void close() {
        store.close();
    }

    /** A clock that is set by hand. */
    static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-10-18T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
