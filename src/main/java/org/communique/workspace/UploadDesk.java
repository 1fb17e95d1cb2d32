package org.communique.workspace;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.audience.Lists;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;
import org.communique.transfer.Format;
import org.communique.transfer.ImportOrder;
import org.communique.transfer.Jobs;
import org.communique.transfer.Look;
import org.communique.transfer.Transfer;
import org.communique.transfer.Upload;
import org.communique.transfer.Uploads;

/** Files on their way in, each of one of the staff and hers alone: looked at, tried, and taken in while she does something else. */
public final class UploadDesk {

    private final Gate gate;
    private final Transfer transfer;
    private final Lists lists;
    private final long most;

    /** @param most bytes of a file */
    UploadDesk(Gate gate, Transfer transfer, Lists lists, long most) {
        this.gate = gate;
        this.transfer = transfer;
        this.lists = lists;
        this.most = most;
    }

    /** Keeps a file as it comes in. @return empty if it is longer than the house takes */
    @Needs(Permission.CONTACT_IMPORT)
    public Optional<Upload> put(Actor actor, String organisation, Format format, InputStream file) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_IMPORT);
        return transfer.uploads().put(new Uploads.Sender(of.id(), actor.name(), format), file, most);
    }

    /** Her own that are not finished. */
    @Needs(Permission.CONTACT_IMPORT)
    public List<Upload> mine(Actor actor, String organisation) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_IMPORT);
        return transfer.uploads().of(of.id(), actor.name());
    }

    /** How far one of her own is. @throws Missing if she has none of this number, or its day is over */
    @Needs(Permission.CONTACT_IMPORT)
    public Upload upload(Actor actor, String organisation, String uid) {
        return own(gate.enter(actor, organisation, Permission.CONTACT_IMPORT), actor, uid);
    }

    /** What the file looks like; empty if it is gone. @throws Missing as {@link #upload} */
    @Needs(Permission.CONTACT_IMPORT)
    public Optional<Look> look(Actor actor, String organisation, String uid) {
        return transfer.uploads().look(own(gate.enter(actor, organisation, Permission.CONTACT_IMPORT), actor, uid));
    }

    /**
     * Begins the dry run.
     *
     * @return false if something is under way already, or the file is gone
     * @throws Missing as {@link #upload}, or without such a list
     * @throws org.communique.transfer.InvalidImport if the file cannot be taken so
     */
    @Needs(Permission.CONTACT_IMPORT)
    public boolean check(Actor actor, String organisation, String uid, Upload.Wishes wishes) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_IMPORT);
        var upload = own(of, actor, uid);
        var into = own(of, wishes.lists());
        return transfer.jobs().check(upload, wishes, orders(actor, upload.format(), into, wishes));
    }

    /** Takes in what was checked, once however often it is asked for. @return false if it was not checked @throws Missing as {@link #check} */
    @Needs(Permission.CONTACT_IMPORT)
    public boolean take(Actor actor, String organisation, String uid) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_IMPORT);
        var upload = own(of, actor, uid);
        if (upload.state() != Upload.State.CHECKED) return false;
        var wishes = upload.wishes().orElseThrow();
        var into = own(of, wishes.lists());
        return transfer.jobs().take(upload, orders(actor, upload.format(), into, wishes));
    }

    /** Deletes the file. @return false if something is under way @throws Missing as {@link #upload} */
    @Needs(Permission.CONTACT_IMPORT)
    public boolean discard(Actor actor, String organisation, String uid) {
        return transfer.jobs().discard(own(gate.enter(actor, organisation, Permission.CONTACT_IMPORT), actor, uid));
    }

    /** The rows that failed, each with its error; empty if none did, or the file is gone. @throws Missing as {@link #upload} */
    @Needs(Permission.CONTACT_IMPORT)
    public Optional<Path> errors(Actor actor, String organisation, String uid) {
        var of = gate.enter(actor, organisation, Permission.CONTACT_IMPORT);
        return own(of, actor, uid)
                .report()
                .flatMap(it -> transfer.imports().files().file(of.id(), it.errors()));
    }

    private static Jobs.Orders orders(Actor actor, Format format, List<ContactList> into, Upload.Wishes wishes) {
        return options -> new ImportOrder(format, into, wishes.basis(), wishes.source(), actor, options);
    }

    private Upload own(Organisation of, Actor actor, String uid) {
        return transfer.uploads()
                .find(of.id(), uid)
                .filter(it -> it.actor().equals(actor.name()))
                .orElseThrow(() -> new Missing("upload"));
    }

    private List<ContactList> own(Organisation of, List<String> slugs) {
        return slugs.stream()
                .map(it -> lists.bySlug(of.id(), it).orElseThrow(() -> new Missing("list")))
                .toList();
    }
}
