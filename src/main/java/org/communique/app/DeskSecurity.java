package org.communique.app;

import java.util.List;
import org.communique.signin.Users;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;

/** The chain of the desk: who is not signed in gets to the sign-in page and no further. */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {

    static final String[] DESK = {"/desk", "/desk/**", "/sign-in", "/sign-in/**", "/account/**", "/setup", "/setup/**"};

    @Bean
    Users users(Core core) {
        return core.users;
    }

    @Bean
    @Order(1)
    SecurityFilterChain deskChain(HttpSecurity http, Core core) throws Exception {
        return http.securityMatcher(DESK)
                .authenticationProvider(new Passwords(core.users))
                .formLogin(it -> it.loginPage("/sign-in")
                        .defaultSuccessUrl("/desk", true)
                        .permitAll())
                .logout(it -> it.logoutUrl("/sign-in/out").logoutSuccessUrl("/sign-in"))
                .headers(headers -> headers.referrerPolicy(it -> {}))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/sign-in", "/sign-in/**", "/setup", "/setup/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    /** Name and password against the table of users. */
    private record Passwords(Users users) implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication given) throws AuthenticationException {
            var name = given.getName();
            if (!users.proves(name, String.valueOf(given.getCredentials())))
                throw new BadCredentialsException("name and password do not fit");
            return UsernamePasswordAuthenticationToken.authenticated(name, null, List.of());
        }

        @Override
        public boolean supports(Class<?> kind) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
        }
    }
}
