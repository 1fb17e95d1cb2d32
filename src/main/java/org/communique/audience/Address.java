package org.communique.audience;

import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/**
 * An email address. Its domain is lower-cased, its local part kept as typed for sending (RFC 5321 §2.4); two addresses are the
 * same person's if they agree without regard to case. Comments (RFC 5322 §3.2.2) are refused: some relays drop them, so that one
 * mailbox would have as many addresses as somebody cares to write.
 */
public record Address(String value) {

    /** Letters that older and newer rules of international domains map differently: mail would go astray. */
    private static final String AMBIGUOUS = "ßς\u200C\u200D";

    /** @throws IllegalArgumentException if it is not one address; the message does not repeat it */
    public Address {
        value = value.strip();
        value = PlainAddress.is(value) ? PlainAddress.lowerDomain(value) : checked(value);
    }

    private static String checked(String value) {
        int at = value.lastIndexOf('@');
        if (at < 1
                || value.length() > 254
                || value.chars().anyMatch(c -> c <= ' ' || c == 127)
                || !JMail.strictValidator().isValid(value))
            throw new IllegalArgumentException("write one address, such as name@example.org");
        var domain = value.substring(at + 1);
        if (domain.chars().anyMatch(c -> AMBIGUOUS.indexOf(c) >= 0))
            throw new IllegalArgumentException(
                    "write the domain in its ASCII form, xn--…: its letters can be read in two ways");
        if (value.codePoints().anyMatch(c -> c == '(' || c == ')' || Character.getType(c) == Character.FORMAT))
            throw new IllegalArgumentException("write one address without a comment or an invisible character");
        ascii(domain);
        return value.substring(0, at + 1) + domain.toLowerCase(Locale.ROOT);
    }

    /** The address as SMTP wants it: the domain as A-label (RFC 5890). The local part may still need SMTPUTF8. */
    public String ascii() {
        return local() + "@" + ascii(domain());
    }

    /** The form in which two spellings of one address are equal; what the blind index is made of. */
    public String comparable() {
        if (PlainAddress.is(value)) return value.toLowerCase(Locale.ROOT);
        return Normalizer.normalize(local(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT) + "@" + ascii(domain());
    }

    /** A mask, so that no log line and no error can name a subscriber; ask for {@link #value()} to write to one. */
    @Override
    public String toString() {
        return "[address]";
    }

    /** What a list may show of it, such as {@code a…@e…}: enough to tell two people apart, not to write to one. */
    public String masked() {
        return first(value) + "…@" + first(domain()) + "…";
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }

    /** What stands before the @. */
    public String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /** The domain as A-label, what a provider is known by. */
    public String asciiDomain() {
        return PlainAddress.is(value) ? domain() : ascii(domain());
    }

    private String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            throw new IllegalArgumentException("write one address, such as name@example.org");
        }
    }
}
