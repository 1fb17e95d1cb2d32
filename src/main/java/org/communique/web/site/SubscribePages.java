package org.communique.web.site;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.feed.Facet;
import org.communique.render.Phrases;
import org.communique.render.Templates;
import org.communique.signup.Choosing;
import org.communique.signup.Confirmations;
import org.communique.signup.Filled;
import org.communique.signup.Offers;
import org.communique.signup.Signups;
import org.communique.statement.Languages;

/** The pages of joining as bytes. */
final class SubscribePages {

    private final Site site;
    private final Templates templates;
    private final Signups signups;

    SubscribePages(Site site, Templates templates, Signups signups) {
        this.site = site;
        this.templates = templates;
        this.signups = signups;
    }

    /** A form to show. @param name of the form, for its token */
    record Form(Locale language, String name, String path, List<Offers.Group> groups) {}

    /** What to say above it. Empty strings say nothing. @param token to keep; empty = a new one */
    record Remark(String notice, String wrong, String meant, String token) {

        static final Remark NONE = new Remark("", "", "", "");
    }

    byte[] form(Form form, Optional<Filled> filled, Remark remark) {
        var model = new HashMap<String, Object>();
        model.put("view", view(form, filled, remark));
        model.put("token", remark.token().isEmpty() ? signups.token(form.name()) : remark.token());
        model.put("form", form.name());
        model.put("action", site.settings.href(form.path()));
        model.put("bits", signups.workBits());
        model.put("script", site.settings.href(site.script.path()));
        model.put("wording", wording(form.language()));
        model.put("address", site.settings.url(form.path()));
        return render(
                form.name().equals("embed") ? "site/subscribe-embed.html" : "site/subscribe.html",
                form.language(),
                model);
    }

    /** Exactly what stands above the button: the evidence. */
    String wording(Locale language) {
        return Phrases.get(language, "subscribe.wording");
    }

    byte[] thanks(Locale language) {
        return render("site/subscribed.html", language, Map.of());
    }

    byte[] confirm(Confirmations.Seen.Open open) {
        return render("site/confirm.html", open.language(), Map.of("lists", open.lists(), "state", "ask"));
    }

    byte[] confirmed(Confirmations.Done done) {
        var links = done.preferences().stream().map(site.settings::href).toList();
        return render(
                "site/confirm.html",
                done.language(),
                Map.of("lists", done.lists(), "waiting", done.waiting(), "preferences", links, "state", "done"));
    }

    byte[] expired(Locale language) {
        return render(
                "site/confirm.html",
                language,
                Map.of("state", "expired", "again", site.settings.href("/" + language.toLanguageTag() + "/subscribe")));
    }

    private byte[] render(String template, Locale reader, Map<String, ?> model) {
        var language = Languages.shipped(reader);
        var all = new HashMap<String, Object>(model);
        all.put(
                "frame",
                site.frames.frame(language, Optional.empty(), List.of()).unindexed());
        all.put("search", true);
        return templates.render(template, language, all).getBytes(StandardCharsets.UTF_8);
    }

    private SubscribeView view(Form form, Optional<Filled> filled, Remark remark) {
        var chosen = filled.map(Filled::lists).orElse(List.of());
        boolean single =
                form.groups().stream().mapToInt(it -> it.choices().size()).sum() == 1;
        var groups = form.groups().stream().map(it -> group(it, chosen)).toList();
        var languages =
                filled.map(Filled::languages).orElse(List.of(form.language().toLanguageTag()));
        return new SubscribeView(
                groups,
                single,
                filled.map(Filled::address).orElse(""),
                languages(languages.stream().limit(1).toList()),
                languages(languages.stream().skip(1).toList()),
                topics(form.language(), filled.map(Filled::topics).orElse(List.of())),
                rhythms(form.language(), filled.map(Filled::rhythm).orElse(Choosing.RHYTHMS.get(0))),
                remark.notice(),
                remark.wrong(),
                remark.meant());
    }

    private static SubscribeView.Group group(Offers.Group group, List<String> chosen) {
        return new SubscribeView.Group(
                group.slug(),
                group.name(),
                group.choices().stream()
                        .map(it -> new SubscribeView.Option(it.key(), it.name(), chosen.contains(it.key())))
                        .toList());
    }

    private static List<SubscribeView.Option> languages(List<String> chosen) {
        return Languages.shipped().stream()
                .map(it -> new SubscribeView.Option(
                        it.toLanguageTag(),
                        Languages.ownName(it),
                        chosen.contains(it.toLanguageTag()),
                        it.toLanguageTag(),
                        Languages.direction(it)))
                .toList();
    }

    /** Only what the public can see anyway: topics under which something was published. */
    List<SubscribeView.Option> topics(Locale language, List<String> chosen) {
        return site.frames.catalogue().of(Facet.TOPIC, language).stream()
                .map(it -> new SubscribeView.Option(
                        it.selection().slug(),
                        it.label(),
                        chosen.contains(it.selection().slug())))
                .toList();
    }

    private static List<SubscribeView.Option> rhythms(Locale language, String chosen) {
        return Choosing.RHYTHMS.stream()
                .map(it -> new SubscribeView.Option(
                        it, Phrases.get(language, "subscribe.rhythm-" + it), it.equals(chosen)))
                .toList();
    }
}
