package org.communique.web.desk;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Once a relay is set there are no pages of the built-in mailbox: their addresses answer like any that lead nowhere. */
final class SampleModeOnly implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("mail.smtp-host", "").isBlank();
    }
}
