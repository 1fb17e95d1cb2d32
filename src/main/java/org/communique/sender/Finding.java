package org.communique.sender;

/** What a look found; the cure is empty when all is well. */
public record Finding(Grade grade, String what, String cure) {

    /** How bad it is. */
    public enum Grade {
        OK,
        ADVICE,
        WRONG
    }

    /** All is well. */
    public static Finding ok(String what) {
        return new Finding(Grade.OK, what, "");
    }

    /** Works, and could be better. */
    public static Finding advice(String what, String cure) {
        return new Finding(Grade.ADVICE, what, cure);
    }

    /** Mail would be refused, or take a wrong way. */
    public static Finding wrong(String what, String cure) {
        return new Finding(Grade.WRONG, what, cure);
    }

    /** Both lines for people. */
    public String line() {
        return grade + "  " + what + (cure.isEmpty() ? "" : "\n      cure: " + cure);
    }

    /** DNS is silent about a name. */
    static Finding silent(String name) {
        return wrong("no DNS server answers for " + name, "try again; dns.server names another server to ask");
    }
}
