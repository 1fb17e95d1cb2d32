package org.communique.app;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.communique.audience.Arrivals;
import org.communique.audience.Audit;
import org.communique.audience.Cards;
import org.communique.audience.Chains;
import org.communique.audience.Consents;
import org.communique.audience.ContactIds;
import org.communique.audience.Contacts;
import org.communique.audience.Destinations;
import org.communique.audience.Erasure;
import org.communique.audience.Fields;
import org.communique.audience.ImportTraces;
import org.communique.audience.Lists;
import org.communique.audience.Subscriptions;
import org.communique.audience.Suppressions;
import org.communique.choices.Choices;
import org.communique.choices.LinkTraces;
import org.communique.delivery.Backoff;
import org.communique.delivery.Channels;
import org.communique.delivery.Consignments;
import org.communique.delivery.Deliveries;
import org.communique.delivery.Dispatches;
import org.communique.delivery.InvalidProviders;
import org.communique.delivery.Ledger;
import org.communique.delivery.Messages;
import org.communique.delivery.Outbox;
import org.communique.delivery.Providers;
import org.communique.delivery.Recipients;
import org.communique.intake.Intake;
import org.communique.notice.NoticeTraces;
import org.communique.notice.Notices;
import org.communique.press.Advances;
import org.communique.press.Press;
import org.communique.press.PressTraces;
import org.communique.presscontact.Journalists;
import org.communique.presscontact.PressContactTraces;
import org.communique.release.AlarmClock;
import org.communique.release.Decisions;
import org.communique.release.Galleys;
import org.communique.release.Kills;
import org.communique.release.Releases;
import org.communique.render.Renderer;
import org.communique.render.Templates;
import org.communique.segment.Segments;
import org.communique.sender.DkimKeys;
import org.communique.sender.Signers;
import org.communique.signin.Users;
import org.communique.signup.SignupTraces;
import org.communique.staff.Staff;
import org.communique.statement.Letterheads;
import org.communique.statement.Organisations;
import org.communique.statement.Statements;
import org.communique.statement.Topics;
import org.communique.store.Store;
import org.communique.transfer.Imports;
import org.communique.transfer.Transfer;
import org.communique.vault.KeyFile;
import org.communique.vault.RowIds;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.communique.workspace.Desks;

/** Every room of the house, put together by hand once: the server and each command of the command line use the same. */
final class Core implements AutoCloseable {

    final Settings settings;
    final RelayInForce relay;
    final Clock clock;
    final DataFolder folder;
    final Store store;
    final Vault vault;
    final Tokens tokens;
    final DkimKeys dkimKeys;
    final Signers signers;
    final Organisations organisations;
    final Letterheads letterheads;
    final Staff staff;
    final Users users;
    final Statements statements;
    final Intake intake;
    final Lists lists;
    final Contacts contacts;
    final ContactIds contactIds;
    final Cards cards;
    final Chains chains;
    final Fields fields;
    final Segments segments;
    final Destinations destinations;
    final Consents consents;
    final Audit audit;
    final Subscriptions subscriptions;
    final Suppressions suppressions;
    final Erasure erasure;
    final Imports imports;
    final Transfer transfer;
    final Templates templates;
    final Releases releases;
    final Kills kills;
    final Topics topics;
    final Galleys galleys;
    final Recipients recipients;
    final Dispatches dispatches;
    final Deliveries deliveries;
    final Consignments consignments;
    final Ledger ledger;
    final Messages messages;
    final Press press;
    final Journalists journalists;
    final Notices notices;
    final Choices choices;
    private Optional<FileLock> lock = Optional.empty();
    private Optional<FileLock> keys;

