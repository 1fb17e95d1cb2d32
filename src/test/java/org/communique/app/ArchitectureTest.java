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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The arrows of the architecture, as {@link Rooms} draws them, and what else holds everywhere. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {

    static final String ROOT = "org.communique.";

    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.communique");

    @Test
    void every_arrow_between_rooms_is_a_declared_one() {
        Rooms.MAY_USE.forEach((room, others) -> {
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
        assertEquals(Rooms.MAY_USE.keySet(), rooms);
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("org.communique.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void each_library_has_one_home() {
        Rooms.HOMES.forEach((library, rooms) -> {
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
