package org.communique.render;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.IMessageResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/**
 * The template engine. Templates come from {@code templates/} only: those shipped, or an organisation's own copies that lie
 * in a folder of the same shape. What people write is data to a template, never a template.
 */
public final class Templates {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    /** @param own folder with an organisation's own copies, which win over the shipped ones; empty = none */
    public Templates(Optional<Path> own) {
        own.ifPresent(folder -> {
            var files = new FileTemplateResolver();
            files.setCheckExistence(true);
            add(files, folder + "/", 1);
        });
        add(new ClassLoaderTemplateResolver(Templates.class.getClassLoader()), "templates/", 3);
        engine.setMessageResolver(new PhraseResolver());
        engine.setEnableSpringELCompiler(false);
    }

    /**
     * Renders a template to text.
     *
     * @param name  path below {@code templates/} with its ending, such as {@code mail/statement.html}; a {@code .txt}
     *              template is plain text, everything else HTML
     * @param model what the template may name
     */
    public String render(String name, Locale language, Map<String, ?> model) {
        return engine.process(name, new Context(language, Map.copyOf(model)));
    }

    /** The fragment of this name in a template, alone: what is swapped in place. */
    public String part(String name, String fragment, Locale language, Map<String, ?> model) {
        return engine.process(name, Set.of(fragment), new Context(language, Map.copyOf(model)));
    }

    private void add(AbstractConfigurableTemplateResolver resolver, String prefix, int order) {
        resolver.setPrefix(prefix);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setTextTemplateModePatterns(Set.of("*.txt"));
        resolver.setForceSuffix(false);
        resolver.setOrder(order);
        engine.addTemplateResolver(resolver);
    }

    /** {@code #{key}} in templates reads the same phrases as the code. */
    private static final class PhraseResolver implements IMessageResolver {

        @Override
        public String getName() {
            return "phrases";
        }

        @Override
        public Integer getOrder() {
            return 1;
        }

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
            var given = arguments == null ? new Object[0] : arguments;
            boolean html = context.getTemplateMode() == TemplateMode.HTML;
            return Phrases.get(context.getLocale(), key, html ? Isolated.all(context.getLocale(), given) : given);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
            throw new IllegalArgumentException("no phrase has the key " + key);
        }
    }
}
