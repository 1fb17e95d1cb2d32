package org.communique.segment;

import java.util.List;

/**
 * What is wrong with the text of a rule.
 *
 * @param position  of the first character that cannot be, from 1
 * @param key       of the words for people, in the message files
 * @param arguments of those words
 */
public record Fault(int position, String key, List<String> arguments) {

    public Fault {
        arguments = List.copyOf(arguments);
    }
}
