package org.onrecord.dashboard.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who may read and change what.
 *
 * @param adminToken token of the administrator; empty if there is none
 * @param tokens file with the tokens of people; may be missing
 * @param proxy empty if no proxy names users
 * @param openReading true to let everybody read without a token
 * @param allowedHosts host names to accept besides the loopback names, with or without a port
 */
public record AccessSettings(
        Optional<String> adminToken,
        Path tokens,
        Optional<ProxyUsers> proxy,
        boolean openReading,
        List<String> allowedHosts) {}
