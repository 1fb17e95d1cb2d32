package org.communique.app;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.audience.ContactIds;
import org.communique.audience.ListKind;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.signin.User;
import org.communique.workspace.TestPost;

/** Sends test mails of the desk as {@code release test} does, or into the built-in mailbox of the sample mode. */
final class DeskTestPost implements TestPost {

    private final Core core;
    private final MailboxOfTheSample mailbox;
    private final SecureRandom random = new SecureRandom();

    DeskTestPost(Core core, MailboxOfTheSample mailbox) {
        this.core = core;
        this.mailbox = mailbox;
    }

    @Override
    public Optional<String> shown(String user) {
        return core.users.address(user).flatMap(it -> core.users.find(user)).map(User::shown);
    }

    /** A token of its own, so that no mail server takes the second test for a copy of the first; it stands for nobody. */
    @Override
    public boolean send(Sheet sheet, String user) {
        var to = core.users.address(user);
        if (to.isEmpty()) return false;
        var token = new byte[16];
        random.nextBytes(token);
        var galley = sheet.galley();
        var edition = Parcel.EditionOut.of(galley);
        var parcel = new Parcel(
                0,
                token,
                sheet.letter(Optional.empty()),
                Optional.of(recipient(sheet, to.get(), user)),
                List.of(edition));
        try (var channel = MailRelay.tests(core, mailbox)) {
            return channel.deliver(parcel) instanceof Outcome.Accepted;
        }
    }

    private Parcel.Recipient recipient(Sheet sheet, Address to, String user) {
        var language = sheet.galley().rendered().language();
        var organisation = sheet.organisation();
        var slug = sheet.list().map(it -> it.slug()).orElse("test");
        var name = sheet.list()
                .map(it -> it.names().in(language, organisation.fallback()))
                .orElseGet(() -> organisation.name(language));
        var press = new Parcel.Press(
                sheet.list().filter(it -> it.kind() == ListKind.PRESS).isPresent(), Optional.empty());
        return new Parcel.Recipient(
                to.ascii(),
                core.users.find(user).map(User::shown).orElse(""),
                ContactIds.NOBODY,
                language,
                slug,
                name,
                press);
    }
}
