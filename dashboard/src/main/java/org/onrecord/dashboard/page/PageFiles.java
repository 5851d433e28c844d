package org.onrecord.dashboard.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onrecord.events.resource.Resources;

/** The files of the pages on the class path, by their path in this package. */
final class PageFiles {
    private PageFiles() {}

    static String text(String path) {
        return Resources.text(PageFiles.class, path);
    }

    static byte[] bytes(String path) {
        return Resources.bytes(PageFiles.class, path);
    }

    /** Returns the names of the files in a folder, which lies in a jar or, where tests run, on the disk. */
    static List<String> names(String folder) {
        try {
            URI uri = Resources.url(PageFiles.class, folder).toURI();
            if (!uri.getScheme().equals("jar")) {
                return names(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return names(jar.provider().getPath(uri));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
