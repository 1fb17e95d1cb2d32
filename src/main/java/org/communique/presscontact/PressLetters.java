package org.communique.presscontact;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.Contact;
import org.communique.audience.ContactIds;
import org.communique.audience.Contacts;
import org.communique.notice.Notice;
import org.communique.notice.NoticeKind;
import org.communique.notice.Notices;
import org.communique.render.FirstNotice;
import org.communique.render.Moments;
import org.communique.statement.Languages;
import org.communique.statement.Organisations;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails of the press desk to one person, owed in the transaction of what they tell. Nothing that somebody typed is in them. */
final class PressLetters {

    private final Contacts contacts;
    private final ContactIds ids;
    private final Tokens tokens;
    private final Organisations organisations;
    private final Notices notices;
    private final String baseUrl;

    PressLetters(Store store, Vault vault, Mailroom mailroom) {
        this.contacts = new Contacts(store, vault);
        this.ids = new ContactIds(store, vault);
        this.tokens = new Tokens(vault);
        this.organisations = mailroom.organisations();
        this.notices = mailroom.notices();
        this.baseUrl = mailroom.baseUrl();
    }

    /** What letters are made with. @param baseUrl public address of the site, without a slash at the end */
    record Mailroom(Organisations organisations, Notices notices, String baseUrl) {}

    /** To the address that was typed: please confirm that it is yours. */
    void confirm(JdbcClient db, PressRequest request, Address to, String path) {
        var kind = request.kind() == RequestKind.MOVE ? NoticeKind.PRESS_MOVED : NoticeKind.PRESS_REGISTERED;
        notices.owe(db, new Notice(kind, request.organisation(), to, language(request), link(path)));
    }

    /** The desk has said yes. */
    void approved(JdbcClient db, PressRequest request, Address to, long contact) {
        var link = link("/p/" + tokens.issue(ids.name(db, contact).orElseThrow(), Tokens.Purpose.PREFERENCES));
        notices.owe(db, new Notice(NoticeKind.PRESS_APPROVED, request.organisation(), to, language(request), link));
    }

    /** The desk has said no. */
    void declined(JdbcClient db, PressRequest request, Address to) {
        notices.owe(db, new Notice(NoticeKind.PRESS_DECLINED, request.organisation(), to, language(request), Map.of()));
    }

    /** To the address before: mail goes elsewhere from now on. */
    void elsewhere(JdbcClient db, PressRequest request, Address before) {
        notices.owe(
                db,
                new Notice(NoticeKind.ADDRESS_CHANGED, request.organisation(), before, language(request), Map.of()));
    }

    /** What GDPR Art. 14 has us say, in a mail of its own. @return what names the notice */
    Optional<byte[]> told(JdbcClient db, PressContact it) {
        return contacts.find(it.contact()).map(contact -> {
            var from = organisations.byId(it.organisation());
            var language = contact.language();
            var sender =
                    new FirstNotice.Sender(from.name(language), from.press().address());
            var words = FirstNotice.words(
                    language, sender, it.source().code(), it.basis().code());
            return notices.owe(db, notice(NoticeKind.PRESS_NOTICE, contact, Map.of("notice", words)));
        });
    }

    /** Is what we know of you still right? */
    void stillRight(JdbcClient db, PressContact it) {
        contacts.find(it.contact())
                .ifPresent(contact -> notices.owe(
                        db,
                        notice(
                                NoticeKind.PRESS_STILL_RIGHT,
                                contact,
                                link("/press/review/"
                                        + tokens.issue(
                                                ids.name(it.contact()).orElseThrow(), Tokens.Purpose.PRESS_REVIEW)))));
    }

    /** Your accreditation ends soon. */
    void ends(JdbcClient db, PressContact it, Instant until) {
        contacts.find(it.contact())
                .ifPresent(contact -> notices.owe(
                        db,
                        notice(
                                NoticeKind.PRESS_ENDS,
                                contact,
                                Map.of("until", day(it.organisation(), contact.language(), until)))));
    }

    /** To the desk: so many wait, and so many are to be looked at. */
    void desk(JdbcClient db, long organisation, int waiting, int due) {
        var from = organisations.byId(organisation);
        var words = Map.of("waiting", Integer.toString(waiting), "due", Integer.toString(due));
        notices.owe(
                db,
                new Notice(
                        NoticeKind.PRESS_REVIEW,
                        organisation,
                        new Address(from.press().address()),
                        from.fallback().get(0),
                        words));
    }

    /** The address a contact has now. */
    Optional<Address> address(long contact) {
        return contacts.find(contact).map(Contact::address);
    }

    private static Notice notice(NoticeKind kind, Contact to, Map<String, String> words) {
        return new Notice(kind, to.organisation(), to.address(), to.language(), words);
    }

    private String day(long organisation, Locale language, Instant until) {
        return Moments.day(until, organisations.byId(organisation).zone(), language);
    }

    private Map<String, String> link(String path) {
        return Map.of(Notice.LINK, baseUrl + path);
    }

    private static Locale language(PressRequest request) {
        return request.languages().stream()
                .findFirst()
                .orElse(Languages.shipped().get(0));
    }
}
