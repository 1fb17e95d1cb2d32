package org.communique.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AssetsTest {

    @TempDir
    Path root;

    private final Faults faults = new Faults();
    private Path folder;

    @BeforeEach
    void realFolder() throws IOException {
        folder = root.toRealPath();
        Files.createDirectories(folder.resolve("f"));
    }

    @Test
    void each_kind_of_file_is_taken_as_what_it_is() throws IOException {
        write("photo.JPEG", Pictures.jpeg());
        write("report.pdf", Pdfs.plain());
        write("table.csv", Bytes.latin("a,b\n1,2\n"));
        write("notes.txt", Bytes.latin("Words\n"));

        var assets = read("attachments: [f/photo.JPEG, f/report.pdf, f/table.csv, f/notes.txt]");

        assertEquals(List.of(), faults.all());
        assertEquals(
                List.of("image/jpeg", "application/pdf", "text/csv", "text/plain"),
                assets.stream().map(it -> it.file().mediaType()).toList());
        assertEquals(64, assets.get(0).file().width());
    }

    @Test
    void the_description_of_a_pdf_is_the_title_of_its_window() throws IOException {
        write("report.pdf", Pdfs.plain());

        var assets = read("attachments: [{file: f/report.pdf, description: Report 2026}]");

        assertEquals("Report 2026", Pdfs.ask(assets.get(0).bytes(), it -> it.getDocumentInformation()
                .getTitle()));
    }

    @Test
    void a_press_picture_is_kept_larger_than_the_image_of_a_page() throws IOException {
        write("wide.png", Pictures.encoded(new BufferedImage(5000, 10, BufferedImage.TYPE_INT_RGB), "png"));
        Files.copy(folder.resolve("f/wide.png"), folder.resolve("f/press.png"));

        var assets = read("image: {file: f/wide.png, description: Wide}\nattachments: f/press.png");

        assertEquals(
                List.of(2400, 4000),
                assets.stream().map(it -> it.file().width()).toList());
    }

    @Test
    void only_a_picture_can_be_the_image() throws IOException {
        write("report.pdf", Pdfs.plain());

        assertFault("image", "no PNG or JPEG picture", "image: {file: f/report.pdf, description: x}");
    }

    @Test
    void names_are_composed_and_must_fit_their_bytes() throws IOException {
        write("caf\u0065\u0301.txt", Bytes.latin("Words"));
        write("photo.png", Pictures.jpeg());

        var assets = read("attachments: [\"f/caf\\u0065\\u0301.txt\"]");
        assertEquals("caf\u00e9.txt", assets.get(0).file().name());
        assertFault("attachments", "rename it to end with .jpg", "attachments: f/photo.png");
    }

    @Test
    void more_files_than_a_reader_opens_are_refused() throws IOException {
        write("a.txt", Bytes.latin("Words"));
        var many = IntStream.range(0, 21).mapToObj(i -> "f/a.txt").collect(Collectors.joining(", ", "[", "]"));

        assertFault("attachments", "more than 20", "attachments: " + many);
    }

    @Test
    void two_files_of_one_name_are_refused() throws IOException {
        Files.createDirectories(folder.resolve("g"));
        write("a.txt", Bytes.latin("Words"));
        Files.writeString(folder.resolve("g/a.txt"), "Other words");

        assertFault("attachments", "two files are called a.txt", "attachments: [f/a.txt, g/a.txt]");
    }

    @Test
    void a_file_of_more_than_ten_megabytes_is_refused() throws IOException {
        write("a.txt", new byte[Upload.LARGEST + 1]);

        assertFault("attachments", "larger than 10 MB", "attachments: f/a.txt");
    }

    @Test
    void all_files_together_stay_within_fifty_megabytes() throws IOException {
        var text = new byte[9 * 1024 * 1024];
        java.util.Arrays.fill(text, (byte) 'a');
        for (int i = 0; i < 6; i++) write(i + ".txt", text);

        assertFault(
                "attachments",
                "larger than 50 MB",
                "attachments: [f/0.txt, f/1.txt, f/2.txt, f/3.txt, f/4.txt, f/5.txt]");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve("f").resolve(name), bytes);
    }

    private List<Assets.Asset> read(String matter) {
        var bytes = ("---\n" + matter + "\n---\nWords").getBytes(StandardCharsets.UTF_8);
        var source = Source.of(folder, bytes, faults).orElseThrow();
        return new Assets(folder, faults).read(FrontMatter.read(source, faults));
    }

    private void assertFault(String field, String words, String matter) {
        read(matter);

        assertTrue(
                faults.all().stream()
                        .anyMatch(it -> it.field().equals(field) && it.message().contains(words)),
                faults.all().toString());
    }
}
