package org.communique.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The arrows of the architecture. A new arrow is a design decision: change this map, and say why in an ADR. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {

    static final String ROOT = "org.communique.";

    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("store", Set.of()),
            Map.entry("vault", Set.of()),
            Map.entry("smtp", Set.of()),
            Map.entry("fetch", Set.of()),
            Map.entry("search", Set.of()),
            Map.entry("statement", Set.of("store", "vault")),
            Map.entry("audience", Set.of("store", "vault", "statement")),
            Map.entry("transfer", Set.of("store", "vault", "statement", "audience", "staff", "signup")),
            Map.entry("staff", Set.of("store")),
            Map.entry("segment", Set.of("store", "vault", "statement", "audience")),
            Map.entry("intake", Set.of("statement")),
            Map.entry("render", Set.of("statement")),
            Map.entry("release", Set.of("store", "statement", "audience", "segment", "render")),
            Map.entry("notice", Set.of("store", "vault", "statement", "audience", "render")),
            Map.entry("form", Set.of("vault")),
            Map.entry("signup", Set.of("store", "vault", "statement", "audience", "notice", "form")),
            Map.entry("sender", Set.of("store", "vault")),
            Map.entry("delivery", Set.of("store", "vault", "statement", "audience", "segment", "render", "release")),
            Map.entry("mail", Set.of("vault", "statement", "render", "delivery", "sender", "smtp")),
            Map.entry("feedback", Set.of("vault", "audience", "delivery")),
            Map.entry("feed", Set.of("store", "statement", "render", "delivery", "search")),
            Map.entry("hub", Set.of("store", "vault", "feed", "fetch")),
            Map.entry(
                    "presscontact",
                    Set.of("store", "vault", "statement", "audience", "render", "delivery", "notice", "form")),
            Map.entry("press", Set.of("store", "vault", "statement", "audience", "release", "delivery", "render")),
            Map.entry(
                    "workspace",
                    Set.of(
                            "staff",
                            "store",
                            "statement",
                            "audience",
                            "segment",
                            "release",
                            "render",
                            "transfer",
                            "presscontact")),
            Map.entry("choices", Set.of("store", "vault", "statement", "audience", "notice", "form")),
            Map.entry(
                    "web.site",
                    Set.of(
                            "store",
                            "statement",
                            "audience",
                            "intake",
                            "render",
                            "release",
                            "delivery",
                            "feed",
                            "hub",
                            "press",
                            "choices",
                            "presscontact",
                            "search",
                            "signup")),
            Map.entry("web.desk", Set.of("statement", "audience", "intake", "render", "release", "delivery", "feed")));

    /** Each library has one home, so that replacing it is the work of one room. */
    static final Map<String, Set<String>> HOMES = Map.ofEntries(
            Map.entry("org.apache.camel", Set.of("app")),
            Map.entry("org.apache.catalina", Set.of("app")),
            Map.entry("picocli", Set.of("app")),
            Map.entry("io.micrometer", Set.of("app")),
            Map.entry("org.springframework.boot", Set.of("app")),
            Map.entry("org.springframework.security", Set.of("app")),
            Map.entry("org.quartz", Set.of("release", "app")),
            Map.entry("jakarta.mail", Set.of("mail", "feedback", "app")),
            Map.entry("org.eclipse.angus", Set.of("mail", "feedback")),
            Map.entry("com.icegreen.greenmail", Set.of("mail")),
            Map.entry("com.rometools", Set.of("feed")),
            Map.entry("org.jdom2", Set.of("feed")),
            Map.entry("org.apache.lucene", Set.of("search")),
            Map.entry("org.tartarus.snowball", Set.of("search")),
            Map.entry("org.thymeleaf", Set.of("render")),
            Map.entry("org.commonmark", Set.of("render")),
            Map.entry("org.owasp", Set.of("render")),
            Map.entry("org.yaml.snakeyaml", Set.of("intake")),
            Map.entry("javax.imageio", Set.of("intake")),
            Map.entry("com.drew", Set.of("intake")),
            Map.entry("com.twelvemonkeys", Set.of("intake")),
            Map.entry("org.apache.pdfbox", Set.of("intake")),
            Map.entry("de.siegmar.fastcsv", Set.of()),
            Map.entry("com.sanctionco.jmail", Set.of("audience")),
            Map.entry("tools.jackson", Set.of("store")),
            Map.entry("org.flywaydb", Set.of("store")),
            Map.entry("com.zaxxer.hikari", Set.of("store")),
            Map.entry("org.sqlite", Set.of("store")),
            Map.entry("javax.crypto", Set.of("vault", "smtp")),
            Map.entry("org.xbill.DNS", Set.of("sender")),
            Map.entry("com.amazon.corretto", Set.of("sender")),
            Map.entry("org.apache.hc", Set.of("fetch")),
            Map.entry("java.net.http", Set.of("fetch")),
            Map.entry("org.springframework.web", Set.of("web.site", "web.desk", "app")));

    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.communique");

    @Test
    void every_arrow_between_rooms_is_a_declared_one() {
        MAY_USE.forEach((room, others) -> {
            var allowed = Stream.concat(Stream.of(room), others.stream())
                    .map(it -> ROOT + it + "..")
                    .toArray(String[]::new);
            classes()
                    .that(resideInAPackage(ROOT + room + ".."))
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(allowed)
                            .or(DescribedPredicate.not(resideInAPackage("org.communique.."))))
                    .as(room + " uses only " + others)
                    .check(MAIN);
        });
    }

    @Test
    void every_package_is_a_room_of_the_map() throws IOException {
        var rooms = MAIN.stream()
                .map(it -> it.getPackageName()
                        .substring(Math.min(ROOT.length(), it.getPackageName().length())))
                .collect(java.util.stream.Collectors.toSet());
        rooms.remove("app");
        assertEquals(MAY_USE.keySet(), rooms);
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("org.communique.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void each_library_has_one_home() {
        HOMES.forEach((library, rooms) -> {
            var homes = rooms.stream().map(it -> ROOT + it + "..").toArray(String[]::new);
            noClasses()
                    .that(DescribedPredicate.not(resideInAnyPackage(homes)))
                    .should()
                    .dependOnClassesThat(resideInAPackage(library + ".."))
                    .as(library + " is used only in " + rooms)
                    .check(MAIN);
        });
    }

    @Test
    void time_comes_from_a_clock_that_is_handed_in() {
        rule(noClasses().should().callMethod(java.time.Instant.class, "now"));
        rule(noClasses().should().callMethod(System.class, "currentTimeMillis"));
        rule(noClasses().should().callMethod(java.time.LocalDate.class, "now"));
        rule(noClasses().should().callMethod(Thread.class, "sleep", long.class));
        rule(noClasses()
                .that(DescribedPredicate.not(simpleName("Communique")))
                .should()
                .callMethod(java.time.Clock.class, "systemUTC"));
    }

    @Test
    void only_the_mail_header_type_sets_headers() {
        rule(noClasses()
                .that(DescribedPredicate.not(simpleName("MailHeader")))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a raw header setter of a mail",
                        call -> Set.of("setHeader", "addHeader", "addHeaderLine")
                                        .contains(call.getName())
                                && call.getTargetOwner().getPackageName().startsWith("jakarta.mail"))));
    }

    /** SMTP and DNS have rooms of their own, and {@code doctor} asks whether a relay answers; nobody else opens a connection. */
    @Test
    void only_the_fetcher_calls_addresses_of_the_web() {
        rule(noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(
                                ROOT + "fetch..", ROOT + "smtp..", ROOT + "sender..", ROOT + "mail.."))
                        .and(DescribedPredicate.not(simpleName("DoctorCommand"))))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe("open connections", it -> Set.of(
                                "java.net.Socket",
                                "java.net.URLConnection",
                                "java.net.HttpURLConnection",
                                "javax.net.ssl.HttpsURLConnection",
                                "java.nio.channels.SocketChannel")
                        .contains(it.getName()))));
        rule(noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "URL.openStream or openConnection",
                        call -> call.getTargetOwner().getName().equals("java.net.URL")
                                && call.getName().startsWith("open"))));
    }

    @Test
    void the_public_pages_cannot_list_contacts() {
        rule(noClasses()
                .that(resideInAPackage(ROOT + "web.site.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "audience..")));
    }

    /** What stands behind the public pages looks up one person, by a token or by an address she typed. */
    @Test
    void nothing_behind_the_public_pages_lists_contacts() {
        var behind = DescribedPredicate.<com.tngtech.archunit.core.domain.JavaClass>describe(
                "implement an interface of the public pages", it -> it.getAllRawInterfaces().stream()
                        .anyMatch(i -> i.getPackageName().equals(ROOT + "web.site")));
        rule(noClasses()
                .that(behind)
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a method of the audience that returns many",
                        call -> call.getTargetOwner().getPackageName().equals(ROOT + "audience")
                                && call.getTarget().getRawReturnType().isAssignableTo(Iterable.class)
                                && !Set.of("Contacts.ids")
                                        .contains(call.getTargetOwner().getSimpleName() + "." + call.getName()))));
    }

    /** Who asks is asked at one place: a use case that another room wrote would have no line in the matrix. */
    @Test
    void only_the_workspace_declares_what_a_use_case_takes() {
        rule(noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(ROOT + "workspace..", ROOT + "staff..")))
                .should()
                .dependOnClassesThat(simpleName("Needs").and(resideInAPackage(ROOT + "staff"))));
    }

    @Test
    void pages_write_json_with_the_store_s_mapper_and_never_reach_the_store() {
        rule(noClasses()
                .that(resideInAPackage(ROOT + "web.."))
                .should()
                .dependOnClassesThat(simpleName("Store").and(resideInAPackage(ROOT + "store"))));
    }

    @Test
    void the_feed_parser_is_never_told_to_allow_doctypes() {
        rule(noClasses().should().callMethodWhere(DescribedPredicate.describe("setAllowDoctypes", call -> call.getName()
                .equals("setAllowDoctypes"))));
    }

    @Test
    void no_file_is_longer_than_three_hundred_lines() throws IOException {
        for (var folder : Set.of("src/main/java", "src/test/java", "src/bench/java"))
            try (var files = Files.walk(Path.of(folder))) {
                for (var file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    long lines = Files.readAllLines(file).size();
                    assertTrue(lines <= 300, file + " has " + lines + " lines");
                }
            }
    }

    private static void rule(ArchRule rule) {
        rule.check(MAIN);
    }
}
