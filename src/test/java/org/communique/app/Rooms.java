package org.communique.app;

import java.util.Map;
import java.util.Set;

/** The map of the house, for {@link ArchitectureTest}. A new arrow is a design decision: change it here, and say why in an ADR. */
final class Rooms {

    /** What the pages of staff may use, whatever they are about; nothing of it asks for rights but the workspace. */
    static final Set<String> DESK = Set.of(
            "statement",
            "audience",
            "segment",
            "calendar",
            "intake",
            "render",
            "release",
            "delivery",
            "feed",
            "staff",
            "signin",
            "workspace",
            "transfer",
            "presscontact",
            "progress",
            "web.desk");

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
            Map.entry("calendar", Set.of("store", "vault", "statement", "render")),
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
                            "signin",
                            "store",
                            "statement",
                            "audience",
                            "calendar",
                            "segment",
                            "release",
                            "delivery",
                            "render",
                            "transfer",
                            "presscontact",
                            "review",
                            "progress")),
            Map.entry("progress", Set.of("store", "statement", "audience", "release", "delivery")),
            Map.entry(
                    "review",
                    Set.of("store", "vault", "statement", "audience", "staff", "release", "notice", "render")),
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
            Map.entry("signin", Set.of("store", "vault", "form", "staff", "audience")),
            Map.entry("web.desk", DESK),
            Map.entry("web.desk.signin", DESK),
            Map.entry("web.desk.plan", DESK),
            Map.entry("web.desk.calendar", DESK),
            Map.entry("web.desk.review", DESK),
            Map.entry("web.desk.board", DESK),
            Map.entry("web.desk.report", DESK));

    /** Each library has one home, so that replacing it is the work of one room. */
    static final Map<String, Set<String>> HOMES = Map.ofEntries(
            Map.entry("org.apache.camel", Set.of("app")),
            Map.entry("org.apache.catalina", Set.of("app")),
            Map.entry("picocli", Set.of("app")),
            Map.entry("io.micrometer", Set.of("app")),
            Map.entry("org.springframework.boot", Set.of("app")),
            Map.entry("org.springframework.security", Set.of("app", "signin", "web.desk")),
            Map.entry("org.springframework.session", Set.of("signin", "app")),
            Map.entry("com.nulabinc", Set.of("signin")),
            Map.entry("io.nayuki", Set.of("web.desk.signin")),
            Map.entry("de.focus_shift", Set.of("calendar")),
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
            Map.entry("tools.jackson", Set.of("store", "signin")),
            Map.entry("org.flywaydb", Set.of("store")),
            Map.entry("com.zaxxer.hikari", Set.of("store")),
            Map.entry("org.sqlite", Set.of("store")),
            Map.entry("javax.crypto", Set.of("vault", "smtp")),
            Map.entry("org.xbill.DNS", Set.of("sender")),
            Map.entry("com.amazon.corretto", Set.of("sender")),
            Map.entry("org.apache.hc", Set.of("fetch")),
            Map.entry("java.net.http", Set.of("fetch")),
            Map.entry("org.springframework.web", Set.of("web.site", "web.desk", "app")));

    private static Set<String> with(Set<String> rooms, String... more) {
        var all = new java.util.TreeSet<>(rooms);
        all.addAll(Set.of(more));
        return all;
    }

    private Rooms() {}
}
