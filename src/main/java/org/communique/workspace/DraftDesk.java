package org.communique.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.drafting.AtDesk;
import org.communique.drafting.DraftText;
import org.communique.drafting.Drafts;
import org.communique.drafting.Finishing;
import org.communique.drafting.Mend;
import org.communique.drafting.Note;
import org.communique.drafting.Notes;
import org.communique.drafting.Saving;
import org.communique.drafting.Version;
import org.communique.drafting.Writing;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.DraftRefused;
import org.communique.statement.Kind;
import org.communique.statement.Organisation;
import org.communique.statement.Slug;
import org.communique.statement.Stored;
import org.communique.store.Store;

/** Writing: what an organisation is about to say, from the first word to the revision that is planned. */
public final class DraftDesk {

    /** Of the address where statements are begun. */
    private static final String RESERVED = "new";

    private final Gate gate;
    private final Rooms rooms;

    DraftDesk(Gate gate, Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    /** What it works with. @param saving where a finished draft is stored, as from a file */
    record Rooms(Store store, Drafts drafts, Notes notes, StatementDesk saving, Renaming renaming) {}

    /** Everything that is written or begun, by key: a line for each edition, the source's before the others. */
    @Needs(Permission.STATEMENT_READ)
    public List<Drafts.Heading> all(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_READ);
        var all = new LinkedHashMap<String, Drafts.Heading>();
        rooms.drafts().headings(of.id()).forEach(it -> all.putIfAbsent(it.key() + " " + it.language(), it));
        new Stored(rooms.store())
                .headings(of.id())
                .forEach(it -> all.putIfAbsent(
                        it.key() + " " + it.language(),
                        new Drafts.Heading(it.key(), it.kind(), it.language(), it.title(), it.at())));
        return List.copyOf(all.values());
    }

    /** What is begun. @param key empty = made of the title */
    public record Beginning(Kind kind, Locale source, String title, String key) {}

