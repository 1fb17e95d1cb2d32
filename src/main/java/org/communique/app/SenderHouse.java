package org.communique.app;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.communique.audience.Address;
import org.communique.delivery.Outcome;
import org.communique.mail.SingleMail;
import org.communique.mail.SingleMails;
import org.communique.release.Galleys;
import org.communique.render.Note;
import org.communique.render.Notes;
import org.communique.render.Phrases;
import org.communique.sender.DkimKey;
import org.communique.sender.Finding;
import org.communique.sender.KeyState;
import org.communique.sender.Published;
import org.communique.statement.Organisation;
import org.communique.workspace.SenderDesk;

/** What the desk asks of mail and DNS: with the settings as they are kept, which hold from then on but for the address of the site. */
final class SenderHouse implements SenderDesk.House {

    private static final String HOST = "mail.smtp-host";
    private static final String PASSWORD_FILE = "mail.smtp-password-file";
    private static final String BASE_URL = "site.base-url";
    private static final String PASSWORD = "smtp-password";

    /** Field of the form, by setting. */
    private static final Map<String, String> FIELDS = Map.of(
            HOST,
            "host",
            "mail.smtp-port",
            "port",
            "mail.smtp-security",
            "security",
            "mail.smtp-user",
            "user",
            PASSWORD_FILE,
            "password",
            BASE_URL,
            "baseUrl");

    private final Core core;

    SenderHouse(Core core) {
        this.core = core;
    }

    private Settings coming() {
        return core.settings.told(Map.of());
    }

    @Override
    public SenderDesk.Known relay() {
        var settings = coming();
        var relay = new SenderDesk.Relay(
                settings.text(HOST).orElse(""),
                settings.text("mail.smtp-port").orElse(""),
                settings.text("mail.smtp-security").orElse(""),
                settings.text("mail.smtp-user").orElse(""),
                settings.text(BASE_URL).orElse(""));
        boolean waits = !settings.text(BASE_URL).equals(core.settings.text(BASE_URL));
        return new SenderDesk.Known(
                relay,
                settings.text(PASSWORD_FILE).isPresent(),
                settings.overruled(HOST).orElse(""),
                waits);
    }

    @Override
    public List<SenderDesk.Fault> keep(SenderDesk.Relay relay, Optional<String> password) {
        var values = new TreeMap<>(Map.of(
                HOST,
                relay.host().strip(),
                "mail.smtp-port",
                relay.port().strip(),
                "mail.smtp-security",
                relay.security().strip(),
                "mail.smtp-user",
                relay.user().strip(),
                BASE_URL,
                relay.baseUrl().strip()));
        try {
            var wished = core.settings.told(values);
            MailRelay.all(wished);
            wished.baseUrl();
        } catch (InvalidSetting invalid) {
            var field = FIELDS.getOrDefault(invalid.key(), "host");
            return List.of(new SenderDesk.Fault(field, field.toLowerCase(Locale.ROOT)));
        }
        password.ifPresent(it -> {
            var file = core.folder.path().resolve(PASSWORD).toAbsolutePath();
            PrivateFile.write(file, it);
            values.put(PASSWORD_FILE, file.toString());
        });
        core.settings.keep(values);
        core.relay.change(coming());
        return List.of();
    }

    @Override
    public SenderDesk.Tested test(Organisation from, Address to) {
        var settings = coming();
        if (settings.sampleMode()) return new SenderDesk.Tested(false, "");
        var outcome = new ArrayList<Outcome>();
        try (var mails = SingleMails.fast(MailRelay.all(settings), MailRelay.stamp(core), core.clock)) {
            mails.carry(List.of(mail(from, to)), (mail, it) -> outcome.add(it));
        }
        var reason = outcome.get(0)
                .match(accepted -> "", deferred -> deferred.reason(), rejected -> rejected.reason(), it -> it.reason());
        return new SenderDesk.Tested(outcome.get(0) instanceof Outcome.Accepted, reason);
    }

    private SingleMail mail(Organisation from, Address to) {
        var language = Phrases.desk(from.fallback().get(0));
        var note = new Note(
                language,
                Galleys.imprint(from, core.letterheads.main(from.id()), language),
                Phrases.get(language, "desk.sender.test-subject"),
                Phrases.get(language, "desk.sender.test-text", from.name(language)),
                Note.Button.NONE,
                Phrases.get(language, "desk.sender.test-note"));
        var id = new byte[16];
        new SecureRandom().nextBytes(id);
        return new SingleMail(id, from, to.ascii(), new Notes(core.templates).print(note), core.clock.instant());
    }

    @Override
    public List<SenderDesk.Entry> records(Organisation of) {
        var domain = domain(of);
        var records = new ArrayList<SenderDesk.Entry>();
        for (var key : keys(domain))
            if (key.state() != KeyState.RETIRED)
                records.add(new SenderDesk.Entry("dkim", "TXT", key.recordName(), key.recordValue()));
        var bounces = coming().text("sender.bounce-domain").orElse(domain);
        var relay = coming().text(HOST).map(it -> "a:" + it).orElse("mx");
        records.add(new SenderDesk.Entry("spf", "TXT", bounces, "v=spf1 " + relay + " -all"));
        records.add(new SenderDesk.Entry(
                "dmarc",
                "TXT",
                "_dmarc." + domain,
                "v=DMARC1; p=none; rua=mailto:" + of.press().address()));
        return records;
    }

    @Override
    public List<SenderDesk.Look> look(Organisation of, Locale language) {
        var settings = coming();
        if (settings.sampleMode()) return List.of();
        return new Senders(settings, core)
                .findings(domain(of)).stream()
                        .map(it -> new SenderDesk.Look(
                                it.grade().name().toLowerCase(Locale.ROOT), it.what(language), it.cure(language)))
                        .toList();
    }

    @Override
    public void makeKeys(Organisation of) {
        if (keys(domain(of)).stream().allMatch(it -> it.state() == KeyState.RETIRED)) core.dkimKeys.create(domain(of));
    }

    @Override
    public String sign(Organisation of, Locale language) {
        var settings = coming();
        if (settings.sampleMode()) return "";
        var dns = new Senders(settings, core).dns();
        for (var key : keys(domain(of))) {
            if (key.state() != KeyState.CREATED) continue;
            var published = Published.of(key, dns);
            if (published != Published.VISIBLE) {
                var against = published.against(key, Finding.Grade.WRONG);
                return against.what(language) + "; " + against.cure(language);
            }
            core.dkimKeys.activateUnseen(key);
        }
        return "";
    }

    @Override
    public boolean signs(Organisation of) {
        return keys(domain(of)).stream().anyMatch(it -> it.state() == KeyState.LIVE);
    }

    private List<DkimKey> keys(String domain) {
        return core.dkimKeys.all().stream()
                .filter(it -> it.domain().equals(domain))
                .toList();
    }

    private static String domain(Organisation of) {
        return of.sender().substring(of.sender().lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
