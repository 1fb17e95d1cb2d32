package org.communique.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.release.Decisions;
import org.communique.release.Embargo;
import org.communique.release.Plan;
import org.communique.release.ReleaseTime;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.store.Json;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/** A network to try things out with, made on an empty database in the sample mode. */
final class SampleNetwork {

    private static final String BASIS = "Sample network: invented people at example domains.";

    /** The server takes a few seconds to start, and nothing should look late. */
    private static final Duration STARTING = Duration.ofSeconds(8);

    private final Core core;
    private final Decisions decisions;

    SampleNetwork(Core core, Decisions decisions) {
        this.core = core;
        this.decisions = decisions;
    }

    /** What the sample has planned: one statement out at once, one within the minute, one under embargo. */
    record Planned(Instant soon, Instant embargoEnds) {}

    /** Makes the network if there is no organisation yet. */
    Optional<Planned> makeOnEmptyDatabase() {
        if (!core.organisations.all().isEmpty()) return Optional.empty();
        organisations();
        lists();
        topics();
        statements();
        return Optional.of(releases());
    }

    private void organisations() {
        for (var it : Json.read(text("organisations.json"), OrganisationFile[].class))
            core.organisations.add(new Organisation(
                    0,
                    it.slug(),
                    new Localized(it.names()),
                    ZoneId.of(it.zone()),
                    it.languages().stream().map(Locale::forLanguageTag).toList(),
                    it.sender(),
                    new Organisation.PressDesk(it.pressAddress(), it.pressPhone()),
                    it.postal()));
    }

    private void lists() {
        for (var it : Json.read(text("lists.json"), ListFile[].class)) {
            var organisation = core.organisations.bySlug(it.organisation()).orElseThrow();
            var list = core.lists.add(
                    organisation.id(),
                    it.slug(),
                    new Localized(it.names()),
                    ListKind.of(it.kind()).orElseThrow());
            try (var csv = open("contacts/" + it.slug() + ".csv")) {
                core.imports.importCsv(csv, list, BASIS, false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void topics() {
        for (var it : Json.read(text("topics.json"), TopicFile[].class))
            core.topics.name(it.slug(), new Localized(it.names()));
    }

    private void statements() {
        try {
            var folder = Files.createTempDirectory("communique-sample");
            try {
                for (var name : List.of("*.md", "*/*.png")) copy(name, folder);
                try (var files = Files.list(folder)) {
                    files.filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .forEach(core.intake::take);
                }
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the sample network", e);
        }
    }

    private Planned releases() {
        var now = core.clock.instant().plus(STARTING);
        var soon = now.plus(Duration.ofSeconds(30));
        var embargoEnds = now.plus(Duration.ofMinutes(10));
        release("support-without-conditions", now, List.of("alerts", "members"), Optional.empty());
        release("homes-that-are-safe", soon, List.of("alerts"), Optional.empty());
        release("monthly-november", soon.plusSeconds(15), List.of("newsletter"), Optional.empty());
        release("safe-work-this-season", embargoEnds, List.of("alerts"), Optional.of(now.plusSeconds(20)));
        return new Planned(soon, embargoEnds);
    }

    private void release(String key, Instant at, List<String> lists, Optional<Instant> advance) {
        var statement = core.statements.byKey(key).orElseThrow();
        var organisation = core.organisations.byId(statement.organisation());
        decisions.decide(new Plan(
                statement,
                lists.stream().map(this::list).toList(),
                new ReleaseTime(at, organisation.zone()),
                advance.map(instant -> new Embargo(instant, List.of(list("press")))),
                List.of("feed", "mail")));
    }

    private long list(String slug) {
        var secretariat = core.organisations.all().get(0);
        return core.lists.bySlug(secretariat.id(), slug).map(ContactList::id).orElseThrow();
    }

    private static void copy(String pattern, Path folder) throws IOException {
        for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:sample/" + pattern)) {
            var url = resource.getURL().toString();
            var target = folder.resolve(url.substring(url.lastIndexOf("/sample/") + "/sample/".length()));
            Files.createDirectories(target.getParent());
            try (var in = resource.getInputStream()) {
                Files.copy(in, target);
            }
        }
    }

    private static String text(String name) {
        try (var in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return SampleNetwork.class.getResourceAsStream("/sample/" + name);
    }

    private record OrganisationFile(
            String slug,
            Map<String, String> names,
            String zone,
            List<String> languages,
            String sender,
            String pressAddress,
            String pressPhone,
            String postal) {}

    private record TopicFile(String slug, Map<String, String> names) {}

    private record ListFile(String organisation, String slug, String kind, Map<String, String> names) {}
}
