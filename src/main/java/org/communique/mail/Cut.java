package org.communique.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.render.Slots;

/**
 * A twin of an edition, cut at the slots that differ for each recipient.
 *
 * @param literals what stands between them, in UTF-8 with CRLF as line breaks; one more than {@code slots}
 */
record Cut(Slots.Context context, List<byte[]> literals, List<String> slots) {

    /** Every line break there is; a lone CR must not reach the wire. */
    private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");

    /** @param known values that all recipients of the template share, put in at once */
    static Cut of(String rendered, Slots.Context context, Map<String, String> known) {
        var pieces = Slots.cut(rendered);
        var literals = new ArrayList<byte[]>();
        var slots = new ArrayList<String>();
        var literal = new StringBuilder(pieces.get(0));
        for (int i = 1; i < pieces.size(); i += 2) {
            var name = pieces.get(i);
            if (known.containsKey(name)) {
                literal.append(context.value(name, known));
            } else {
                literals.add(bytes(literal.toString()));
                slots.add(name);
                literal.setLength(0);
            }
            literal.append(pieces.get(i + 1));
        }
        literals.add(bytes(literal.toString()));
        return new Cut(context, List.copyOf(literals), List.copyOf(slots));
    }

    /** The value of the slot with this number, as bytes. */
    byte[] value(int slot, Map<String, String> values) {
        return bytes(context.value(slots.get(slot), values));
    }

    private static byte[] bytes(String text) {
        boolean oneLine = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        return (oneLine ? text : BREAK.matcher(text).replaceAll("\r\n")).getBytes(StandardCharsets.UTF_8);
    }
}
