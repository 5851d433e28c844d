package org.onrecord.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** The bytes of WARC files, record by record. */
public final class Warc {
    private static final Instant USUAL_DATE = Instant.parse("2024-05-06T07:08:09.123456Z");

    private Warc() {}

    /** Returns a response record of 6 May 2024. */
    public static byte[] response(String url, int status, String type, byte[] body) {
        return response(url, USUAL_DATE, status, type, body);
    }

    /** Returns a response record. */
    public static byte[] response(String url, Instant date, int status, String type, byte[] body) {
        byte[] head = bytes("HTTP/1.1 " + status + " Reason\r\nContent-Type: " + type + "\r\n\r\n");
        return record("response", url, date, "application/http;msgtype=response", join(head, body));
    }

    /** Returns a record of any type, of 6 May 2024. */
    public static byte[] record(String type, String url, String contentType, byte[] block) {
        return record(type, url, USUAL_DATE, contentType, block);
    }

    private static byte[] record(String type, String url, Instant date, String contentType, byte[] block) {
        return join(
                bytes("WARC/1.1\r\nWARC-Type: " + type
                        + "\r\nWARC-Record-ID: <urn:uuid:0ef4d9f5-2b7c-4f5f-9b0d-0d8ed3ab4b8e>\r\n"
                        + "WARC-Date: " + date + "\r\nWARC-Target-URI: " + url + "\r\nContent-Type: " + contentType
                        + "\r\nContent-Length: " + block.length + "\r\n\r\n"),
                block,
                bytes("\r\n\r\n"));
    }

    /** Returns the bytes as one gzip member. */
    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Returns all parts, one after the other. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Returns the text in UTF-8. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
