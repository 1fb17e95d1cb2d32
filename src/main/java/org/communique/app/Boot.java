package org.communique.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts Spring and Camel around an open {@link Core}. */
final class Boot {

    private Boot() {}

    /** The whole server. */
    static ConfigurableApplicationContext serve(Core core) {
        return start(core, Server.class, WebApplicationType.SERVLET, unlessFetched(core.settings));
    }

    /** The route that fetches mail is loaded if there is a mailbox: one of the settings, or that of the sample. */
    private static Map<String, String> unlessFetched(Settings settings) {
        boolean fetched = settings.sampleMode() || FeedbackMailbox.of(settings).isPresent();
        return fetched ? Map.of() : Map.of("camel.main.routes-exclude-pattern", "**/mailbox.camel.yaml");
    }

    /** The routes that deliver, without a web server and without an intake folder. */
    static ConfigurableApplicationContext deliverOnly(Core core) {
        return start(
                core,
                Sender.class,
                WebApplicationType.NONE,
                Map.of(
                        "camel.main.routes-include-pattern",
                        "classpath:routes/errors.camel.yaml,classpath:routes/sweep.camel.yaml,"
                                + "classpath:routes/release.camel.yaml,classpath:routes/delivery.camel.yaml,"
                                + "classpath:routes/feedback.camel.yaml,file:${data.folder}/routes/*.camel.yaml"));
    }

    private static ConfigurableApplicationContext start(
            Core core, Class<?> what, WebApplicationType type, Map<String, String> more) {
        var values = new HashMap<String, Object>(core.settings.values());
        values.put("release.sweep-ms", core.settings.number("release.sweep-ms", 100, 60_000));
        values.put("delivery.poll-ms", core.settings.number("delivery.poll-ms", 50, 60_000));
        values.put("press.round-seconds", core.settings.number("press.round-seconds", 1, 86_400));
        values.put("review.poll-ms", core.settings.number("review.poll-ms", 50, 60_000));
        values.put("notice.poll-ms", core.settings.number("notice.poll-ms", 50, 60_000));
        values.put("intake.settle-ms", core.settings.number("intake.settle-ms", 100, 600_000));
        values.put("site.port", core.settings.number("site.port", 0, 65_535));
        values.putAll(more);
        SpringApplication application = new SpringApplicationBuilder(what)
                .web(type)
                .logStartupInfo(false)
                .initializers(context -> {
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", values));
                    context.getBeanFactory().registerSingleton("core", core);
                })
                .build();
        return application.run(logging(core, type));
    }

    /** Logging starts before the settings are in Spring's hands, so these go by its command line. */
    private static String[] logging(Core core, WebApplicationType type) {
        var arguments = new ArrayList<String>();
        if (core.settings.word("log.format", "text", "json").equals("json"))
            arguments.add("--logging.structured.format.console=logstash");
        if (type == WebApplicationType.NONE) arguments.add("--logging.level.org.communique=WARN");
        return arguments.toArray(String[]::new);
    }
}
