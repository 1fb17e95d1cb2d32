package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.communique.signin.Accounts;
import org.communique.signin.Accounts.Change;
import org.communique.signin.Totps;
import org.communique.signin.User;
import org.communique.store.Json;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.StepUp;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /account/second-factor} and {@code /account/recovery-codes}: codes by the clock, and codes for a bad day. */
@Controller
class SecondFactorController {

    private final SignInHouse house;
    private final SignInPages pages;
    private final Accounts accounts;
    private final Totps totps;

    SecondFactorController(SignInHouse house, SignInPages pages, Accounts accounts, Totps totps) {
        this.house = house;
        this.pages = pages;
        this.accounts = accounts;
        this.totps = totps;
    }

    @GetMapping("/account/second-factor")
    ResponseEntity<String> setUp(HttpServletRequest request) {
        var user = pages.user(request);
        var words = secret(house.door(request));
        return pages.page(
                request,
                "desk/second-factor.html",
                Map.of(
                        "fault",
                        Faults.of(request),
                        "required",
                        house.factorMissing(request, accounts, user.name()),
                        "secret",
                        words,
                        "qr",
                        QrCode.of(address(user, words))));
    }

    @StepUp
    @PostMapping("/account/second-factor")
    ResponseEntity<String> code(HttpServletRequest request, @RequestParam(defaultValue = "") String code) {
        var user = pages.user(request);
        var door = house.door(request);
        var secret = totps.read(secret(door));
        var codes = accounts.setTotp(Change.own(user.name(), door.session()), secret, code.replaceAll("\\s", ""));
        if (codes.isEmpty()) return DeskPages.seeOther("/account/second-factor?error");
        door.forget(Door.SECRET);
        return show(door, codes.get());
    }

    @StepUp
    @PostMapping("/account/second-factor/remove")
    ResponseEntity<String> remove(HttpServletRequest request) {
        var door = house.door(request);
        accounts.removeTotp(Change.own(pages.user(request).name(), door.session()));
        door.renew();
        return DeskPages.seeOther("/account");
    }

    @StepUp
    @PostMapping("/account/recovery-codes")
    ResponseEntity<String> renew(HttpServletRequest request) {
        var door = house.door(request);
        return show(door, accounts.renewCodes(Change.own(pages.user(request).name(), door.session())));
    }

    /** Until she goes on to her account; only hashes are left then. */
    @GetMapping("/account/recovery-codes")
    ResponseEntity<String> codes(HttpServletRequest request) {
        var codes = house.door(request).kept(Door.CODES).map(Json::strings).orElse(List.of());
        if (codes.isEmpty()) return DeskPages.seeOther("/account");
        return pages.page(request, "desk/recovery-codes.html", Map.of("codes", codes));
    }

    private static ResponseEntity<String> show(Door door, List<String> codes) {
        door.keep(Door.CODES, Json.write(codes));
        door.renew();
        return DeskPages.seeOther("/account/recovery-codes");
    }

    /** The same until it is set up, so that a page that is loaded again shows what the telephone has. */
    private String secret(Door door) {
        return door.kept(Door.SECRET).orElseGet(() -> {
            var words = totps.words(totps.newSecret());
            door.keep(Door.SECRET, words);
            return words;
        });
    }

    /** As authenticator programs read it (otpauth, Key Uri Format). */
    private String address(User user, String words) {
        var site = house.origin().replaceFirst("^https?://", "");
        return "otpauth://totp/"
                + URLEncoder.encode("Communiqué " + site, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                + ":" + user.name() + "?secret=" + words.replace(" ", "") + "&issuer="
                + URLEncoder.encode("Communiqué " + site, StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }
}
