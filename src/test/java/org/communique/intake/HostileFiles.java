package org.communique.intake;

import static org.communique.intake.Bytes.joined;
import static org.communique.intake.Bytes.latin;
import static org.communique.intake.Bytes.part;
import static org.communique.intake.Pictures.chunk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Files that want to break in, break down or slip through, each with words of the answer it gets. */
final class HostileFiles {

    /** @param answer a part of the message */
    record Hostile(String what, String name, byte[] bytes, String answer) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static final byte[] JPEG = Pictures.jpeg();
    private static final byte[] PNG = Pictures.png();
    private static final byte[] PDF = Pdfs.plain();

    private HostileFiles() {}

    static Stream<Hostile> all() {
        return Stream.of(programs(), archives(), pages(), tables(), names(), jpegs(), pngs(), pdfs(), bombs())
                .flatMap(List::stream);
    }

    private static List<Hostile> programs() {
        return List.of(
                of("a Windows program called a PDF", "a.pdf", "MZ\u0090\0\3\0", "program"),
                of("a Linux program called a picture", "a.png", "\u007fELF\2\1\1\0", "program"),
                of("a Mac program", "a.txt", "\u00cf\u00fa\u00ed\u00fe\7\0", "program"),
                of("a Java class", "a.csv", "\u00ca\u00fe\u00ba\u00be\0\0\0\u003d", "program"),
                of("an Android program", "a.txt", "dex\n035\0", "program"),
                of("WebAssembly", "a.txt", "\0asm\1\0\0\0", "program"),
                of("a shell script", "a.txt", "#!/bin/sh\nrm -rf /\n", "script"),
                of("a Windows shortcut", "a.pdf", "L\0\0\0\1\u0014\2\0\0", "shortcut"),
                of("nothing", "a.pdf", "", "empty"));
    }

    private static List<Hostile> archives() {
        return List.of(
                of("a ZIP", "a.zip", "PK\3\4\u0014\0\0\0", "archive"),
                of("a ZIP called a PDF", "a.pdf", "PK\3\4\u0014\0\0\0", "archive"),
                of("a document of Word", "a.docx", "PK\3\4\u0014\0\6\0", "save a document as PDF"),
                of(
                        "an old document with macros",
                        "a.doc",
                        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                        "save it as PDF"),
                of("rich text", "a.txt", "{\\rtf1{\\object}}", "save it as PDF"),
                of("RAR", "a.txt", "Rar!\u001a\7\1\0", "archive"),
                of("7z", "a.txt", "7z\u00bc\u00af\u0027\u001c", "archive"),
                of("gzip", "a.txt", "\u001f\u008b\u0008\0", "archive"),
                of("xz", "a.txt", "\u00fd7zXZ\0", "archive"),
                of("zstd", "a.txt", "\u0028\u00b5\u002f\u00fd", "archive"),
                of("tar", "a.txt", "x".repeat(257) + "ustar\0", "archive"),
                of("a cabinet", "a.txt", "MSCF\0\0\0\0", "archive"));
    }

    private static List<Hostile> pages() {
        return List.of(
                of("HTML called text", "a.txt", "<!DOCTYPE html><script>alert(1)</script>", "HTML"),
                of("HTML behind white space", "a.txt", "\n\n\t <HTML>", "HTML"),
                of("HTML behind words", "a.txt", "Dear all,\n<script src=x></script>", "HTML"),
                of("HTML in a table", "a.csv", "name\n<img src=x onerror=alert(1)>", "HTML"),
                of(
                        "SVG called a picture",
                        "a.png",
                        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                        "SVG"),
                of("SVG", "a.txt", "<?xml version='1.0'?><svg/>", "SVG"),
                of("UTF-16", "a.txt", "\u00ff\u00feh\0i\0", "UTF-8"),
                of("UTF-7 is only text, Latin 1 is not", "a.txt", "caf\u00e9", "UTF-8"),
                of("overlong UTF-8", "a.txt", "\u00c0\u00bcscript>", "UTF-8"),
                of("a NUL byte", "a.txt", "one\ntwo\0three", "line 2"),
                of("terminal codes", "a.txt", "\u001b[2Jgone", "control character"));
    }

    private static List<Hostile> tables() {
        return List.of(
                of("a formula", "a.csv", "a,b\n1,=cmd|' /C calc'!A0\n", "line 2 holds a formula"),
                of("a quoted formula", "a.csv", "a;\"=1+1\"", "line 1 holds a formula"),
                of("a formula by @", "a.csv", "@SUM(1+1)*cmd|' /C calc'!A0", "formula"),
                of("a formula by +", "a.csv", "x,+cmd|' /C calc'!A0", "formula"),
                of("a formula by - behind a number", "a.csv", "x\t-2+3+cmd|' /C calc'!A0", "formula"));
    }

