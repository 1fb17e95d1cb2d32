package org.communique.web.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Parameters that are no UTF-8. Unless somebody answers for them, the server's log repeats them, and an address may be among them. */
@ControllerAdvice
class UnreadableParameters {

    @ExceptionHandler(InvalidParameterException.class)
    void refuse(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
}
