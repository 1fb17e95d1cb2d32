package org.communique.workspace;

import java.time.Clock;
import org.communique.audience.Audit;
import org.communique.audience.Contacts;
import org.communique.audience.Erasure;
import org.communique.audience.Fields;
import org.communique.audience.ListNumbers;
import org.communique.audience.Lists;
import org.communique.audience.Subscriptions;
import org.communique.audience.Suppressions;
import org.communique.calendar.CalendarFeeds;
import org.communique.choices.Personal;
import org.communique.delivery.Alerts;
import org.communique.delivery.Recipients;
import org.communique.drafting.Drafts;
import org.communique.drafting.Notes;
import org.communique.press.Press;
import org.communique.presscontact.Journalists;
import org.communique.release.Approvals;
import org.communique.release.Decisions;
import org.communique.release.Galleys;
import org.communique.release.Kills;
import org.communique.release.Originals;
import org.communique.release.Releases;
import org.communique.review.Reviews;
import org.communique.segment.Segments;
import org.communique.signin.Accounts;
import org.communique.staff.Searches;
import org.communique.staff.Staff;
import org.communique.staff.Unmaskings;
import org.communique.statement.Letterheads;
import org.communique.statement.Organisations;
import org.communique.statement.Statements;
import org.communique.statement.Stored;
import org.communique.store.Store;
import org.communique.transfer.Transfer;

