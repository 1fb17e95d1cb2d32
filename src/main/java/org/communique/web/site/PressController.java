package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.communique.presscontact.FormGuard;
import org.communique.presscontact.Journalists;
import org.communique.presscontact.PressLinks;
import org.communique.statement.Languages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where journalists ask to be press contacts, and what the links in their mails lead to. Looking changes nothing; no page says whom we
 * know, and none shows an address that was not typed into it.
 */
@Controller
class PressController {

    private static final String REGISTER = "/{language}/press/register";
    private static final String CONFIRM = "/press/confirm/{token}";
    private static final String BEAT = "/press/beat/{token}";
    private static final String MOVED = "/press/moved/{token}";
    private static final String REVIEW = "/press/review/{token}";

    private final Site site;
    private final Journalists journalists;
    private final PressPages pages;
    private final Visitors visitors;

    PressController(Site site, Journalists journalists, PressPages pages, Visitors visitors) {
        this.site = site;
        this.journalists = journalists;
        this.pages = pages;
        this.visitors = visitors;
    }

    @GetMapping(REGISTER)
    void form(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = language(tag);
        if (language.isEmpty()) site.missing(request, response);
        else page(request, response, pages.register(language.get(), PressForm.empty(), PressPages.Remark.NONE));
    }

    /** The same answer whatever we know of the address. */
    @PostMapping(REGISTER)
    void register(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = language(tag);
        if (language.isEmpty()) {
            site.missing(request, response);
            return;
        }
        var form = PressForm.of(request);
        var application = form.application(language.get(), pages.topics());
        var faults = form.faults(application);
        if (!faults.isEmpty()) {
            page(request, response, pages.register(language.get(), form, PressPages.Remark.mend(faults)));
            return;
        }
        var verdict = journalists.guard().judge(form.token(), form.trap(), visitors.network(request));
        if (verdict == FormGuard.Verdict.AGAIN) {
            page(request, response, pages.register(language.get(), form, PressPages.Remark.AGAIN));
            return;
        }
        if (verdict == FormGuard.Verdict.PASS)
            pages.organisation().ifPresent(it -> journalists.requests().register(it, application));
        new Confidential(request, response).seeOther(site.settings.href("/" + tag + "/press/registered"));
    }

    @GetMapping("/{language}/press/registered")
    void registered(@PathVariable("language") String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = language(tag);
        if (language.isEmpty()) site.missing(request, response);
        else page(request, response, pages.done(language.get(), "press.registered"));
    }

    @GetMapping(CONFIRM)
    void confirm(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ask(request, response, journalists.requests().asked(token), "press.confirm");
    }

    @PostMapping(CONFIRM)
    void confirmed(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = journalists.requests().asked(token);
        if (pressed(request) && language.isPresent() && journalists.requests().confirm(token))
            page(request, response, pages.done(language.get(), "press.confirm"));
        else ask(request, response, language, "press.confirm");
    }

    @GetMapping(BEAT)
    void beat(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(request, response, journalists.links().beat(token), false);
    }

    @PostMapping(BEAT)
    void notMyBeat(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean pressed = pressed(request);
        var links = journalists.links();
        show(request, response, pressed ? links.notMyBeat(token) : links.beat(token), pressed);
    }

    @GetMapping(MOVED)
    void moving(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = journalists.links().moving(token);
        if (language.isEmpty()) site.missing(request, response);
        else page(request, response, pages.moved(language.get(), PressForm.empty(), PressPages.Remark.NONE));
    }

    @PostMapping(MOVED)
    void moved(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = journalists.links().moving(token);
        if (language.isEmpty()) {
            site.missing(request, response);
            return;
        }
        var form = PressForm.of(request);
        var application = form.application(language.get(), java.util.Set.of());
        var faults = form.moveFaults(application);
        var verdict = faults.isEmpty()
                ? journalists.guard().judge(form.token(), form.trap(), visitors.network(request))
                : FormGuard.Verdict.PASS;
        if (!faults.isEmpty() || verdict == FormGuard.Verdict.AGAIN) {
            var remark = faults.isEmpty() ? PressPages.Remark.AGAIN : PressPages.Remark.mend(faults);
            page(request, response, pages.moved(language.get(), form, remark));
            return;
        }
        if (verdict == FormGuard.Verdict.PASS) journalists.links().moved(token, application);
        page(request, response, pages.done(language.get(), "press.moved"));
    }

    @GetMapping(REVIEW)
    void review(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ask(request, response, journalists.links().reviewing(token), "press.review");
    }

    @PostMapping(REVIEW)
    void reviewed(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = journalists.links().reviewing(token);
        if (pressed(request) && language.isPresent() && journalists.links().stillRight(token))
            page(request, response, pages.done(language.get(), "press.review"));
        else ask(request, response, language, "press.review");
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, Optional<Locale> language, String key)
            throws IOException {
        if (language.isEmpty()) site.missing(request, response);
        else page(request, response, pages.ask(language.get(), key));
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, Optional<PressLinks.Beat> beat, boolean done)
            throws IOException {
        if (beat.isEmpty()) site.missing(request, response);
        else page(request, response, pages.beat(beat.get(), done));
    }

    private static void page(HttpServletRequest request, HttpServletResponse response, String html) throws IOException {
        new Confidential(request, response).page(html);
    }

    /** Only what our button says counts: a scanner that posts an empty form is asked again. */
    private static boolean pressed(HttpServletRequest request) {
        return "page".equals(request.getParameter("from"));
    }

    private static Optional<Locale> language(String tag) {
        return Languages.shipped().stream()
                .filter(it -> it.toLanguageTag().equals(tag))
                .findFirst();
    }
}
