package org.onrecord.ingest.pdf;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;

/** The main class of {@link PdfProcess}: reads files from the standard input and writes what they contain to the standard output. */
public final class PdfMain {
    private PdfMain() {}

    /** Serves until the standard input ends, as it does when the process that started this one ends. */
    public static void main(String[] arguments) throws IOException {
        Duration time = Duration.ofMillis(Long.parseLong(arguments[0]));
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        // What a library prints must not get between the messages.
        System.setOut(System.err);
        while (true) {
            byte[] bytes;
            try {
                bytes = in.readNBytes(in.readInt());
            } catch (EOFException e) {
                return;
            }
            PdfMessage.write(PdfFile.read(bytes, time), out);
            out.flush();
        }
    }
}