    private Core(Settings settings, Clock clock, UnaryOperator<DataSource> between) {
        this.settings = settings;
        this.relay = new RelayInForce(settings);
        this.clock = clock;
        folder = DataFolder.at(settings.folder());
        keys = folder.keys(false);
        vault = new Vault(KeyFile.readOrCreate(folder.keyFile()));
        store = settings.text("store.url").map(Store::postgresql).orElseGet(() -> Store.sqlite(folder.path(), between));
        tokens = new Tokens(vault);
        dkimKeys = new DkimKeys(store, vault, clock);
        signers = new Signers(dkimKeys, clock);
        organisations = new Organisations(store);
        letterheads = new Letterheads(store);
        staff = new Staff(store, clock);
        users = new Users(store, vault, clock);
        statements = new Statements(store, vault, clock);
        intake = new Intake(statements);
        lists = new Lists(store);
        contacts = new Contacts(store, vault);
        contactIds = new ContactIds(store, vault);
        cards = new Cards(store, vault);
        cards.complete();
        chains = new Chains(store, vault);
        chains.complete();
        fields = new Fields(store, vault);
        segments = new Segments(store, organisations, lists, fields, clock);
        destinations = new Destinations(store, vault);
        consents = new Consents(store, vault, clock);
        audit = new Audit(store, vault, clock);
        subscriptions = new Subscriptions(store, vault, clock);
        suppressions = new Suppressions(store, vault, clock);
        erasure = new Erasure(
                new Erasure.Rooms(store, suppressions, consents, audit),
                clock,
                List.of(
                        new ImportTraces(),
                        new PressTraces(),
                        new PressContactTraces(),
                        new LinkTraces(vault, clock),
                        new SignupTraces(),
                        new NoticeTraces()));
        erasure.complete();
        transfer = Transfer.of(new Arrivals.House(store, vault, clock), erasure, organisations, folder.transfer());
        imports = transfer.imports();
        templates = new Templates(settings.text("templates.folder").map(Path::of));
        releases = new Releases(store, statements, clock);
        kills = new Kills(store, clock);
        topics = new Topics(store);
        galleys = new Galleys(statements, organisations, releases, kills, new Renderer(templates), settings.baseUrl());
        recipients = new Recipients(store, releases, organisations, segments, clock);
        dispatches = new Dispatches(store, releases, recipients, clock);
        deliveries = new Deliveries(store, new RowIds(vault), folder.node(), clock);
        consignments = new Consignments(store, releases, statements, organisations, lists, dispatches);
        ledger = new Ledger(store);
        messages = new Messages(store, clock);
        notices = new Notices(store, vault, folder.node(), clock);
        choices = Choices.of(
                new Choices.Rooms(store, vault, subscriptions, notices, audit, erasure, clock),
                settings.baseUrl(),
                List.of());
        press = Press.of(
                new Advances.Rooms(
                        store, tokens, deliveries, consignments, releases, statements, organisations, contacts),
                vault,
                clock,
                Duration.ofMinutes(settings.number("press.grant-minutes", 1, 1440)));
        journalists = PressRooms.journalists(this);
        notices.whenAccepted(journalists.rounds()::accepted);
    }

    /** Opens the data folder, making it if need be. */
    static Core open(Settings settings, Clock clock) {
        return new Core(settings, clock, UnaryOperator.identity());
    }

    /** {@link #open} with something between us and an SQLite database, as {@link Store#sqlite(Path, UnaryOperator)} has it. */
    static Core open(Settings settings, Clock clock, UnaryOperator<DataSource> between) {
        return new Core(settings, clock, between);
    }

    /** {@link #open}, and the organisation of the settings if there is none yet. */
    static Core openForUse(Settings settings, Clock clock) {
        var core = open(settings, clock);
        if (core.organisations.all().isEmpty()) core.organisations.add(FirstOrganisation.of(settings));
        return core;
    }

    /** What people decide, with a bell that rings in this process. */
    Decisions decisions(AlarmClock alarmClock) {
        return decisions(alarmClock, Duration.ofSeconds(settings.number("release.hold-seconds", 0, 3600)));
    }

    /** What staff may do; the console is one of them. */
    Desks desks() {
        return DeskRooms.desks(this, decisions(AlarmClock.SILENT));
    }

    /** The same with another hold. */
    Decisions decisions(AlarmClock alarmClock, Duration hold) {
        return new Decisions(
                releases,
                galleys,
                statements,
                alarmClock,
                clock,
                new Decisions.Limits(Duration.ofMinutes(settings.number("release.latest-minutes", 1, 1440)), hold));
    }

    /**
     * Makes the ledger ready to be worked on by this process: what was under way at a crash is named uncertain, and the providers
     * of the settings are known to the freeze.
     *
     * @return how many deliveries are uncertain
     */
    int readyToDeliver() {
        var byDomain = new HashMap<String, String>();
        for (var provider : providers().all())
            provider.domains().forEach(domain -> byDomain.put(domain, provider.name()));
        destinations.know(byDomain);
        destinations.complete();
        notices.recover();
        return deliveries.recover();
    }

    /** Who takes the mail of which domain: the shipped table, and what the settings say instead. */
    Providers providers() {
        var file = settings.text("delivery.providers-file");
        if (file.isEmpty()) return Providers.shipped();
        try {
            return Providers.shipped().overriddenBy(Files.readAllLines(Path.of(file.get())));
        } catch (IOException unreadable) {
            throw new InvalidSetting("delivery.providers-file", "the file cannot be read");
        } catch (InvalidProviders faults) {
            throw new InvalidSetting("delivery.providers-file", faults.getMessage());
        }
    }

    /** What carries deliveries through these channels. */
    Outbox outbox(Channels channels) {
        return new Outbox(
                new Outbox.Rooms(store, deliveries, dispatches, consignments, contacts),
                channels,
                new Outbox.Bounds(settings.number("delivery.in-flight", 1, 10_000), Backoff.DEFAULT, providers()),
                clock);
    }

    /**
     * Takes the right to deliver from this data folder, until the house is closed. The lock is kept here because a lock
     * nobody holds on to ends with the next garbage collection.
     *
     * @return false if another process, or another house in this one, has it
     */
    boolean claim() {
        lock = folder.lock();
        return lock.isPresent();
    }

    /** Takes the keys for this process alone, until the house is closed. @return false if another process has them in memory */
    boolean keysAlone() {
        keys.ifPresent(DataFolder::unlock);
        keys = folder.keys(true);
        return keys.isPresent();
    }

    @Override
    public void close() {
        transfer.jobs().close();
        keys.ifPresent(DataFolder::unlock);
        lock.ifPresent(DataFolder::unlock);
        store.close();
    }
}