    private static List<Hostile> names() {
        return List.of(
                named("photo.exe", JPEG, "rename it to end with .jpg"),
                named("photo.png", JPEG, "rename it to end with .jpg"),
                named("photo", PNG, "rename it to end with .png"),
                named("report.pdf.html", PDF, "rename it to end with .pdf"),
                named(".pdf", PDF, "other systems"),
                named("\u202Egpj.pdf", PDF, "invisible"),
                named("a\u200B.pdf", PDF, "invisible"),
                named("a\u0007.pdf", PDF, "invisible"),
                named("a\uD800.pdf", PDF, "invisible"),
                named("a\\..\\b.pdf", PDF, "holds one of"),
                named("a/b.pdf", PDF, "holds one of"),
                named("a\"; filename=\"b.pdf", PDF, "holds one of"),
                named("CON.pdf", PDF, "other systems"),
                named("lpt1.x.pdf", PDF, "other systems"),
                named("-rf.pdf", PDF, "other systems"),
                named("a".repeat(117) + ".pdf", PDF, "120"));
    }

    private static List<Hostile> jpegs() {
        var frame =
                latin("\u00ff\u00d8\u00ff\u00c0\0\u0011\u0008\u00ff\u00ff\u00ff\u00ff\3\1\u0011\0\2\u0011\0\3\u0011\0");
        var scan = latin("\u00ff\u00da\0\u0008\1\1\0\0\u003f\0\0\u00ff\u00d9");
        return List.of(
                jpeg("a photo cut off", part(JPEG, 0, JPEG.length - 40), "cut off"),
                jpeg("a photo of three bytes", latin("\u00ff\u00d8\u00ff"), "cut off"),
                jpeg("a photo of four gigapixels", joined(frame, scan), "megapixels"),
                jpeg("a photo of no width", replaced(joined(frame, scan), 9, 0, 0), "damaged"),
                jpeg("a photo that codes arithmetic", replaced(JPEG, position(JPEG, 0xc0) + 1, 0xc9), "ordinary JPEG"),
                jpeg("a photo of 12 bits", replaced(JPEG, position(JPEG, 0xc0) + 4, 12), "8 bits"),
                jpeg(
                        "a photo with a table of nonsense",
                        replaced(JPEG, position(JPEG, 0xc4) + 5, 255, 255, 255),
                        "damaged"),
                jpeg("a segment longer than the file", segmentOf(0xe1, 60_000), "damaged"),
                jpeg("a thousand scans", scans(JPEG, 1000), "layers"));
    }

    private static List<Hostile> pngs() {
        return List.of(
                png("a PNG cut off", part(PNG, 0, PNG.length - 20), "cut off"),
                png("a PNG with a wrong sum", replaced(PNG, 29, PNG[29] ^ 1), "damaged"),
                png("a PNG without header", joined(part(PNG, 0, 8), part(PNG, 33, PNG.length)), "damaged"),
                png("a PNG without end", part(PNG, 0, PNG.length - 12), "damaged"),
                png("a chunk of two gigabytes", replaced(PNG, 33, 0x7f, 0xff, 0xff, 0xff), "damaged"),
                png("a chunk of negative length", replaced(PNG, 33, 0xff, 0xff, 0xff, 0xff), "damaged"),
                png("a PNG that moves", chunk(PNG, "acTL", new byte[8]), "animated"),
                png("a PNG of no width", Pictures.rawPng(0, 1, 8, 2, new byte[4]), "damaged"),
                png("a PNG of four gigapixels", Pictures.rawPng(65_535, 65_535, 8, 2, new byte[4]), "megapixels"),
                png("a PNG that is a thread", Pictures.rawPng(1, 40_000_000, 1, 0, new byte[4]), "20,000"),
                png("a PNG of an unknown kind", Pictures.rawPng(4, 4, 8, 5, new byte[20]), "damaged"),
                png(
                        "a PNG that promises more than it has",
                        Pictures.rawPng(5000, 5000, 8, 6, new byte[100]),
                        "damaged"),
                of("WebP", "a.png", "RIFF\0\0\0\0WEBPVP8 ", "PNG or JPEG"),
                of("AVIF", "a.jpg", "\0\0\0 ftypavif", "JPEG or PNG"),
                of("GIF", "a.jpg", "GIF89a\1\0\1\0", "still picture"),
                of("TIFF", "a.jpg", "II*\0\u0008\0\0\0", "JPEG or PNG"));
    }

