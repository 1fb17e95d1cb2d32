package org.communique.app;

/** The class path of this test for a program that it starts. */
final class ClassPath {

    private ClassPath() {}

    /** Without the empty entry that a test runner may leave at the end: that would be the working directory, with every route again. */
    static String own() {
        return System.getProperty("java.class.path").replaceAll(":+$", "");
    }
}
