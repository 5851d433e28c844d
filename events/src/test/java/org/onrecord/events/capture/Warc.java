package org.onrecord.events.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** WARC files made by hand. */
final class Warc {
    static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";

    private Warc() {}

    static byte[] response(String url, String http) {
        return response(url, bytes(http), "");
    }

    static byte[] response(String url, byte[] http, String moreHeaders) {
        return record(
                "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0ef4d9f5-2b7c-4f5f-9b0d-0d8ed3ab4b8e>\r\n"
                        + "WARC-Date: 2024-05-06T07:08:09Z\r\nWARC-Target-URI: " + url + "\r\n" + moreHeaders
                        + "Content-Type: application/http;msgtype=response\r\n",
                http);
    }

    static byte[] record(String header, byte[] block) {
        return join(bytes(header + "Content-Length: " + block.length + "\r\n\r\n"), block, bytes("\r\n\r\n"));
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
