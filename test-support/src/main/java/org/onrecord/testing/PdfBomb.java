package org.onrecord.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Small PDF files that unpack to much. */
public final class PdfBomb {
    private static final Map<Integer, byte[]> ZEROS = new ConcurrentHashMap<>();

    private PdfBomb() {}

    /** Returns a file of one page with this content. */
    public static byte[] ofContent(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            out.write(content);
        }
        return file("", stream(packed.toByteArray(), ""));
    }

    /** Returns a file with a font of so many zeros, whose dictionary has a further field. */
    public static byte[] ofFontFile(int zeros, String field) {
        String font = "5 0 obj\n<</Type/Font/Subtype/TrueType/BaseFont/Aa/FirstChar 32/LastChar 33/Widths[500 500]"
                + "/FontDescriptor 6 0 R>>\nendobj\n"
                + "6 0 obj\n<</Type/FontDescriptor/FontName/Aa/Flags 4/FontFile2 7 0 R>>\nendobj\n";
        byte[] content =
                stream("BT /F1 12 Tf 72 700 Td (The harbour opens.) Tj ET".getBytes(StandardCharsets.US_ASCII));
        return file(font, content, "7 0 obj\n", stream(ZEROS.computeIfAbsent(zeros, PdfBomb::deflated), field));
    }

    private static byte[] deflated(int zeros) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < zeros / block.length; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] stream(byte[] plain) {
        return joined("<</Length " + plain.length + ">>\nstream\n", plain);
    }

    private static byte[] stream(byte[] packed, String field) {
        return joined("<</Length " + packed.length + "/Filter/FlateDecode" + field + ">>\nstream\n", packed);
    }

    private static byte[] joined(String head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        all.writeBytes("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
        return all.toByteArray();
    }

    private static byte[] file(String objects, byte[] content) {
        return file(objects, content, "", new byte[0]);
    }

    private static byte[] file(String objects, byte[] content, String last, byte[] stream) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                        + "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
                        + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
                        + "/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n" + objects + "4 0 obj\n")
                .getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(content);
        pdf.writeBytes(last.getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(stream);
        pdf.writeBytes("trailer\n<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }
}
