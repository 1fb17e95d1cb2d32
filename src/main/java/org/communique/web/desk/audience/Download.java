package org.communique.web.desk.audience;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.communique.workspace.Missing;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file with people in it, on its way to the one of the staff who may have it: nothing between us keeps it. */
final class Download {

    private Download() {}

    /** @throws Missing if there is none */
    static ResponseEntity<Resource> of(Optional<Path> file, String name) {
        var type = name.endsWith(".csv")
                ? new MediaType("text", "csv", StandardCharsets.UTF_8)
                : MediaType.APPLICATION_OCTET_STREAM;
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(file.orElseThrow(() -> new Missing("file"))));
    }
}
