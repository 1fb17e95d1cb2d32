package org.communique.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.audience.Departures;
import org.communique.audience.Lists;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;
import org.communique.transfer.AgeRecipient;
import org.communique.transfer.Exports;
import org.communique.transfer.Format;
import org.communique.transfer.ImportLog;
import org.communique.transfer.ImportOrder;
import org.communique.transfer.ImportReport;
import org.communique.transfer.Progress;
import org.communique.transfer.Transfer;

/** Contacts that come in files, and files of contacts that leave. */
public final class TransferDesk {

    private final Gate gate;
    private final Transfer transfer;
    private final Lists lists;

    TransferDesk(Gate gate, Transfer transfer, Lists lists) {
        this.gate = gate;
        this.transfer = transfer;
        this.lists = lists;
    }

    /**
     * A file to take in.
     *
     * @param lists    slugs
     * @param ground   on which we may write to these people
     * @param progress told of how far it is
     */
    public record Load(
            Path file,
            Format format,
            List<String> lists,
            Ground ground,
            ImportOrder.Options options,
            Progress progress) {

        public Load {
            lists = List.copyOf(lists);
        }
    }

    /** As {@link ImportOrder} has both. */
    public record Ground(String basis, String source) {}

    /**
     * What is to leave the house.
     *
     * @param lists slugs; none = everybody the organisation knows
     * @param json  as {@link Exports.Order#json()}
     * @param to    as {@link Exports.Order#to()}
     */
    public record Extract(List<String> lists, boolean json, Optional<AgeRecipient> to) {

        /** One that whoever has the file can read. */
        public Extract(List<String> lists, boolean json) {
            this(lists, json, Optional.empty());
        }

        public Extract {
            lists = List.copyOf(lists);
        }
    }

    /** The imports, the latest first. */
    @Needs(Permission.CONTACT_IMPORT)
    public List<ImportLog.Item> imports(Actor actor, String organisation) {
        return transfer.log()
                .all(gate.enter(actor, organisation, Permission.CONTACT_IMPORT).id());
    }

    /**
     * Takes a file in.
     *
     * @throws Missing if one of the lists is not the organisation's
     * @throws org.communique.transfer.InvalidImport if the file as a whole cannot be taken so
     */
    @Needs(Permission.CONTACT_IMPORT)
    public ImportReport take(Actor actor, String organisation, Load load) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_IMPORT);
        var order = new ImportOrder(
                load.format(),
                own(of, load.lists()),
                load.ground().basis(),
                load.ground().source(),
                actor,
                load.options());
        return transfer.imports().take(load.file(), order, load.progress());
    }

    /**
     * Takes an import back.
     *
     * @throws Missing if the organisation has had none of this number
     * @throws org.communique.transfer.InvalidImport if it cannot be taken back any more
     */
    @Needs(Permission.CONTACT_IMPORT)
    public Departures.Back undo(Actor actor, String organisation, long number) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_IMPORT);
        transfer.log().find(number).filter(it -> it.organisation() == of.id()).orElseThrow(() -> new Missing("import"));
        return transfer.undo().undo(of.id(), number, actor);
    }

    /** First step of an export: how much it would be. */
    @Needs(Permission.CONTACT_EXPORT)
    public Exports.Offer offer(Actor actor, String organisation, Extract extract) {
        return transfer.exports().offer(order(actor, organisation, extract));
    }

    /** Second step: writes the file. @throws org.communique.transfer.InvalidImport as {@link Exports#export} */
    @Needs(Permission.CONTACT_EXPORT)
    public Exports.Done export(Actor actor, String organisation, Extract extract, String code) {
        return transfer.exports().export(order(actor, organisation, extract), code);
    }

    private Exports.Order order(Actor actor, String organisation, Extract extract) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_EXPORT);
        return new Exports.Order(of.id(), own(of, extract.lists()), extract.json(), actor, extract.to());
    }

    private List<ContactList> own(Organisation of, List<String> slugs) {
        return slugs.stream()
                .map(it -> lists.bySlug(of.id(), it).orElseThrow(() -> new Missing("list")))
                .toList();
    }
}
