package org.onrecord.events.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Ids;
import org.onrecord.events.capture.CaptureVerifier.Finding;

class CaptureVerifierTest {
    private static final byte[] FIRST =
            Warc.gzip(Warc.response("https://port.example/a", Warc.HEAD + "The harbour opens."));
    private static final byte[] SECOND =
            Warc.gzip(Warc.response("https://port.example/b", Warc.HEAD + "The quay is closed."));
    private static final CaptureRef A = new CaptureRef("a.warc.gz", 0, Ids.sha256(Warc.bytes("The harbour opens.")));
    private static final CaptureRef B =
            new CaptureRef("a.warc.gz", FIRST.length, Ids.sha256(Warc.bytes("The quay is closed.")));

    @TempDir
    private Path folder;

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void verifiesUnchangedCaptures() throws Exception {
        CaptureVerifier verifier = verifier(Warc.join(FIRST, SECOND));

        assertThat(findings).isEmpty();
        assertThat(verifier.captures()).isEqualTo(2);
        assertThat(verifier.problem(A)).isEmpty();
        assertThat(verifier.problem(B)).isEmpty();
    }

    @Test
    void findsTheRecordWithAFlippedByte() throws Exception {
        byte[] bytes = Warc.join(FIRST, SECOND);
        bytes[FIRST.length - 12] ^= 1;
        CaptureVerifier verifier = verifier(bytes);

        assertThat(findings)
                .extracting(Finding::file, Finding::offset, Finding::harmless)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a.warc.gz", 0L, false));
        assertThat(verifier.problem(A))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("the record at a.warc.gz:0 "));
        assertThat(verifier.problem(B)).isEmpty();
    }

    @Test
    void reportsAValidRecordWithOtherBytes() throws Exception {
        byte[] other = Warc.gzip(Warc.response("https://port.example/a", Warc.HEAD + "The harbour closes."));
        CaptureVerifier verifier = verifier(other);

        assertThat(findings).isEmpty();
        assertThat(verifier.problem(A))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("the capture at a.warc.gz:0 has the SHA-256 "));
    }

    @Test
    void reportsAMissingFileAndAMissingRecord() throws Exception {
        CaptureVerifier verifier = verifier(FIRST);

        assertThat(verifier.problem(B))
                .hasValue("the file a.warc.gz has " + FIRST.length + " bytes, and the capture should start at "
                        + FIRST.length);
        assertThat(verifier.problem(new CaptureRef("b.warc.gz", 0, A.sha256())))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("there is no file b.warc.gz in the captures"));
    }

    @Test
    void aTruncatedLastRecordIsHarmless() throws Exception {
        CaptureVerifier verifier = verifier(Warc.join(FIRST, Arrays.copyOf(SECOND, 50)));

        assertThat(findings).extracting(Finding::harmless).containsExactly(true);
        assertThat(verifier.problem(A)).isEmpty();
    }

    @Test
    void verifiesACaptureWrittenAfterTheFilesWereRead() throws Exception {
        CaptureVerifier verifier = verifier(FIRST);
        Files.write(folder.resolve("a.warc.gz"), Warc.join(FIRST, SECOND));

        assertThat(verifier.problem(B)).isEmpty();
    }

    @Test
    void readsAFolderThatIsALink() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.write(real.resolve("a.warc.gz"), FIRST);
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        CaptureVerifier verifier = new CaptureVerifier(link);

        assertThat(verifier.files()).containsExactly(link.resolve("a.warc.gz"));
        verifier.verify(link.resolve("a.warc.gz"), findings::add, bytes -> {});
        assertThat(findings).isEmpty();
        assertThat(verifier.problem(A)).isEmpty();
    }

    private CaptureVerifier verifier(byte[] bytes) throws Exception {
        Files.write(folder.resolve("a.warc.gz"), bytes);
        CaptureVerifier verifier = new CaptureVerifier(folder);
        for (Path file : verifier.files()) {
            verifier.verify(file, findings::add, reached -> {});
        }
        return verifier;
    }
}
