package org.communique.web.desk.signin;

import org.communique.signin.Accounts;
import org.communique.signin.Sessions;
import org.communique.signin.SignIns;
import org.communique.signin.Users;
import org.communique.web.desk.DeskPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What stands before the pages of the desk. */
@Configuration(proxyBeanMethods = false)
class SignInWeb {

    @Bean
    SignInPages signInPages(DeskPages pages, Users users) {
        return new SignInPages(pages, users);
    }

    @Bean
    Unsent unsent(SignInPages pages) {
        return new Unsent(pages);
    }

    @Bean
    AccountController.Rooms accountRooms(
            SignInHouse house, Users users, Accounts accounts, Sessions sessions, SignIns signIns) {
        return new AccountController.Rooms(house, users, accounts, sessions, signIns);
    }

    @Bean
    WebMvcConfigurer guards(SignInHouse house, Accounts accounts) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new SecondFactorGuard(house, accounts))
                        .addPathPatterns("/desk", "/desk/**", "/account/**")
                        .excludePathPatterns("/account/second-factor", "/account/second-factor/**");
                registry.addInterceptor(new StepUpGuard(house)).addPathPatterns("/desk/**", "/account/**");
            }
        };
    }
}
