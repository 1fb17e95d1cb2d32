package org.communique.mail;

import java.net.IDN;
import java.util.Locale;
import org.communique.render.OneLine;

/** Names, addresses and words as header fields want them: one line of ASCII (RFC 5322 §3.2, RFC 2047). */
final class Mailbox {

    /** What a name may hold without quotation marks (RFC 5322 §3.2.3), and the space between words. */
    private static final String ATOM =
            " ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~";

    private Mailbox() {}

    /** {@code Name <address>}, or the address alone if the name is empty. */
    static String of(String name, String address) {
        var phrase = phrase(name);
        return phrase.isEmpty() ? ascii(address) : phrase + " <" + ascii(address) + ">";
    }

    /** A display name: as it is, in quotation marks, or encoded. */
    static String phrase(String name) {
        var line = OneLine.of(name);
        if (EncodedWords.needed(line)) return EncodedWords.of(line);
        if (atoms(line)) return line;
        return "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static boolean atoms(String line) {
        for (int i = 0; i < line.length(); i++) if (ATOM.indexOf(line.charAt(i)) < 0) return false;
        return true;
    }

    /** Free text such as a subject. */
    static String words(String text) {
        var line = OneLine.of(text);
        return EncodedWords.needed(line) ? EncodedWords.of(line) : line;
    }

    /** The address with its domain as A-label (RFC 5890); a local part that is not ASCII is left, and refused later. */
    static String ascii(String address) {
        int at = address.lastIndexOf('@') + 1;
        for (int i = at; i < address.length(); i++)
            if (address.charAt(i) > 126)
                return address.substring(0, at)
                        + IDN.toASCII(address.substring(at)).toLowerCase(Locale.ROOT);
        return address;
    }

    /** The domain of an address, as A-label. */
    static String domain(String address) {
        var ascii = ascii(address);
        return ascii.substring(ascii.lastIndexOf('@') + 1);
    }
}
