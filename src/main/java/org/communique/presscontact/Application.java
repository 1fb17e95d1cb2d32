package org.communique.presscontact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.audience.Address;

/**
 * What a journalist has typed into the form of the press desk.
 *
 * @param language  of the page she read, terms included
 * @param address   as typed
 * @param languages she wants to read, first choice first
 * @param topics    she reports on; none = all
 */
public record Application(
        Locale language, String name, String address, Details details, List<Locale> languages, Set<String> topics) {

    private static final int LONGEST_NAME = 100;

    public Application {
        languages = List.copyOf(languages);
        topics = Set.copyOf(topics);
    }

    /** The fields that have to be put right before it is taken; none if all is well. */
    public Set<String> faults() {
        var faults = new LinkedHashSet<String>();
        if (name.isBlank() || name.length() > LONGEST_NAME || controls(name)) faults.add("name");
        if (details.outlet().isBlank() || controls(details.outlet())) faults.add("outlet");
        if (!isAddress(address)) faults.add("address");
        if (controls(details.phone())) faults.add("phone");
        if (controls(details.beat())) faults.add("beat");
        if (details.check().isBlank() || controls(details.check())) faults.add("check");
        return faults;
    }

    static boolean isAddress(String text) {
        try {
            new Address(text).ascii();
            return true;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }

    private static boolean controls(String text) {
        return text.chars().anyMatch(it -> it < ' ' || it == 127);
    }

    /** A mask. */
    @Override
    public String toString() {
        return "[application]";
    }
}
