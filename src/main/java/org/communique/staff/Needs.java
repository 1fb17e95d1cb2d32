package org.communique.staff;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which permissions a use case takes, all of them. The method asks for them itself; the authorisation matrix calls each such
 * method as every role and fails if it does not do as it declares.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    /** All of these. */
    Permission[] value();
}
