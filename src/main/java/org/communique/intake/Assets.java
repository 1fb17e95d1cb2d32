package org.communique.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.communique.statement.StatementFile;

/** Reads the images and attachments that lie beside a statement. Their names come from a stranger and lead nowhere else. */
final class Assets {

    /** One file and its bytes as they will be published. */
    record Asset(StatementFile file, byte[] bytes) {}

    /** Largest image or attachment, in bytes. */
    static final int LARGEST = 10 * 1024 * 1024;

    private final Path folder;
    private final Faults faults;

    Assets(Path folder, Faults faults) {
        this.folder = folder;
        this.faults = faults;
    }

    List<Asset> read(FrontMatter matter) {
        var assets = new ArrayList<Asset>();
        var images = matter.items("image");
        if (images.size() > 1) faults.add(matter.line("image"), "image", "write one image; more can be attachments");
        for (var item : images) {
            if (item.fields().getOrDefault("description", "").isBlank())
                faults.add(
                        item.line(),
                        "image",
                        "describe it for those who cannot see it: image: {file: …, description: …}");
            read("image", StatementFile.Role.IMAGE, item).ifPresent(assets::add);
        }
        for (var item : matter.items("attachments"))
            read("attachments", StatementFile.Role.ATTACHMENT, item).ifPresent(assets::add);
        return assets;
    }

    private Optional<Asset> read(String key, StatementFile.Role role, FrontMatter.Item item) {
        var path = inside(key, item);
        if (path.isEmpty()) return Optional.empty();
        try {
            if (Files.size(path.get()) > LARGEST) return fault(key, item, "it is larger than 10 MB: make it smaller");
            var media = Media.of(Files.readAllBytes(path.get()));
            if (media.isEmpty()
                    || (role == StatementFile.Role.IMAGE && !media.get().image()))
                return fault(
                        key,
                        item,
                        role == StatementFile.Role.IMAGE
                                ? "its bytes are no PNG or JPEG image of at most 40 megapixels"
                                : "its bytes are no PDF, PNG or JPEG of at most 40 megapixels");
            return Optional.of(asset(role, item, path.get(), media.get()));
        } catch (IOException e) {
            return fault(key, item, "it cannot be read");
        }
    }

    private static Asset asset(StatementFile.Role role, FrontMatter.Item item, Path path, Media media) {
        return new Asset(
                new StatementFile(
                        role,
                        path.getFileName().toString(),
                        item.fields().getOrDefault("description", ""),
                        media.type(),
                        media.width(),
                        media.height(),
                        sha256(media.bytes()),
                        item.fields().getOrDefault("credit", ""),
                        item.fields().getOrDefault("licence", "")),
                media.bytes());
    }

    /** The file itself, without links on the way, below the folder of the statement. */
    private Optional<Path> inside(String key, FrontMatter.Item item) {
        try {
            var named = Path.of(item.text());
            if (item.text().isBlank() || named.isAbsolute() || named.normalize().startsWith(".."))
                return fault(key, item, "name a file in a folder beside the statement, such as my-statement/photo.jpg");
            var path = folder.resolve(named).normalize();
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return fault(key, item, "there is no such file");
            if (!path.toRealPath().equals(path) || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                return fault(key, item, "it is a link or leads through one: put the file itself here");
            return Optional.of(path);
        } catch (InvalidPathException | IOException e) {
            return fault(key, item, "it is not the name of a file here");
        }
    }

    private <T> Optional<T> fault(String key, FrontMatter.Item item, String message) {
        faults.add(item.line(), key, message);
        return Optional.empty();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
