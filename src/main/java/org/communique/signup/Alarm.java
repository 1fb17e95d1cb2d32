package org.communique.signup;

/** Tells staff that somebody misuses the forms. */
public interface Alarm {

    /** May be called as often as it happens. @param note in words, without an address */
    void raise(String note);
}
