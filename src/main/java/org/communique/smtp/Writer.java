package org.communique.smtp;

import java.io.IOException;

/** Writes the bytes of messages as they are. */
final class Writer {

    private static final byte[] DOT = {'.'};

    private final Line line;

    Writer(Line line) {
        this.line = line;
    }

    /** The exact bytes, for BDAT (RFC 3030). */
    void bytes(SmtpMessage<?> message) throws IOException {
        for (int i = 0; i < message.parts().size(); i++)
            line.put(message.parts().get(i).array());
        if (!message.last().endsLine()) line.endLine();
    }

    /** The same with dots doubled where a line begins with one (RFC 5321 §4.5.2). */
    void stuffed(SmtpMessage<?> message) throws IOException {
        for (int i = 0; i < message.parts().size(); i++) {
            var part = message.parts().get(i);
            if (part.dotted()) stuff(part.array());
            else line.put(part.array());
        }
        if (!message.last().endsLine()) line.endLine();
    }

    private void stuff(byte[] bytes) throws IOException {
        int from = 0;
        for (int i = 0; i < bytes.length; i++)
            if (bytes[i] == '.' && (i == 0 || bytes[i - 1] == '\n')) {
                line.put(bytes, from, i);
                line.put(DOT);
                from = i;
            }
        line.put(bytes, from, bytes.length);
    }
}
