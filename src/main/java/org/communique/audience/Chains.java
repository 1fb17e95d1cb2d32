package org.communique.audience;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.Vault;

/** All chains of evidence: begun at the start, and proved when somebody asks. */
public final class Chains {

    private final Store store;
    private final Vault vault;

    public Chains(Store store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * What became of one chain.
     *
     * @param links how many hold, from the first
     * @param head  hash of the last of them in hex: whoever has noted it can ask later whether it is still there
     * @param fault empty if every row is as it was written
     */
    public record Proof(String chain, long rows, long links, String head, Optional<Fault> fault) {}

    /**
     * Where a chain is broken.
     *
     * @param row  id of the first row that was changed, removed, moved or added
     * @param what happened, as far as one can see
     */
    public record Fault(long row, String what) {}

    /** Seals evidence from before there were chains; costs nothing later. */
    public void complete() {
        for (var it : Evidence.values()) new Chain(store, vault, it).complete();
    }

    /** Reads all evidence and its links again. */
    public List<Proof> prove() {
        return Arrays.stream(Evidence.values())
                .map(it -> new ChainCheck(store.read(), vault, it).prove())
                .toList();
    }

    /**
     * Takes the ends of the chains as they are, after an older backup was restored: what was added since that backup is missing, and
     * an audit entry says so for ever. Does nothing to a chain that holds.
     *
     * @return names of the chains whose end was moved
     * @throws IllegalStateException if a chain is broken before its end: then no restore is the cause
     */
    public List<String> restored(Audit audit) {
        return store.write(db -> Arrays.stream(Evidence.values())
                .filter(it -> new Chain(store, vault, it).shorten(db, audit))
                .map(Evidence::table)
                .toList());
    }

    /**
     * The chain and number of the link that has a hash which somebody noted; empty if there is none, so that evidence was replaced.
     *
     * @param head in hex, as {@link Proof} has it
     */
    public Optional<String> noted(String head) {
        if (!head.matches("[0-9a-fA-F]{64}")) return Optional.empty();
        return store.read()
                .sql("SELECT chain || ' ' || number FROM chain_link WHERE hash = :hash")
                .param("hash", HexFormat.of().parseHex(head))
                .query(String.class)
                .optional();
    }
}
