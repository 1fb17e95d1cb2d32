package org.communique.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VisitorsTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, '', 203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6, '', 2001:db8:1:0:0:0:0:0/48",
        "203.0.113.77, 198.51.100.9, 203.0.113.0/24",
        "10.1.2.3, 198.51.100.9, 198.51.100.0/24",
        "10.1.2.3, '6.6.6.6, 198.51.100.9', 198.51.100.0/24",
        "10.1.2.3, '198.51.100.9, 10.9.9.9', 198.51.100.0/24",
        "10.1.2.3, 'unknown', 10.1.2.0/24",
        "10.1.2.3, 'evil.example', 10.1.2.0/24",
        "10.1.2.3, '::ffff:198.51.100.9', 198.51.100.0/24",
        "10.1.2.3, ',,,', 10.1.2.0/24",
        "::1, 198.51.100.9, 198.51.100.0/24"
    })
    void a_network_is_what_is_left_of_the_nearest_address_that_is_no_proxy_of_ours(
            String from, String forwarded, String network) {
        assertEquals(network, Visitors.behind(List.of("10.0.0.0/8", "::1")).network(from, forwarded));
    }

    @Test
    void a_line_that_a_stranger_sent_before_that_of_the_proxy_is_not_believed() {
        var request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> "10.1.2.3";
                    case "getHeader" -> "6.6.6.6";
                    case "getHeaders" -> Collections.enumeration(List.of("6.6.6.6", "198.51.100.9"));
                    default -> throw new IllegalStateException(method.getName());
                });

        assertEquals("198.51.100.0/24", Visitors.behind(List.of("10.0.0.0/8")).network(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "::1/129", ""})
    void what_is_no_block_is_no_proxy(String block) {
        assertThrows(IllegalArgumentException.class, () -> Visitors.behind(List.of(block)));
    }
}
