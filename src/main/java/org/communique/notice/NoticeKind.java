package org.communique.notice;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a notice says; those to colleagues are in the words of the desk. Its words are the phrases {@code notice.<code>.subject}, {@code .text} and {@code .note}, and {@code .action} on
 * the button if it has one; their arguments are the organisation's name and then the {@link #words()} in this order.
 */
public enum NoticeKind {
    /** Please confirm that you want these lists. */
    CONFIRM(Link.NEEDED, Duration.ofDays(1), "lists"),
    /** Somebody who is on these lists has signed up again. */
    ALREADY_SUBSCRIBED(Link.NEEDED, Duration.ofDays(1), "lists"),
    /** The preferences link she asked for. */
    LINK(Link.NEEDED, Duration.ofDays(1)),
    /** To the new address: please confirm that it is yours. */
    CHANGE_ADDRESS(Link.NEEDED, Duration.ofDays(1)),
    /** To the old address: please confirm that mail is to go elsewhere. */
    ADDRESS_TO_CHANGE(Link.NEEDED, Duration.ofDays(1)),
    /** To the old address: mail goes elsewhere from now on. */
    ADDRESS_CHANGED(Link.NONE, Duration.ofDays(4)),
    /** The last mail: everything about you is gone. */
    ERASED(Link.NONE, Duration.ofDays(4)),
    /** Do you still want these lists? */
    RECONFIRM(Link.NEEDED, Duration.ofDays(4), "lists"),
    /** To a journalist: please confirm that the address is yours. */
    PRESS_REGISTERED(Link.NEEDED, Duration.ofDays(1)),
    /** The press desk has registered you. */
    PRESS_APPROVED(Link.NEEDED, Duration.ofDays(4)),
    /** The press desk has not. */
    PRESS_DECLINED(Link.NONE, Duration.ofDays(4)),
    /** To the press desk: somebody waits to be approved, or entries are due to be looked at. */
    PRESS_REVIEW(Link.NONE, Duration.ofDays(4), "waiting", "due"),
    /** To the new address of a journalist: please confirm that you have moved here. */
    PRESS_MOVED(Link.NEEDED, Duration.ofDays(1)),
    /** To a journalist who did not give us her address: what GDPR Art. 14 has us say. */
    PRESS_NOTICE(Link.NONE, Duration.ofDays(4), "notice"),
    /** To a journalist, once a year: is what we know of you still right? */
    PRESS_STILL_RIGHT(Link.NEEDED, Duration.ofDays(4)),
    /** To a journalist: your accreditation ends soon. */
    PRESS_ENDS(Link.NONE, Duration.ofDays(4), "until"),
    /** To a new colleague, or one who forgot her password: the one-time link by which she sets one. */
    USER_INVITED(Link.NEEDED, Duration.ofDays(3), "name"),
    /** To a colleague: a release waits for your yes. */
    REVIEW_ASKED(Link.NEEDED, Duration.ofDays(3), "release", "by"),
    /** To a colleague who has not answered: the deadline is near. */
    REVIEW_WAITS(Link.NEEDED, Duration.ofDays(1), "release", "deadline"),
    /** To whoever asked: it is approved. */
    REVIEW_APPROVED(Link.NONE, Duration.ofDays(2), "release"),
    /** To whoever asked: it was sent back. */
    REVIEW_RETURNED(Link.NONE, Duration.ofDays(2), "release", "by"),
    /** To all who had to do with it: it was changed, so that no yes counts any more. */
    REVIEW_VOID(Link.NONE, Duration.ofDays(2), "release"),
    /** To approvers and administrators: somebody releases without the full policy. */
    REVIEW_URGENT(Link.NONE, Duration.ofDays(2), "release", "by"),
    /** To approvers: what was released urgently has not been looked at. */
    REVIEW_OWED(Link.NONE, Duration.ofDays(2), "release");

    /** Whether there is a button. */
    private enum Link {
        NONE,
        NEEDED
    }

    private final Link link;
    private final Duration validity;
    private final List<String> words;

    NoticeKind(Link link, Duration validity, String... words) {
        this.link = link;
        this.validity = validity;
        this.words = List.of(words);
    }

    /** The word in the table and in the keys of phrases; never renamed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it goes to staff, in the words of the desk. */
    public boolean staff() {
        return this == USER_INVITED || name().startsWith("REVIEW_");
    }

    /** Beginning of the keys of its phrases. */
    String key() {
        return (staff() ? "desk.notice." : "notice.") + code();
    }

    /** Names of the words it must be given. */
    public List<String> words() {
        return words;
    }

    /** Whether it must be given a {@linkplain Notice#LINK link}. */
    public boolean linked() {
        return link == Link.NEEDED;
    }

    /** After this time it is not sent any more. */
    Duration validity() {
        return validity;
    }
}
