package org.communique.app;

import java.io.PrintWriter;

/** How far something is. On a terminal a bar in one line; elsewhere a line for each tenth. */
final class Progress {

    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final String what;
    private final boolean terminal;
    private final boolean silent;
    private long shown = -1;

    Progress(PrintWriter out, String what, boolean terminal, boolean silent) {
        this.out = out;
        this.what = what;
        this.terminal = terminal;
        this.silent = silent;
    }

    void at(long done, long all) {
        long tenths = all == 0 ? 10 : done * 10 / all;
        if (silent || (!terminal && tenths == shown) || (terminal && done == shown)) return;
        shown = terminal ? done : tenths;
        int filled = all == 0 ? WIDTH : (int) (done * WIDTH / all);
        if (terminal)
            out.print(
                    "\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + all + " " + what);
        else out.println(done + " of " + all + " " + what);
        out.flush();
    }

    void end() {
        if (terminal && shown >= 0) out.println();
        out.flush();
    }
}