    private static List<Hostile> pdfs() {
        return List.of(
                pdf("a PDF with a password", Pdfs.encrypted("secret"), "encrypted"),
                pdf("a PDF with restrictions", Pdfs.encrypted(""), "encrypted"),
                pdf("a header and nothing", latin("%PDF-1.7\n"), "cannot be read"),
                pdf("a header and noise", joined(latin("%PDF-1.7\n"), noise(20_000)), "cannot be read"),
                pdf(
                        "no pages",
                        Pdfs.raw("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"),
                        "cannot be read"),
                pdf("a PDF that is signed", Pdfs.holding("<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>"), "signature"),
                pdf(
                        "pages that contain themselves",
                        Pdfs.raw("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
                        "cannot be read"),
                pdf(
                        "a table that leads back to itself",
                        Bytes.latin("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \n"
                                + "trailer\n<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF"),
                        "cannot be read"),
                pdf("lists in lists in lists", nested("[".repeat(200_000)), "cannot be read"),
                pdf("dictionaries in dictionaries", nested("<</A".repeat(100_000)), "cannot be read"));
    }

    private static byte[] nested(String pages) {
        return Pdfs.raw("", "<</Type/Catalog/Pages 2 0 R>>", pages);
    }

    private static List<Hostile> bombs() {
        var big = Pictures.deflated(new byte[60 * 1024 * 1024]);
        var flate = "/Filter/FlateDecode";
        return List.of(
                pdf("a bomb", Pdfs.holding(Pdfs.stream(flate, big)), "unpacks"),
                pdf(
                        "a bomb packed twice",
                        Pdfs.holding(Pdfs.stream("/Filter[/FlateDecode/FlateDecode]", Pictures.deflated(big))),
                        "unpacks"),
                pdf(
                        "a bomb that says it is a picture",
                        Pdfs.holding(
                                Pdfs.stream("/Subtype/Image/Filter[/FlateDecode/FlateDecode]", Pictures.deflated(big))),
                        "unpacks"),
                pdf(
                        "a bomb of objects in a broken file",
                        part(Pdfs.holding(Pdfs.stream("/Type/ObjStm/N 1/First 4" + flate, big)), 0, 300 + big.length),
                        "unpacks"),
                pdf(
                        "more objects than bytes",
                        Pdfs.holding(Pdfs.stream(
                                "/Type/ObjStm/N 2000000000/First 4" + flate, Pictures.deflated(new byte[9]))),
                        "unpacks"),
                pdf("one bomb unpacked for each of many objects", repeated(), "unpacks"),
                pdf(
                        "filters without end",
                        Pdfs.holding(
                                Pdfs.stream("/Filter[" + "/FlateDecode".repeat(900) + "]", Pictures.deflated(big))),
                        "unpacks"));
    }

    /** A table of objects that sends the reader a thousand times into one stream which holds none of them. */
    private static byte[] repeated() {
        var stream = Pdfs.stream(
                "/Type/ObjStm/N 1/First 6/Filter/FlateDecode",
                Pictures.deflated(joined(latin("7 0 \n\n1 "), new byte[20 * 1024 * 1024])));
        var wanted = new StringBuilder();
        for (int i = 0; i < 1000; i++) wanted.append(10 + i).append(" 0 R ");
        var pdf = new StringBuilder("%PDF-1.5\n");
        var objects = List.of(
                "<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
                stream,
                "[" + wanted + "]");
        var table = ByteBuffer.allocate(1010 * 7);
        table.position(7);
        for (int i = 0; i < objects.size(); i++) {
            table.put((byte) 1).putInt(pdf.length()).putShort((short) 0);
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        table.position(70);
        for (int i = 0; i < 1000 - 60; i++) table.put((byte) 2).putInt(4).putShort((short) i);
        int start = pdf.length();
        pdf.append("9 0 obj\n").append(Pdfs.stream("/Type/XRef/Size 1010/Root 1 0 R/W[1 4 2]", table.array()));
        return latin(pdf + "\nendobj\nstartxref\n" + start + "\n%%EOF\n");
    }

    private static Hostile of(String what, String name, String bytes, String answer) {
        return new Hostile(what, name, latin(bytes), answer);
    }

    private static Hostile named(String name, byte[] bytes, String answer) {
        var shown = name.length() > 40 ? "a name of " + name.length() : name.replaceAll("[^ -~]", "?");
        return new Hostile("a file called " + shown, name, bytes, answer);
    }

    private static Hostile jpeg(String what, byte[] bytes, String answer) {
        return new Hostile(what, "a.jpg", bytes, answer);
    }

    private static Hostile png(String what, byte[] bytes, String answer) {
        return new Hostile(what, "a.png", bytes, answer);
    }

    private static Hostile pdf(String what, byte[] bytes, String answer) {
        return new Hostile(what, "a.pdf", bytes, answer);
    }

    private static byte[] replaced(byte[] bytes, int at, int... values) {
        var copy = bytes.clone();
        for (int i = 0; i < values.length; i++) copy[at + i] = (byte) values[i];
        return copy;
    }

    /** Where a marker's 0xff stands. */
    private static int position(byte[] jpeg, int marker) {
        return new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff" + (char) marker);
    }

    private static byte[] segmentOf(int marker, int claimed) {
        return joined(
                latin("\u00ff\u00d8\u00ff"),
                new byte[] {(byte) marker, (byte) (claimed >> 8), (byte) claimed, 1, 2, 3});
    }

    private static byte[] scans(byte[] jpeg, int times) {
        int from = position(jpeg, 0xda);
        var scan = part(jpeg, from, jpeg.length - 2);
        var all = new byte[times][];
        java.util.Arrays.fill(all, scan);
        return joined(part(jpeg, 0, from), joined(all), latin("\u00ff\u00d9"));
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new java.util.Random(7).nextBytes(bytes);
        return bytes;
    }
}
