package org.communique.audience;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.communique.vault.LinkHash;

/**
 * The rows that one link seals.
 *
 * @param first id of the first row
 * @param marks {@value SealedRow#MARK} bytes for each row
 * @param hash  over the whole hashes of all rows
 */
record SealedSpan(long first, long last, byte[] marks, byte[] hash) {

    /** Takes the rows up to {@code last}; empty if there are none. */
    static Optional<SealedSpan> of(EvidenceRows rows, LinkHash hash, long last) {
        var marks = new ByteArrayOutputStream();
        long first = 0;
        long end = 0;
        for (var row = rows.peek(); row.isPresent() && row.get().id() <= last; row = rows.peek()) {
            hash.add(row.get().hash());
            marks.write(row.get().hash(), 0, SealedRow.MARK);
            if (marks.size() == SealedRow.MARK) first = row.get().id();
            end = row.get().id();
            rows.take();
        }
        return marks.size() == 0
                ? Optional.empty()
                : Optional.of(new SealedSpan(first, end, marks.toByteArray(), hash.end()));
    }
}
