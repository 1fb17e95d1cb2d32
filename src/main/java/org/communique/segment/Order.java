package org.communique.segment;

import java.util.Arrays;
import java.util.Optional;

/** On which side of a value; dates may also be written with {@code before}, {@code after} and {@code since}. */
public enum Order {
    LESS("<", "before"),
    AT_MOST("<=", "<="),
    MORE(">", "after"),
    AT_LEAST(">=", "since");

    private final String sign;
    private final String word;

    Order(String sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    /** The sign, in rules and in SQL. */
    String sign() {
        return sign;
    }

    static Optional<Order> of(String written) {
        return Arrays.stream(values())
                .filter(it -> it.sign.equals(written) || it.word.equals(written))
                .findFirst();
    }
}
