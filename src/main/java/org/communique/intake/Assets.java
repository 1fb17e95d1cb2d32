package org.communique.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.communique.statement.StatementFile;

/** Reads the images and attachments that lie beside a statement. Their names come from a stranger and lead nowhere else. */
final class Assets {

    /** One file and its bytes as they will be published. */
    record Asset(StatementFile file, byte[] bytes) {}

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
        var attachments = matter.items("attachments");
        if (attachments.size() > Upload.MOST)
            faults.add(
                    matter.line("attachments"), "attachments", "there are more than " + Upload.MOST + ": write fewer");
        for (var item : attachments) {
            if (assets.size() > Upload.MOST || bytes(assets) > Upload.LARGEST_TOGETHER) break;
            read("attachments", StatementFile.Role.ATTACHMENT, item).ifPresent(assets::add);
        }
        together(matter, assets);
        return assets;
    }

    private void together(FrontMatter matter, List<Asset> assets) {
        var names = new HashSet<String>();
        for (var asset : assets)
            if (!names.add(asset.file().name()))
                faults.add(
                        matter.line("attachments"),
                        "attachments",
                        "two files are called " + asset.file().name() + ": rename one, or leave out the second");
        if (bytes(assets) > Upload.LARGEST_TOGETHER)
            faults.add(
                    matter.line("attachments"),
                    "attachments",
                    "all files together are larger than 50 MB: make them smaller, or link to some");
    }

    private static long bytes(List<Asset> assets) {
        return assets.stream().mapToLong(it -> it.bytes().length).sum();
    }

    private Optional<Asset> read(String key, StatementFile.Role role, FrontMatter.Item item) {
        var path = inside(key, item);
        if (path.isEmpty()) return Optional.empty();
        try (var in = Files.newInputStream(path.get(), LinkOption.NOFOLLOW_LINKS)) {
            var bytes = in.readNBytes(Upload.LARGEST + 1);
            if (bytes.length > Upload.LARGEST) return fault(key, item, FileFault.TOO_LARGE.words());
            return Optional.of(asset(role, item, path.get(), bytes));
        } catch (InvalidFile invalid) {
            return fault(key, item, invalid.getMessage());
        } catch (IOException e) {
            return fault(key, item, "it cannot be read: look at its permissions");
        }
    }

    private static Asset asset(StatementFile.Role role, FrontMatter.Item item, Path path, byte[] bytes) {
        var words = new Upload.Words(
                path.getFileName().toString(),
                item.fields().getOrDefault("description", ""),
                item.fields().getOrDefault("credit", ""),
                item.fields().getOrDefault("licence", ""));
        var made = Upload.made(role, words, bytes);
        return new Asset(made.file(), made.bytes());
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
}
