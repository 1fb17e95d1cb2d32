package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.communique.render.Templates;
import org.communique.signup.Answer;
import org.communique.signup.Filled;
import org.communique.signup.Offers;
import org.communique.signup.Signups;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The forms of people who want to join: of everybody, of one organisation, of a hidden list, and in the page of another site. A form
 * that is filled in properly leads to one page that is the same for every address, whatever comes of it.
 */
@Controller
class SubscribeController {

    private static final String ALL = "/{language}/subscribe";
    private static final String ORGANISATION = "/{language}/subscribe/{organisation}";
    private static final String HIDDEN = "/{language}/subscribe/list/{uid:[0-9a-f]{32}}";

    private final Site site;
    private final Signups signups;
    private final SubscribePages pages;
    private final Visitors visitors;

    SubscribeController(Site site, Templates templates, Signups signups, Visitors visitors) {
        this.site = site;
        this.signups = signups;
        this.pages = new SubscribePages(site, templates, signups);
        this.visitors = visitors;
    }

    @GetMapping(ALL)
    void all(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(request, response, everybody(tag, "subscribe"));
    }

    @GetMapping(ORGANISATION)
    void organisation(
            @PathVariable("language") String tag,
            @PathVariable("organisation") String organisation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(request, response, of(tag, organisation, "subscribe"));
    }

    @GetMapping(HIDDEN)
    void hidden(
            @PathVariable("language") String tag,
            @PathVariable("uid") String uid,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(request, response, behind(tag, uid));
    }

    @PostMapping(ALL)
    void joinAny(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        take(request, response, everybody(tag, name(request)));
    }

    @PostMapping(ORGANISATION)
    void joinOrganisation(
            @PathVariable("language") String tag,
            @PathVariable("organisation") String organisation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        take(request, response, of(tag, organisation, name(request)));
    }

    @PostMapping(HIDDEN)
    void joinHidden(
            @PathVariable("language") String tag,
            @PathVariable("uid") String uid,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        take(request, response, behind(tag, uid));
    }

    @GetMapping("/{language}/subscribed")
    void thanks(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = language(tag);
        if (language.isEmpty()) site.missing(request, response);
        else Responder.unstored(request, response, HttpServletResponse.SC_OK, pages.thanks(language.get()));
    }

    @GetMapping("/embed/{language}/subscribe.html")
    void embedded(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        frame(request, response, everybody(tag, "embed"));
    }

    @GetMapping("/embed/{language}/subscribe/{organisation}.html")
    void embeddedOrganisation(
            @PathVariable("language") String tag,
            @PathVariable("organisation") String organisation,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        frame(request, response, of(tag, organisation, "embed"));
    }

    private Optional<SubscribePages.Form> everybody(String tag, String name) {
        return language(tag)
                .map(it -> new SubscribePages.Form(
                        it, name, "/" + tag + "/subscribe", signups.offers().everything(it)));
    }

    private Optional<SubscribePages.Form> of(String tag, String organisation, String name) {
        return language(tag).flatMap(language -> signups.offers()
                .of(organisation, language)
                .map(it ->
                        new SubscribePages.Form(language, name, "/" + tag + "/subscribe/" + it.slug(), List.of(it))));
    }

    private Optional<SubscribePages.Form> behind(String tag, String uid) {
        return language(tag).flatMap(language -> signups.offers()
                .hidden(uid, language)
                .map(it -> new SubscribePages.Form(
                        language, "subscribe", "/" + tag + "/subscribe/list/" + uid, List.of(it))));
    }

    /** Forms come in every language that our words come in, whatever is published. */
    private static Optional<Locale> language(String tag) {
        return Languages.shipped().stream()
                .filter(it -> it.toLanguageTag().equals(tag))
                .findFirst();
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Optional<SubscribePages.Form> form)
            throws IOException {
        if (form.isEmpty()) site.missing(request, response);
        else
            Responder.scripted(request, response, pages.form(form.get(), Optional.empty(), SubscribePages.Remark.NONE));
    }

