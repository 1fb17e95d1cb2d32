package org.communique.release;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.render.Accent;
import org.communique.render.Imprint;
import org.communique.render.Manuscript;
import org.communique.render.Origin;
import org.communique.render.Renderer;
import org.communique.statement.Letterhead;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.statement.Revision;
import org.communique.statement.Statement;
import org.communique.statement.Statements;

/**
 * Renders the editions of a release. Approval, freeze and every channel take their bytes from here, so that what was
 * approved is what goes out.
 */
public final class Galleys {

    private final Statements statements;
    private final Organisations organisations;
    private final Releases releases;
    private final Kills kills;
    private final Renderer renderer;
    private final String baseUrl;

    /** @param baseUrl public address of the site without a slash at the end */
    public Galleys(
            Statements statements,
            Organisations organisations,
            Releases releases,
            Kills kills,
            Renderer renderer,
            String baseUrl) {
        this.statements = statements;
        this.organisations = organisations;
        this.releases = releases;
        this.kills = kills;
        this.renderer = renderer;
        this.baseUrl = baseUrl;
    }

    /**
     * Every edition of a release, by language.
     *
     * @param advance true for the copies the press gets under embargo
     * @throws InvalidRelease if an issue gathers a statement that is neither released nor scheduled
     */
    public List<Galley> of(Release release, boolean advance) {
        var statement = statements.byId(release.statement());
        var organisation = organisations.byId(release.organisation());
        var revisions = releases.revisions(release);
        return revisions.stream()
                .map(revision -> {
                    var path = path(release, revision);
                    var manuscript = manuscript(release, statement, organisation, revisions, revision, advance);
                    return new Galley(
                            revision,
                            renderer.render(manuscript),
                            baseUrl + path,
                            path,
                            baseUrl + "/s/" + revision.publicId());
                })
                .toList();
    }

    /** @throws InvalidRelease if a statement was recalled */
    void mustNotBeKilled(Statement statement) {
        if (kills.killed(statement.id()))
            throw new InvalidRelease(
                    "statement", "'" + statement.key() + "' was killed: say it under another key, as a new statement");
    }

    private Manuscript manuscript(
            Release release,
            Statement statement,
            Organisation organisation,
            List<Revision> revisions,
            Revision revision,
            boolean advance) {
        var language = revision.language();
        return new Manuscript(
                statement.kind(),
                language,
                revision.content(),
                imprint(organisation, releases.letterhead(release), language),
                release.dueAt(),
                release.zone(),
                baseUrl + path(release, revision),
                baseUrl + "/media",
                revisions.stream()
                        .filter(other -> other.edition() != revision.edition())
                        .map(other -> new Manuscript.Translation(other.language(), baseUrl + path(release, other)))
                        .toList(),
                revision.content().gathers().stream()
                        .map(key -> gathered(key, organisation, language))
                        .toList(),
                advance ? Optional.of(release.dueAt()) : Optional.empty(),
                releases.released().corrections(release, revision),
                origin(statement, organisation, language));
    }

    /** The page of whoever released it first, in the reader's language or a fallback. What comes out there later changes nothing. */
    private Optional<Origin> origin(Statement statement, Organisation organisation, Locale language) {
        return releases.original(statement).flatMap(first -> {
            var byLanguage = releases.revisions(first).stream()
                    .collect(Collectors.toMap(Revision::language, Function.identity()));
            var shown = organisation
                    .editionFor(language, byLanguage.keySet())
                    .map(byLanguage::get)
                    .or(() -> byLanguage.values().stream().min(Comparator.comparing(Revision::id)));
            var speaker = organisations.byId(first.organisation()).name(language);
            return shown.map(it -> new Origin(speaker, baseUrl + path(first, it), it.language()));
        });
    }

    /** What a letterhead of an organisation prints in a language. */
    public static Imprint imprint(Organisation organisation, Letterhead letterhead, Locale language) {
        var paper = letterhead.paper();
        return new Imprint(
                organisation.name(language),
                organisation.press().address(),
                organisation.press().phone(),
                paper.postal(),
                paper.legal(language, organisation.fallback()),
                Accent.of(paper.colour()));
    }

    private Manuscript.Gathered gathered(String key, Organisation organisation, Locale language) {
        var release = gatheredRelease(organisation.id(), key);
        var byLanguage =
                releases.revisions(release).stream().collect(Collectors.toMap(Revision::language, Function.identity()));
        var revision = organisation
                .editionFor(language, byLanguage.keySet())
                .map(byLanguage::get)
                .orElseThrow(() -> new InvalidRelease(
                        "gathers",
                        "'" + key + "' has no edition in " + language.toLanguageTag() + " or a fallback language"));
        return new Manuscript.Gathered(
                revision.content().title(),
                revision.content().summary(),
                baseUrl + path(release, revision),
                revision.language());
    }

    /**
     * The latest release of a gathered statement. One of the organisation's own may be scheduled only, since it may come out before
     * the issue; another's has to be out already: nobody learns from an error what another organisation plans.
     */
    Release gatheredRelease(long organisation, String key) {
        var own = statements.byKey(organisation, key);
        var all = own.map(it -> releases.publicOf(it.id())).orElseGet(() -> releasedElsewhere(key));
        if (all.isEmpty())
            throw new InvalidRelease(
                    "gathers",
                    own.isPresent()
                            ? "'" + key + "' is not released and not scheduled: schedule it first"
                            : "there is no statement '" + key + "'");
        var latest = all.get(all.size() - 1);
        if (kills.killed(latest.statement()))
            throw new InvalidRelease("gathers", "'" + key + "' was killed: take it out of the issue");
        return latest;
    }

    /** Releases that are out of the one statement with this key; none if several organisations have released one. */
    private List<Release> releasedElsewhere(String key) {
        var found = statements.allByKey(key).stream()
                .map(it -> releases.publicOf(it.id()).stream()
                        .filter(release -> release.state() == ReleaseState.RELEASED)
                        .toList())
                .filter(it -> !it.isEmpty())
                .toList();
        return found.size() == 1 ? found.get(0) : List.of();
    }

    /** The year is that of the first release, so that a later one does not move the page. */
    private String path(Release release, Revision revision) {
        var first = releases.publicOf(release.statement()).stream().findFirst().orElse(release);
        ZoneId zone = first.zone();
        int year = first.dueAt().atZone(zone).getYear();
        return "/" + revision.language().toLanguageTag() + "/" + year + "/" + revision.slug();
    }
}
