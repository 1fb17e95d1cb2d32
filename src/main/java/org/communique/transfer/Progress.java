package org.communique.transfer;

/** Is told now and then how far an import is. */
public interface Progress {

    /** Nobody watches. */
    Progress NONE = (rows, read, all) -> {};

    /** @param all bytes of the file; 0 = not known */
    void at(long rows, long read, long all);
}
