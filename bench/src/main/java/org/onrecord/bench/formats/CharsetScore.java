package org.onrecord.bench.formats;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.onrecord.ingest.charset.DecodedText;

/**
 * Measures how often the charset of bytes is detected: {@code CharsetScore FOLDER}. The folders in FOLDER are named by
 * charset, e.g. {@code windows-1250-polish} or {@code EUC-JP}. A file is right if it decodes to the same text as with
 * that charset. Charsets that Java lacks are left out.
 */
public final class CharsetScore {
    private CharsetScore() {}

    /** Prints the score. */
    public static void main(String[] arguments) throws IOException {
        Map<String, int[]> scores = new TreeMap<>();
        try (Stream<Path> folders = Files.list(Path.of(arguments[0]))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                String name = String.valueOf(folder.getFileName());
                Optional<Charset> charset = charset(name);
                if (charset.isPresent()) {
                    scores.put(name, score(folder, charset.get()));
                }
            }
        }
        int right = 0;
        int all = 0;
        for (Map.Entry<String, int[]> each : scores.entrySet()) {
            right += each.getValue()[0];
            all += each.getValue()[1];
            System.out.printf("%-28s %d of %d%n", each.getKey(), each.getValue()[0], each.getValue()[1]);
        }
        System.out.printf("all %d of %d (%.3f)%n", right, all, right / (double) all);
    }

    private static int[] score(Path folder, Charset charset) throws IOException {
        int right = 0;
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String expected = new String(bytes, charset).replace("\ufeff", "");
            DecodedText read = DecodedText.of(bytes, null);
            if (read.text().equals(expected)) {
                right++;
            } else {
                System.err.println(file + ": read as " + read.charset() + " by " + read.origin());
            }
        }
        return new int[] {right, files.size()};
    }

    private static Optional<Charset> charset(String folder) {
        for (int end = folder.length(); end > 0; end = folder.lastIndexOf('-', end - 1)) {
            try {
                return Optional.of(Charset.forName(alias(folder.substring(0, end))));
            } catch (UnsupportedCharsetException | java.nio.charset.IllegalCharsetNameException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static String alias(String name) {
        return switch (name) {
            case "utf-8-sig" -> "utf-8";
            case "GB2312" -> "GB18030";
            case "Big5" -> "Big5-HKSCS";
            case "CP932", "SHIFT_JIS" -> "windows-31j";
            case "EUC-KR", "CP949" -> "x-windows-949";
            case "MacCyrillic" -> "x-MacCyrillic";
            case "TIS-620" -> "windows-874";
            default -> name;
        };
    }
}
