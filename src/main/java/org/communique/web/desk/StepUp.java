package org.communique.web.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this route does needs somebody who has proved just now who she is, at most five minutes ago (OWASP ASVS 7.5.3): releasing,
 * exporting, users and keys. Whoever has not is asked first, and what she had filled in is not lost.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StepUp {}
