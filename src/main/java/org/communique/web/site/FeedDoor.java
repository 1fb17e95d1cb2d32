package org.communique.web.site;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers for prepared feeds before anything else looks at the request. Readers ask for them day and night, and what is the
 * same for everybody needs neither a route nor to know who asks; every other spelling of an address goes the long way.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // whoever counts requests comes before it
class FeedDoor implements Filter {

    private final FeedAnswers answers;

    FeedDoor(FeedAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && isRead(asked)
                && answers.current(asked.getRequestURI(), asked, answer)) return;
        chain.doFilter(request, response);
    }

    private static boolean isRead(HttpServletRequest request) {
        var method = request.getMethod();
        return (method.equals("GET") || method.equals("HEAD"))
                && request.getRequestURI().startsWith("/feeds");
    }
}