    private void frame(HttpServletRequest request, HttpServletResponse response, Optional<SubscribePages.Form> form)
            throws IOException {
        if (form.isEmpty()) site.missing(request, response);
        else
            Responder.scriptedFrame(
                    request, response, pages.form(form.get(), Optional.empty(), SubscribePages.Remark.NONE));
    }

    private void take(HttpServletRequest request, HttpServletResponse response, Optional<SubscribePages.Form> found)
            throws IOException {
        if (found.isEmpty()) {
            site.missing(request, response);
            return;
        }
        var form = found.get();
        var filled = filled(request, form);
        var answer = signups.take(filled, pages.wording(form.language()));
        if (answer instanceof Answer.Thanks)
            Responder.seeOther(
                    response, site.settings.href("/" + form.language().toLanguageTag() + "/subscribed"));
        else
            Responder.scripted(request, response, pages.form(whole(form), Optional.of(filled), remark(answer, filled)));
    }

    /** What is shown again is our whole form, also if it came from the short one of another site. */
    private static SubscribePages.Form whole(SubscribePages.Form form) {
        return new SubscribePages.Form(form.language(), "subscribe", form.path(), form.groups());
    }

    private static SubscribePages.Remark remark(Answer answer, Filled filled) {
        boolean same = filled.proof().form().equals("subscribe");
        var token = same ? filled.proof().token() : "";
        if (answer instanceof Answer.Mend mend)
            return new SubscribePages.Remark(mend.phrase(), mend.field().name().toLowerCase(Locale.ROOT), "", token);
        if (answer instanceof Answer.DidYouMean meant)
            return new SubscribePages.Remark("subscribe.did-you-mean", "address", meant.address(), token);
        return new SubscribePages.Remark("subscribe.again", "", "", "");
    }

    private Filled filled(HttpServletRequest request, SubscribePages.Form form) {
        return new Filled(
                form.language(),
                text(request, "address"),
                lists(request, form),
                languages(request, form),
                topics(request, form),
                text(request, "rhythm"),
                new Filled.Proof(
                        name(request),
                        text(request, "token"),
                        text(request, "work"),
                        text(request, "website"),
                        visitors.network(request),
                        SameOrigin.ours(request, site.settings.url("")),
                        insists(text(request, "take"))));
    }

    /** Only what this very form offers; the one list of a form that has but one need not be chosen. */
    private static List<String> lists(HttpServletRequest request, SubscribePages.Form form) {
        var offered = form.groups().stream()
                .flatMap(it -> it.choices().stream())
                .map(Offers.Choice::key)
                .toList();
        if (offered.size() == 1) return offered;
        return all(request, "list").stream().filter(offered::contains).toList();
    }

    private static List<String> languages(HttpServletRequest request, SubscribePages.Form form) {
        var languages = new ArrayList<>(all(request, "language"));
        languages.addAll(all(request, "other"));
        if (languages.isEmpty()) languages.add(form.language().toLanguageTag());
        return languages.stream()
                .filter(it -> language(it).isPresent())
                .distinct()
                .toList();
    }

    private List<String> topics(HttpServletRequest request, SubscribePages.Form form) {
        var offered = pages.topics(form.language(), List.of()).stream()
                .map(SubscribeView.Option::value)
                .toList();
        return all(request, "topic").stream().filter(offered::contains).toList();
    }

    private static Filled.Insists insists(String word) {
        if (word.equals("typed")) return Filled.Insists.TYPED;
        return word.equals("meant") ? Filled.Insists.MEANT : Filled.Insists.NO;
    }

    private static String name(HttpServletRequest request) {
        return text(request, "form").equals("embed") ? "embed" : "subscribe";
    }

    private static List<String> all(HttpServletRequest request, String name) {
        return Arrays.asList(Objects.requireNonNullElse(request.getParameterValues(name), new String[0]));
    }

    /** Longer than any address is as good as nothing. */
    private static String text(HttpServletRequest request, String name) {
        var text = Objects.requireNonNullElse(request.getParameter(name), "");
        return text.length() > 320 ? "" : text;
    }
}