/** Every use case of the staff, by what it is about: the one facade of this room. */
public record Desks(
        OrganisationDesk organisations,
        LetterheadDesk letterheads,
        StaffDesk staff,
        AuditDesk audit,
        StatementDesk statements,
        ReleaseDesk releases,
        ReReleaseDesk reReleases,
        ListDesk lists,
        SegmentDesk segments,
        ContactDesk contacts,
        ApprovalDesk approvals,
        FieldDesk fields,
        TransferDesk transfer,
        ErasureDesk erasure,
        PressContactDesk pressContacts,
        PressRequestDesk pressRequests,
        ReviewDesk reviews,
        SecondLookDesk secondLooks,
        PolicyDesk policies,
        PlanDesk plans,
        CalendarDesk calendar,
        BoardDesk board,
        SendingDesk sending,
        ReportDesk reports,
        DraftDesk drafts,
        ProofDesk proofs,
        AudienceDesk audiences,
        PersonDesk persons,
        UploadDesk uploads,
        ExportDesk exports,
        PressAccessDesk pressAccess,
        FeedDesk feeds,
        SenderDesk sender,
        ReadinessDesk readiness) {

    /** What the desks work with. */
    public record Rooms(
            Store store,
            Staff staff,
            Audit audit,
            Accounts accounts,
            InvitationPost invitations,
            Spoken spoken,
            Told told,
            Decided decided,
            Kept kept,
            Reviewed reviewed,
            Coming coming,
            LiveDesks.Rooms live,
            Written written,
            Opened opened,
            Settings settings) {

        /** What tries out what is set. */
        public record Settings(SenderDesk.House sender, LetterheadDesk.Press press) {}

        /** What is being written, and how it is shown. */
        public record Written(Drafts drafts, Notes notes, Galleys galleys, TestPost post, Clock clock) {}

        /** What is said, and by whom. */
        public record Spoken(Organisations organisations, Letterheads letterheads, Statements statements) {}

        /** Whom we may tell. */
        public record Told(Lists lists, Segments segments, Contacts contacts, Subscriptions subscriptions) {}

        /** What we keep of people. */
        public record Kept(
                Transfer transfer,
                Erasure erasure,
                Suppressions suppressions,
                Fields fields,
                Journalists journalists) {}

        /** What is looked at before it goes out. */
        public record Reviewed(Reviews reviews, Approvals approvals, Galleys galleys, Recipients recipients) {}

        /** What is not decided yet, and the days it may fall on. */
        public record Coming(PlanDesk.Ahead ahead, CalendarFeeds feeds) {}

        /**
         * What opens who people are, and what they see before others.
         *
         * @param most bytes of a file that is taken in
         */
        public record Opened(
                ListNumbers numbers,
                Personal personal,
                Unmaskings unmaskings,
                Searches searches,
                Press press,
                Alerts alerts,
                long most) {}

        /** What is decided. */
        public record Decided(Releases releases, Kills kills, Decisions decisions) {}
    }

    /** Puts them together, each behind the same gate. */
    public static Desks of(Rooms rooms) {
        var spoken = rooms.spoken();
        var told = rooms.told();
        var decided = rooms.decided();
        var kept = rooms.kept();
        var written = rooms.written();
        var gate = new Gate(spoken.organisations());
        var releases = new ReleaseDesk(
                gate,
                new ReleaseDesk.Rooms(
                        spoken.statements(),
                        told.lists(),
                        told.segments(),
                        spoken.letterheads(),
                        decided.releases(),
                        decided.kills(),
                        decided.decisions()));
        var statements = new StatementDesk(
                gate, rooms.store(), spoken.statements(), rooms.reviewed().reviews());
        var opened = rooms.opened();
        var openings =
                new Openings(rooms.store(), rooms.audit(), opened.unmaskings(), opened.searches(), opened.alerts());
        var live = LiveDesks.of(gate, rooms);
        return new Desks(
                new OrganisationDesk(gate, spoken.organisations()),
                new LetterheadDesk(gate, spoken.letterheads(), rooms.settings().press()),
                new StaffDesk(gate, rooms.staff(), rooms.audit(), rooms.accounts(), rooms.invitations()),
                new AuditDesk(gate, rooms.audit()),
                statements,
                releases,
                new ReReleaseDesk(
                        gate,
                        spoken.statements(),
                        new Originals(rooms.store(), spoken.statements(), decided.releases())),
                new ListDesk(gate, told.lists()),
                new SegmentDesk(gate, told.segments()),
                new ContactDesk(
                        gate,
                        new ContactDesk.Rooms(
                                rooms.store(), told.contacts(), told.lists(), told.subscriptions(), rooms.audit())),
                new ApprovalDesk(gate, told.lists(), told.contacts(), told.subscriptions()),
                new FieldDesk(gate, kept.fields()),
                new TransferDesk(gate, kept.transfer(), told.lists()),
                new ErasureDesk(
                        gate,
                        new ErasureDesk.Rooms(
                                rooms.store(), told.contacts(), kept.erasure(), kept.suppressions(), rooms.audit())),
                new PressContactDesk(gate, kept.journalists().contacts()),
                new PressRequestDesk(gate, kept.journalists().requests(), told.lists()),
                reviews(gate, rooms),
                new SecondLookDesk(gate, rooms.reviewed().reviews(), decided.releases()),
                new PolicyDesk(gate, rooms.reviewed().reviews().policies()),
                new PlanDesk(gate, releases, planned(rooms)),
                new CalendarDesk(
                        gate,
                        new CalendarDesk.Rooms(
                                spoken.statements(),
                                decided.releases(),
                                rooms.coming().ahead().calendars(),
                                rooms.coming().feeds())),
                live.board(),
                live.sending(),
                live.reports(),
                new DraftDesk(
                        gate,
                        new DraftDesk.Rooms(
                                rooms.store(),
                                written.drafts(),
                                written.notes(),
                                statements,
                                new Renaming(
                                        rooms.store(),
                                        written.drafts(),
                                        spoken.statements(),
                                        decided.releases(),
                                        rooms.reviewed().reviews()))),
                new ProofDesk(
                        gate, new ProofDesk.Rooms(spoken, told.lists(), decided.releases(), rooms.staff(), written)),
                new AudienceDesk(gate, told.lists(), opened.numbers()),
                new PersonDesk(gate, new PersonDesk.Rooms(told.contacts(), opened.personal(), openings)),
                new UploadDesk(gate, kept.transfer(), told.lists(), opened.most()),
                new ExportDesk(gate, kept.transfer().requests(), told.lists(), rooms.staff()),
                new PressAccessDesk(
                        gate,
                        new PressAccessDesk.Rooms(
                                kept.journalists().contacts(),
                                told.contacts(),
                                told.lists(),
                                decided.releases(),
                                opened.press(),
                                openings)),
                new FeedDesk(gate, spoken.statements(), decided.releases(), decided.kills()),
                new SenderDesk(
                        gate,
                        spoken.organisations(),
                        rooms.settings().sender(),
                        new SenderDesk.Log(rooms.store(), rooms.audit())),
                new ReadinessDesk(
                        gate,
                        written.drafts(),
                        rooms.reviewed().reviews(),
                        rooms.settings().sender()));
    }

    private static ReviewDesk reviews(Gate gate, Rooms rooms) {
        var reviewed = rooms.reviewed();
        return new ReviewDesk(
                gate,
                new ReviewDesk.Rooms(
                        rooms.spoken().statements(),
                        rooms.decided().releases(),
                        rooms.told().lists(),
                        reviewed.reviews(),
                        reviewed.approvals(),
                        reviewed.galleys(),
                        reviewed.recipients(),
                        new ReviewDesk.Written(rooms.written().drafts(), new Stored(rooms.store()))));
    }

    private static PlanDesk.Rooms planned(Rooms rooms) {
        return new PlanDesk.Rooms(
                rooms.spoken().statements(),
                rooms.told().lists(),
                rooms.live().headcounts(),
                rooms.told().segments(),
                rooms.spoken().letterheads(),
                rooms.decided().releases(),
                rooms.decided().decisions(),
                rooms.reviewed().reviews(),
                rooms.coming().ahead());
    }
}
