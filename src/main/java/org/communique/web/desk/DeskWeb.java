package org.communique.web.desk;

import java.util.List;
import org.communique.render.Templates;
import org.communique.signin.Users;
import org.communique.staff.Staff;
import org.communique.statement.Organisations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the pages of the desk share. */
@Configuration(proxyBeanMethods = false)
class DeskWeb {

    @Bean
    DeskAssets deskAssets() {
        return new DeskAssets();
    }

    @Bean
    DeskPages deskPages(Templates templates, DeskAssets assets) {
        return new DeskPages(templates, assets);
    }

    @Bean
    WebMvcConfigurer visits(Users users, Staff staff, Organisations organisations) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new VisitResolver(users, staff, organisations));
            }
        };
    }
}
