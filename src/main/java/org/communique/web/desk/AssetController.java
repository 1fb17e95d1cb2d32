package org.communique.web.desk;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /desk-assets/…}: nothing in them is anybody's secret, so nobody need sign in for them. */
@RestController
class AssetController {

    private final DeskAssets assets;

    AssetController(DeskAssets assets) {
        this.assets = assets;
    }

    @GetMapping("/desk-assets/{version:[0-9a-f]{12}}/{name}")
    ResponseEntity<byte[]> asset(
            @PathVariable String version,
            @PathVariable String name,
            @RequestHeader(name = "Accept-Encoding", defaultValue = "") String accepted) {
        var found = assets.find(version, name);
        if (found.isEmpty()) return ResponseEntity.notFound().build();
        boolean gzip = accepted.contains("gzip");
        var answer = ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("Content-Type", found.get().type())
                .header("Vary", "Accept-Encoding")
                .header("X-Content-Type-Options", "nosniff");
        if (gzip) answer.header("Content-Encoding", "gzip");
        return answer.body(gzip ? found.get().gzip() : found.get().plain());
    }
}
