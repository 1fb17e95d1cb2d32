package org.communique.review;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.communique.notice.NoticeKind;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.staff.Permission;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom to tell of what: those who are asked, those who have to know, and those who have not answered yet. Part of {@link Reviews}. */
final class Rounds {

    /** How long before a deadline those who have not answered are reminded. */
    private static final Duration REMINDER = Duration.ofHours(24);

    private final Store store;
    private final Releases releases;
    private final Electorate electorate;
    private final ReviewRows rows;
    private final SecondLooks looks;
    private final ReviewMail mail;

    Rounds(Reviews.Rooms rooms, Electorate electorate, ReviewRows rows, SecondLooks looks, ReviewMail mail) {
        this.store = rooms.store();
        this.releases = rooms.releases();
        this.electorate = electorate;
        this.rows = rows;
        this.looks = looks;
        this.mail = mail;
    }

    void asked(JdbcClient db, Release release, Review review) {
        var matter = new ReviewMail.Matter(release, review, review.asked().by());
        if (review.needed() > 0) mail.tell(db, NoticeKind.REVIEW_ASKED, matter, electorate.of(release, review.asked()));
        if (review.asked().urgent()) alarm(db, matter);
    }

    /** Nobody learns by chance that something goes out without the full policy. */
    private void alarm(JdbcClient db, ReviewMail.Matter matter) {
        var told = electorate.holders(
                matter.release().organisation(), Permission.RELEASE_APPROVE, Permission.STAFF_MANAGE);
        told.remove(matter.by());
        mail.tell(db, NoticeKind.REVIEW_URGENT, matter, told);
    }

    /** To whoever asked. */
    void decided(JdbcClient db, Release release, Review review, String by) {
        boolean yes = review.state() != Review.State.RETURNED;
        mail.tell(
                db,
                yes ? NoticeKind.REVIEW_APPROVED : NoticeKind.REVIEW_RETURNED,
                new ReviewMail.Matter(release, review, by),
                Set.of(review.asked().by()));
    }

    /** To all who asked, were asked or have answered. */
    void ended(JdbcClient db, Release release, Review review, String by) {
        var told = new TreeSet<>(electorate.of(release, review.asked()));
        told.add(review.asked().by());
        review.voices().forEach(it -> told.add(it.say().name()));
        mail.tell(db, NoticeKind.REVIEW_VOID, new ReviewMail.Matter(release, review, by), told);
    }

    /** Reminds once of what is due. Doing it twice changes nothing. */
    void remind() {
        rows.unreminded(store.read(), REMINDER).forEach(id -> store.run(db -> waiting(db, id)));
        looks.late(store.read()).forEach(id -> store.run(db -> owing(db, id)));
    }

    private void waiting(JdbcClient db, long id) {
        if (!rows.reminded(db, id)) return;
        var review = rows.find(db, id).orElseThrow();
        var release = releases.byId(review.release());
        var silent = electorate.of(release, review.asked());
        review.voices().forEach(it -> silent.remove(it.say().name()));
        mail.tell(db, NoticeKind.REVIEW_WAITS, new ReviewMail.Matter(release, review, ""), silent);
    }

    private void owing(JdbcClient db, long id) {
        if (!looks.reminded(db, id)) return;
        var review = rows.find(db, id).orElseThrow();
        var release = releases.byId(review.release());
        var told = electorate.of(release, review.asked());
        mail.tell(db, NoticeKind.REVIEW_OWED, new ReviewMail.Matter(release, review, ""), told);
    }
}
