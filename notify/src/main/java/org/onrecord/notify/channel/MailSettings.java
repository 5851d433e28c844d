package org.onrecord.notify.channel;

import java.util.Optional;

/**
 * The mail server that takes outgoing mail.
 *
 * @param implicitTls true for TLS from the first byte; else STARTTLS is asked for
 * @param requiresTls true to send nothing without TLS
 * @param from the sender's address, with or without a name
 */
public record MailSettings(
        String host,
        int port,
        boolean implicitTls,
        boolean requiresTls,
        Optional<String> user,
        Optional<String> password,
        String from) {

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "MailSettings[" + user.map(name -> name + "@").orElse("") + host + ":" + port + "]";
    }
}
