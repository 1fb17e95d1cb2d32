package org.communique.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.communique.audience.Address;
import org.communique.audience.ContactList;
import org.communique.notice.Letter;
import org.communique.notice.Postman;
import org.communique.notice.Sent;
import org.communique.render.Notes;
import org.communique.render.Phrases;
import org.communique.render.Templates;
import org.communique.vault.Tokens;

/** Reads the mail of the press desk in a test. */
final class PressPost {

    static final Duration TWO_DAYS = Duration.ofDays(2);

    final List<Letter> letters = new ArrayList<>();
    Function<Letter, Sent> relay = it -> new Sent.Accepted();
    private final TestHouse house;
    private final ContactList press;

    PressPost(TestHouse house, ContactList press) {
        this.house = house;
        this.press = press;
    }

    /** Sends what is owed. */
    void round() {
        var core = house.core;
        new Postman(core.notices, core.organisations, new Notes(new Templates(Optional.empty())), (all, sent) -> {
                    for (var it : all) {
                        letters.add(it);
                        sent.accept(it, relay.apply(it));
                    }
                })
                .round();
    }

    /** The one letter of a kind to an address. */
    Letter only(String kind, String to) {
        var subject = Phrases.get(java.util.Locale.ENGLISH, "notice." + kind + ".subject");
        var found = letters.stream()
                .filter(it -> it.to().equals(to) && it.mail().subject().equals(subject))
                .toList();
        if (found.size() != 1) throw new AssertionError(found.size() + " letters " + kind);
        return found.get(0);
    }

    /** The token of the link in a letter. */
    String token(Letter letter) {
        var link = Pattern.compile("/press/[a-z]+/(v1\\.[\\w-]{44})")
                .matcher(letter.mail().text());
        if (!link.find()) throw new AssertionError("no link");
        return link.group(1);
    }

    /** Releases a statement to the press list and reads a link of the newest mail. */
    String linkOf(String key, Tokens.Purpose purpose) {
        if (house.core.statements.byKey(key).isEmpty()) house.statement(key, "en");
        house.release(house.core.statements.byKey(key).orElseThrow(), house.clock.instant(), press);
        house.sweepAndDeliver();
        var parcels = house.mail.parcels;
        return house.core.tokens.issue(parcels.get(parcels.size() - 1).token(), purpose);
    }

    long contact(String address) {
        return house.core.contacts.ids(new Address(address)).get(0);
    }
}
