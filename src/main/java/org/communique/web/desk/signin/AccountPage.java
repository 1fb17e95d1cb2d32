package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.signin.Accounts;
import org.communique.signin.Sessions;
import org.communique.signin.User;
import org.communique.staff.Staff;
import org.communique.statement.Languages;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What stands on {@code /account}. */
@Component
class AccountPage {

    private final SignInPages pages;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Staff staff;
    private final Organisations organisations;

    /** A language of the desk. @param words whether the desk speaks it */
    record Choice(String tag, String name, boolean chosen) {}

    /** A session in words. @param here whether it is the one that asks */
    record Row(String key, String browser, String since, String seen, boolean here) {}

    /** A passkey in words. */
    record Key(String key, String label, String since, String used) {}

    /** A provider in words. */
    record Provider(String issuer, String host, String since) {}

    AccountPage(SignInPages pages, Accounts accounts, Sessions sessions, Staff staff, Organisations organisations) {
        this.pages = pages;
        this.accounts = accounts;
        this.sessions = sessions;
        this.staff = staff;
        this.organisations = organisations;
    }

    /** @param fault what a form did not take; empty = nothing */
    ResponseEntity<String> answer(HttpServletRequest request, User user, String fault) {
        var zone = zone(user);
        var language = user.language();
        return pages.page(
                fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                request,
                "desk/account.html",
                Map.of(
                        "user", user,
                        "fault", fault,
                        "saved", request.getParameter("saved") != null,
                        "languages", languages(language),
                        "codes", accounts.hasTotp(user.name()),
                        "left", accounts.codesLeft(user.name()),
                        "passkeys",
                                accounts.passkeys(user.name()).stream()
                                        .map(it -> new Key(
                                                it.key(),
                                                it.label(),
                                                Moments.day(it.created(), zone, language),
                                                Moments.day(it.used(), zone, language)))
                                        .toList(),
                        "identities", identities(user, zone),
                        "sessions", rows(request, user, zone)));
    }

    private List<Provider> identities(User user, ZoneId zone) {
        return accounts.identities(user.name()).stream()
                .map(it -> new Provider(
                        it.issuer(), URI.create(it.issuer()).getHost(), words(it.since(), zone, user.language())))
                .toList();
    }

    private List<Row> rows(HttpServletRequest request, User user, ZoneId zone) {
        var own = sessions.key(request.getSession().getId());
        return sessions.of(user.name()).stream()
                .map(it -> new Row(
                        it.key(),
                        it.browser().isEmpty()
                                ? Phrases.get(user.language(), "desk.account.some-browser")
                                : it.browser(),
                        words(it.created(), zone, user.language()),
                        words(it.seen(), zone, user.language()),
                        it.key().equals(own)))
                .toList();
    }

    private static String words(Instant at, ZoneId zone, Locale language) {
        return Moments.inWords(at, zone, Phrases.desk(language));
    }

    /** Those the desk speaks, and all others that a reader may have, for the direction of her pages. */
    private static List<Choice> languages(Locale hers) {
        return Languages.shipped().stream()
                .map(it -> new Choice(
                        it.toLanguageTag(),
                        Languages.ownName(it),
                        it.getLanguage().equals(hers.getLanguage())))
                .toList();
    }

    /** Of the first organisation she works for. */
    private ZoneId zone(User user) {
        var of = staff.organisations(user.name());
        return organisations.all().stream()
                .filter(it -> of.contains(it.id()))
                .map(Organisation::zone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }
}
