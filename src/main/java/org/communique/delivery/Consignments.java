package org.communique.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.audience.Lists;
import org.communique.release.Galley;
import org.communique.release.Releases;
import org.communique.render.Rendered;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.statement.Rereleases;
import org.communique.statement.Statements;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the approved editions of each dispatch, and hands out what its deliveries share. */
public final class Consignments {

    private static final int REMEMBERED = 8;

    private final Store store;
    private final Releases releases;
    private final Statements statements;
    private final Organisations organisations;
    private final Lists lists;
    private final Dispatches dispatches;
    private final Map<Long, Consignment> recent = new LinkedHashMap<>(16, 0.75f, true);

    public Consignments(
            Store store,
            Releases releases,
            Statements statements,
            Organisations organisations,
            Lists lists,
            Dispatches dispatches) {
        this.store = store;
        this.releases = releases;
        this.statements = statements;
        this.organisations = organisations;
        this.lists = lists;
        this.dispatches = dispatches;
    }

    /** Writes the editions of a dispatch down, as they were approved. */
    static void keep(JdbcClient db, long dispatch, List<Galley> galleys) {
        for (var galley : galleys)
            db.sql("""
                            INSERT INTO dispatch_edition (dispatch, language, revision, subject, html, text, page, entry,
                                                          page_url, path, permanent, sha256)
                            VALUES (:dispatch, :language, :revision, :subject, :html, :text, :page, :entry,
                                    :pageUrl, :path, :permanent, :sha256)
                            """)
                    .param("dispatch", dispatch)
                    .param("language", galley.revision().language().toLanguageTag())
                    .param("revision", galley.revision().id())
                    .param("subject", galley.rendered().subject())
                    .param("html", galley.rendered().html())
                    .param("text", galley.rendered().text())
                    .param("page", galley.rendered().page())
                    .param("entry", galley.rendered().entry())
                    .param("pageUrl", galley.pageUrl())
                    .param("path", galley.path())
                    .param("permanent", galley.permanent())
                    .param("sha256", galley.rendered().sha256())
                    .update();
    }

    /** The editions of a dispatch as they were approved, in the order of their tags. They never change. */
    public List<Parcel.EditionOut> editions(long dispatch) {
        return List.copyOf(of(dispatch).editions().values());
    }

    /** What the deliveries of a dispatch share; remembered for the last few dispatches. */
    Consignment of(long dispatch) {
        synchronized (recent) {
            var known = recent.get(dispatch);
            if (known != null) return known;
            var read = read(dispatches.byId(dispatch));
            recent.put(dispatch, read);
            if (recent.size() > REMEMBERED)
                recent.remove(recent.keySet().iterator().next());
            return read;
        }
    }

    private Consignment read(Dispatch dispatch) {
        var release = releases.byId(dispatch.release());
        var statement = statements.byId(release.statement());
        var letterhead = releases.letterhead(release);
        var organisation = organisations.byId(release.organisation()).on(letterhead);
        var addressed = Stream.of(true, false)
                .flatMap(early -> releases.lists(release, early).stream())
                .toList();
        boolean advance = dispatch.phase().equals("advance");
        var editions = editions(dispatch);
        return new Consignment(
                dispatch,
                new Parcel.Letter(
                        dispatch.id(),
                        statement.key(),
                        statement.kind(),
                        organisation,
                        release.dueAt(),
                        advance,
                        advance ? release.advanceAt().orElse(dispatch.frozenAt()) : release.dueAt(),
                        letterhead,
                        new Rereleases(store).original(statement.id())),
                editions,
                addressed,
                addressed.stream()
                        .collect(Collectors.toMap(
                                Function.identity(), id -> words(lists.byId(id), organisation, editions))));
    }

    private static Map<String, Consignment.ListWords> words(
            ContactList list, Organisation organisation, Map<String, Parcel.EditionOut> editions) {
        return editions.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, it -> {
            var language = it.getValue().rendered().language();
            return new Consignment.ListWords(
                    language,
                    list.slug(),
                    list.names().in(language, organisation.fallback()),
                    list.kind() == ListKind.PRESS);
        }));
    }

    private Map<String, Parcel.EditionOut> editions(Dispatch dispatch) {
        return store
                .read()
                .sql("""
                        SELECT language, revision, subject, html, text, page, entry, page_url, path, permanent
                        FROM dispatch_edition WHERE dispatch = :dispatch ORDER BY language
                        """)
                .param("dispatch", dispatch.id())
                .query((row, n) -> new Kept(
                        row.getLong("revision"),
                        new Rendered(
                                Locale.forLanguageTag(row.getString("language")),
                                row.getString("subject"),
                                row.getString("html"),
                                row.getString("text"),
                                row.getString("page"),
                                row.getString("entry")),
                        row.getString("page_url"),
                        row.getString("path"),
                        row.getString("permanent")))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        kept -> kept.rendered().language().toLanguageTag(),
                        kept -> new Parcel.EditionOut(
                                statements.revision(kept.revision()),
                                kept.rendered(),
                                kept.pageUrl(),
                                kept.path(),
                                kept.permanent()),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    private record Kept(long revision, Rendered rendered, String pageUrl, String path, String permanent) {}
}
