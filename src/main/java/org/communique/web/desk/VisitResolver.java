package org.communique.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.communique.signin.Users;
import org.communique.staff.Staff;
import org.communique.statement.Organisations;
import org.communique.workspace.Missing;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Finds out who visits which organisation's desk, anew for each request: a role that was taken away is gone at once. */
final class VisitResolver implements HandlerMethodArgumentResolver {

    private final Users users;
    private final Staff staff;
    private final Organisations organisations;

    VisitResolver(Users users, Staff staff, Organisations organisations) {
        this.users = users;
        this.staff = staff;
        this.organisations = organisations;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Visit resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest web,
            WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        var user = users.find(request.getRemoteUser()).orElseThrow(() -> new Missing("user"));
        var actor = staff.actor(user.name());
        var organisation = organisations
                .bySlug(slug(request))
                .filter(it -> actor.belongsTo(it.id()))
                .orElseThrow(() -> new Missing("organisation"));
        return new Visit(user, actor, organisation, Csrf.of(request));
    }

    private static String slug(HttpServletRequest request) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return String.valueOf(variables.get("organisation"));
    }
}