    /**
     * Begins a statement.
     *
     * @throws Taken if another has the key that was asked for
     */
    @Needs(Permission.STATEMENT_WRITE)
    public Writing begin(Actor actor, String organisation, Beginning wish) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_WRITE);
        var made = Slug.of(wish.title());
        var wanted = !wish.key().isEmpty()
                ? wish.key()
                : made.isEmpty() ? wish.kind().code() : made;
        for (int n = 1; ; n++) {
            var key = n == 1 ? wanted : wanted + "-" + n;
            var writing = new Writing(0, of.id(), key, wish.kind(), wish.source());
            if (!key.equals(RESERVED) && rooms.drafts().begin(writing)) {
                var text = DraftText.EMPTY.saying(wish.title(), "", "");
                save(actor, organisation, key, new Edit(wish.source(), 0, 0, text, Version.Cause.WRITTEN));
                return writing;
            }
            if (!wish.key().isEmpty()) throw new Taken("statement", key);
        }
    }

    /**
     * Gives a statement another key, as long as nobody outside can know the old one and nobody is asked to approve it.
     *
     * @param key a good slug
     */
    @Needs(Permission.STATEMENT_WRITE)
    public Renaming.Result rename(Actor actor, String organisation, String key, String other) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_WRITE);
        return other.equals(RESERVED) ? Renaming.Result.TAKEN : rooms.renaming().rename(writing(of, key), other);
    }

    /** A statement with its editions, the source first; languages of the organisation that nobody has begun are among them. */
    public record Open(Writing writing, Map<Locale, AtDesk> editions) {

        /** The edition in a language; an empty one if nobody has begun it. */
        public AtDesk in(Locale language) {
            return editions.getOrDefault(language, AtDesk.missing(language));
        }
    }

    /** @throws Missing if the organisation has none of this key */
    @Needs(Permission.STATEMENT_WRITE)
    public Open open(Actor actor, String organisation, String key) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_WRITE);
        var writing = writing(of, key);
        var editions = rooms.drafts().editions(writing);
        of.fallback().forEach(it -> editions.putIfAbsent(it, AtDesk.missing(it)));
        return new Open(writing, editions);
    }

    /** What somebody has written. @param base and @param revision as {@link Saving.Change} */
    public record Edit(Locale language, int base, long revision, DraftText text, Version.Cause cause) {}

    /** Keeps what somebody has written, unless another has written meanwhile. */
    @Needs(Permission.STATEMENT_WRITE)
    public Saving save(Actor actor, String organisation, String key, Edit edit) {
        var writing = writing(gate.enter(actor, organisation, Permission.STATEMENT_WRITE), key);
        var change = new Saving.Change(edit.base(), edit.revision(), edit.text(), actor.name(), edit.cause());
        return rooms.drafts().save(writing, edit.language(), change);
    }

    /** What is kept of an edition, the newest first. */
    @Needs(Permission.STATEMENT_WRITE)
    public List<Version> history(Actor actor, String organisation, String key, Locale language) {
        var writing = writing(gate.enter(actor, organisation, Permission.STATEMENT_WRITE), key);
        return rooms.drafts().history(writing, language);
    }

    /** An edition says what the source says now. */
    @Needs(Permission.STATEMENT_WRITE)
    public void current(Actor actor, String organisation, String key, Locale language) {
        var writing = writing(gate.enter(actor, organisation, Permission.STATEMENT_WRITE), key);
        rooms.drafts().current(writing, language);
    }

    /** Keeps the bytes of a file that has been checked, by their SHA-256 in hex; the next save names it. */
    @Needs(Permission.STATEMENT_WRITE)
    public void keep(Actor actor, String organisation, String sha256, byte[] bytes) {
        gate.enter(actor, organisation, Permission.STATEMENT_WRITE);
        rooms.drafts().files().keep(sha256, bytes);
    }

    /** A file of an edition as it stands. @param mediaType decided by its bytes */
    public record Bytes(String mediaType, byte[] bytes) {}

    /** Empty if no edition has such a file now. */
    @Needs(Permission.STATEMENT_WRITE)
    public Optional<Bytes> file(Actor actor, String organisation, String key, String sha256) {
        var writing = writing(gate.enter(actor, organisation, Permission.STATEMENT_WRITE), key);
        return rooms.drafts().editions(writing).values().stream()
                .flatMap(it -> it.text().files().stream())
                .filter(it -> it.file().sha256().equals(sha256))
                .findFirst()
                .flatMap(it -> rooms.drafts()
                        .files()
                        .bytes(sha256)
                        .map(bytes -> new Bytes(it.file().mediaType(), bytes)));
    }

    /** Notes on an edition: the open ones first. */
    @Needs(Permission.STATEMENT_WRITE)
    public List<Note> notes(Actor actor, String organisation, String key, Locale language) {
        var writing = writing(gate.enter(actor, organisation, Permission.STATEMENT_WRITE), key);
        return rooms.notes().of(writing, language);
    }

    /** Writes a note for colleagues. */
    @Needs(Permission.STATEMENT_WRITE)
    public void note(Actor actor, String organisation, String key, Notes.Wish wish) {
        var writing = writing(gate.enter(actor, organisation, Permission.STATEMENT_WRITE), key);
        rooms.notes().add(writing, actor.name(), wish);
    }

    /** Somebody has seen to a note. */
    @Needs(Permission.STATEMENT_WRITE)
    public void resolve(Actor actor, String organisation, String key, long note) {
        var writing = writing(gate.enter(actor, organisation, Permission.STATEMENT_WRITE), key);
        rooms.notes().resolve(writing, note, actor.name());
    }

    /** What is to be mended before it can be planned, by language; empty = every edition is stored. */
    @Needs(Permission.STATEMENT_WRITE)
    public Map<Locale, List<Mend>> ready(Actor actor, String organisation, String key) {
        var of = gate.enter(actor, organisation, Permission.STATEMENT_WRITE);
        var writing = writing(of, key);
        var unstored = rooms.drafts().editions(writing).values().stream()
                .filter(AtDesk::unstored)
                .toList();
        var mends = new LinkedHashMap<Locale, List<Mend>>();
        for (var it : unstored) {
            var found = Finishing.mends(writing, it.text());
            if (!found.isEmpty()) mends.put(it.language(), found);
        }
        if (nothing(writing)) mends.put(writing.source(), Finishing.mends(writing, DraftText.EMPTY));
        return mends.isEmpty() ? store(actor, organisation, writing, unstored) : mends;
    }

    private boolean nothing(Writing writing) {
        return rooms.drafts().editions(writing).values().stream()
                .allMatch(it -> it.text().blank());
    }

    /** All of them or none. */
    private Map<Locale, List<Mend>> store(Actor actor, String organisation, Writing writing, List<AtDesk> unstored) {
        var at = new Locale[1];
        try {
            rooms.store()
                    .run(db -> unstored.forEach(it -> {
                        at[0] = it.language();
                        var bytes = it.text().files().stream()
                                .map(file -> rooms.drafts()
                                        .files()
                                        .bytes(file.file().sha256())
                                        .orElseThrow())
                                .toList();
                        var draft = Finishing.draft(writing, it.language(), it.text(), bytes);
                        var saved = rooms.saving().save(actor, organisation, draft);
                        rooms.drafts().stored(writing, it, saved.revision());
                    }));
            return Map.of();
        } catch (DraftRefused refused) {
            return Map.of(at[0], List.of(new Mend(refused.field(), "refused", "", 0)));
        }
    }

    private Writing writing(Organisation of, String key) {
        return rooms.drafts().find(of.id(), key, of.fallback().get(0)).orElseThrow(() -> new Missing("statement"));
    }
}
