package org.communique.convert;

/** Digits above or below the line, which must not fall back into it: 10⁶ is not 106. Letters may (1st). */
enum Raised {
    UP("⁰¹²³⁴⁵⁶⁷⁸⁹", "+⁺-⁻−⁻"),
    DOWN("₀₁₂₃₄₅₆₇₈₉", "+₊-₋−₋"),
    NO("", "");

    private final String digits;
    private final String signs;

    Raised(String digits, String signs) {
        this.digits = digits;
        this.signs = signs;
    }

    String of(String text) {
        var words = text.strip();
        if (this == NO || words.isEmpty() || !words.chars().allMatch(it -> place(it) >= 0 || sign(it) >= 0))
            return text;
        var out = new StringBuilder();
        words.chars().forEach(it -> out.append(place(it) >= 0 ? digits.charAt(place(it)) : signs.charAt(sign(it))));
        return out.toString();
    }

    private static int place(int c) {
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }

    private int sign(int c) {
        int at = signs.indexOf(c);
        return at >= 0 && at % 2 == 0 ? at + 1 : -1;
    }
}
