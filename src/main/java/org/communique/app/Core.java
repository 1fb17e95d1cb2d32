package org.communique.app;

import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.communique.audience.Contacts;
import org.communique.audience.Imports;
import org.communique.audience.Lists;
import org.communique.audience.Subscriptions;
import org.communique.audience.Suppressions;
import org.communique.delivery.Consignments;
import org.communique.delivery.Deliveries;
import org.communique.delivery.Dispatches;
import org.communique.delivery.Ledger;
import org.communique.intake.Intake;
import org.communique.release.AlarmClock;
import org.communique.release.Decisions;
import org.communique.release.Galleys;
import org.communique.release.Releases;
import org.communique.render.Renderer;
import org.communique.render.Templates;
import org.communique.statement.Languages;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.statement.Statements;
import org.communique.store.Store;
import org.communique.vault.KeyFile;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;

/** Every room of the house, put together by hand once: the server and each command of the command line use the same. */
final class Core implements AutoCloseable {

    final Settings settings;
    final Clock clock;
    final DataFolder folder;
    final Store store;
    final Tokens tokens;
    final Organisations organisations;
    final Statements statements;
    final Intake intake;
    final Lists lists;
    final Contacts contacts;
    final Subscriptions subscriptions;
    final Suppressions suppressions;
    final Imports imports;
    final Templates templates;
    final Releases releases;
    final Galleys galleys;
    final Dispatches dispatches;
    final Deliveries deliveries;
    final Consignments consignments;
    final Ledger ledger;
    private Optional<FileLock> lock = Optional.empty();

    private Core(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        folder = DataFolder.at(settings.folder());
        var vault = new Vault(KeyFile.readOrCreate(folder.keyFile()));
        store = settings.text("store.url").map(Store::postgresql).orElseGet(() -> Store.sqlite(folder.path()));
        tokens = new Tokens(vault);
        organisations = new Organisations(store);
        statements = new Statements(store, vault, clock);
        intake = new Intake(statements);
        lists = new Lists(store);
        contacts = new Contacts(store, vault);
        subscriptions = new Subscriptions(store, clock);
        suppressions = new Suppressions(store, clock);
        imports = new Imports(store, vault, organisations, clock);
        templates = new Templates(settings.text("templates.folder").map(Path::of));
        releases = new Releases(store, statements, clock);
        galleys = new Galleys(statements, organisations, releases, new Renderer(templates), settings.baseUrl());
        dispatches = new Dispatches(store, releases, organisations, clock);
        deliveries = new Deliveries(store, folder.node(), clock);
        consignments = new Consignments(store, releases, statements, organisations, lists, dispatches);
        ledger = new Ledger(store);
    }

    /** Opens the data folder, making it if need be. */
    static Core open(Settings settings, Clock clock) {
        return new Core(settings, clock);
    }

    /** {@link #open}, and the organisation of the settings if there is none yet. */
    static Core openForUse(Settings settings, Clock clock) {
        var core = open(settings, clock);
        if (core.organisations.all().isEmpty()) core.organisations.add(organisation(settings));
        return core;
    }

    /** What people decide, with a bell that rings in this process. */
    Decisions decisions(AlarmClock alarmClock) {
        return new Decisions(
                releases,
                galleys,
                statements,
                alarmClock,
                clock,
                java.time.Duration.ofMinutes(settings.number("release.latest-minutes", 1, 1440)));
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

    @Override
    public void close() {
        lock.ifPresent(DataFolder::unlock);
        store.close();
    }

    private static Organisation organisation(Settings settings) {
        var languages = Arrays.stream(
                        settings.required("organisation.languages").split(","))
                .map(tag -> Languages.parse(tag)
                        .orElseThrow(() -> new InvalidSetting("organisation.languages", tag + " is not a language")))
                .toList();
        return new Organisation(
                0,
                settings.required("organisation.slug"),
                Localized.same(settings.required("organisation.name")),
                zone(settings),
                languages,
                settings.required("organisation.sender"),
                new Organisation.PressDesk(
                        settings.required("organisation.press-address"),
                        settings.text("organisation.press-phone").orElse("")),
                settings.text("organisation.postal").orElse(""));
    }

    private static ZoneId zone(Settings settings) {
        var name = settings.required("organisation.zone");
        return Optional.of(name)
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .orElseThrow(() -> new InvalidSetting("organisation.zone", "write a zone such as Europe/Amsterdam"));
    }
}
