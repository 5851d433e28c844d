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
import org.onrecord.events.capture.CaptureProof.Finding;

class CaptureProofTest {
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
    void provesWhatIsAsTheDocumentsSay() throws Exception {
        CaptureProof proof = proof(Warc.join(FIRST, SECOND));

        assertThat(findings).isEmpty();
        assertThat(proof.captures()).isEqualTo(2);
        assertThat(proof.trouble(A)).isEmpty();
        assertThat(proof.trouble(B)).isEmpty();
    }

    @Test
    void findsAFlippedByteWhereItIs() throws Exception {
        byte[] bytes = Warc.join(FIRST, SECOND);
        bytes[FIRST.length - 12] ^= 1;
        CaptureProof proof = proof(bytes);

        assertThat(findings)
                .extracting(Finding::file, Finding::offset, Finding::harmless)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a.warc.gz", 0L, false));
        assertThat(proof.trouble(A))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("the record at a.warc.gz:0 "));
        assertThat(proof.trouble(B)).isEmpty();
    }

    @Test
    void findsOtherBytesThatAreAWholeRecordAllTheSame() throws Exception {
        byte[] other = Warc.gzip(Warc.response("https://port.example/a", Warc.HEAD + "The harbour closes."));
        CaptureProof proof = proof(other);

        assertThat(findings).isEmpty();
        assertThat(proof.trouble(A))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("the capture at a.warc.gz:0 has the SHA-256 "));
    }

    @Test
    void findsAMissingFileAndAMissingRecord() throws Exception {
        CaptureProof proof = proof(FIRST);

        assertThat(proof.trouble(B))
                .hasValue("the file a.warc.gz has " + FIRST.length + " bytes, and the capture should begin at "
                        + FIRST.length);
        assertThat(proof.trouble(new CaptureRef("b.warc.gz", 0, A.sha256())))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("there is no file b.warc.gz in the captures"));
    }

    @Test
    void takesALastRecordThatIsCutOffForHarmless() throws Exception {
        CaptureProof proof = proof(Warc.join(FIRST, Arrays.copyOf(SECOND, 50)));

        assertThat(findings).extracting(Finding::harmless).containsExactly(true);
        assertThat(proof.trouble(A)).isEmpty();
    }

    @Test
    void provesWhatWasWrittenSinceTheFilesWereRead() throws Exception {
        CaptureProof proof = proof(FIRST);
        Files.write(folder.resolve("a.warc.gz"), Warc.join(FIRST, SECOND));

        assertThat(proof.trouble(B)).isEmpty();
    }

    private CaptureProof proof(byte[] bytes) throws Exception {
        Files.write(folder.resolve("a.warc.gz"), bytes);
        CaptureProof proof = CaptureProof.of(folder);
        for (Path file : proof.files()) {
            proof.read(file, findings::add, reached -> {});
        }
        return proof;
    }
}
