package org.communique.release;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.render.Accent;
import org.communique.render.Imprint;
import org.communique.render.Manuscript;
import org.communique.render.Origin;
import org.communique.render.Renderer;
import org.communique.statement.Change;
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
        var setting = new Setting(
                release, statement, organisation, releases.letterhead(release), releases.revisions(release), advance);
        return setting.editions().stream().map(it -> galley(setting, it)).toList();
    }

    /**
     * An edition that is still being written, as it would go out.
     *
     * @throws InvalidRelease if an issue gathers a statement that is neither released nor scheduled
     */
    public Galley proof(Proof proof) {
        return galley(
                new Setting(
                        unplanned(proof),
                        proof.statement(),
                        proof.organisation(),
                        proof.letterhead(),
                        proof.editions(),
                        false),
                proof.shown());
    }

    /** Where the page of an edition is. @param path below the base URL */
    public record Address(Locale language, String path, String title) {}

    /** Where the pages of all editions would be. */
    public List<Address> addresses(Proof proof) {
        var release = unplanned(proof);
        return proof.editions().stream()
                .map(it -> new Address(
                        it.language(), path(release, it), it.content().title()))
                .toList();
    }

    private static Release unplanned(Proof proof) {
        var of = proof.organisation();
        return new Release(
                0,
                of.id(),
                proof.statement().id(),
                ReleaseState.DRAFT,
                proof.at(),
                of.zone(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** All that the editions of a release share. */
    private record Setting(
            Release release,
            Statement statement,
            Organisation organisation,
            Letterhead letterhead,
            List<Revision> editions,
            boolean advance) {}

    private Galley galley(Setting setting, Revision revision) {
        var path = path(setting.release(), revision);
        return new Galley(
                revision,
                renderer.render(manuscript(setting, revision)),
                baseUrl + path,
                path,
                baseUrl + "/s/" + revision.publicId());
    }

    /** @throws InvalidRelease if a statement was recalled */
    void mustNotBeKilled(Statement statement) {
        if (kills.killed(statement.id()))
            throw new InvalidRelease(
                    "statement", "'" + statement.key() + "' was killed: say it under another key, as a new statement");
    }

    private Manuscript manuscript(Setting setting, Revision revision) {
        var release = setting.release();
        var organisation = setting.organisation();
        var language = revision.language();
        return new Manuscript(
                setting.statement().kind(),
                language,
                revision.content(),
                imprint(organisation, setting.letterhead(), language),
                release.dueAt(),
                release.zone(),
                baseUrl + path(release, revision),
                baseUrl + "/media",
                setting.editions().stream()
                        .filter(other -> other.edition() != revision.edition())
                        .map(other -> new Manuscript.Translation(other.language(), baseUrl + path(release, other)))
                        .toList(),
                revision.content().gathers().stream()
                        .map(key -> gathered(key, organisation, language))
                        .toList(),
                setting.advance() ? Optional.of(release.dueAt()) : Optional.empty(),
                corrections(release, revision),
                origin(setting.statement(), organisation, language));
    }

    /** What no release has made public yet stands above what was put right before: a proof shows it too. */
    private List<Manuscript.Correction> corrections(Release release, Revision revision) {
        var known = releases.released().corrections(release, revision);
        var change = revision.content().change();
        boolean told = known.stream().anyMatch(it -> it.reason().equals(change.reason()));
        if (told || !(change instanceof Change.Correction own)) return known;
        return Stream.concat(Stream.of(new Manuscript.Correction(release.dueAt(), own.reason())), known.stream())
                .toList();
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
