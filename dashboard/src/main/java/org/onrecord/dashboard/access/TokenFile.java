package org.onrecord.dashboard.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.file.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * The file with the tokens of people, one a line, by their hashes. Who reads it cannot use them: a token is 256 random bits, so there is no list of
 * likely ones to try, and one SHA-256 is enough.
 */
public final class TokenFile {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
    private static final int BYTES = 32;
    private static final String HEAD = "# Made by `onrecord tokens`: hashes only, so a lost token is made anew.\n";
    private static final String ENTRY = "- ";

    private static final ObjectReader READER = EventJson.mapper()
            .readerFor(Token.class)
            .with(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private final Path path;
    private volatile Known known = new Known("", List.of());

    /** The tokens of the file at a time, and what shows that it has changed since. */
    private record Known(String stamp, List<Token> tokens) {}

    public record Token(String name, UserRole role, Instant made, String sha256) {}

    /** The file cannot be used, or not be changed in this way; the message says what to do. */
    public static final class TokenFileException extends RuntimeException {
        TokenFileException(String message) {
            super(message);
        }
    }

    /** @param path of the file, which may be missing */
    public TokenFile(Path path) {
        this.path = path;
    }

    /** Returns the user of a token; empty if the file has none such now, or cannot be read, which is logged. */
    public Optional<User> user(String token) {
        byte[] hash = hash(token).getBytes(StandardCharsets.US_ASCII);
        return current().stream()
                .filter(each -> MessageDigest.isEqual(each.sha256.getBytes(StandardCharsets.US_ASCII), hash))
                .findFirst()
                .map(each -> new User(each.name, each.role, false));
    }

    /** Returns the tokens, read again if the file has changed. */
    private List<Token> current() {
        String stamp = "";
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            stamp = now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
            if (!known.stamp.equals(stamp)) {
                known = new Known(stamp, list());
            }
        } catch (NoSuchFileException e) {
            known = new Known(stamp, List.of());
        } catch (IOException | TokenFileException e) {
            LOG.error("No token of people is accepted: {}", e.getMessage());
            known = new Known(stamp, List.of());
        }
        return known.tokens;
    }

    /**
     * Returns the tokens, the oldest first.
     *
     * @throws TokenFileException if the file cannot be read
     */
    public List<Token> list() {
        try {
            return Files.readAllLines(path).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Objects.requireNonNull(READER.<Token>readValue(line.replaceFirst("^" + ENTRY, ""))))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | JacksonException | NullPointerException e) {
            throw new TokenFileException(path + " cannot be read (" + e.getMessage()
                    + "); give this user the right to, or delete it and make the tokens anew");
        }
    }

    /**
     * Makes a token, and the file if it is missing.
     *
     * @return the token, which is kept nowhere
     * @throws TokenFileException if the name has a token or cannot be used, or the file cannot be written
     */
    public String add(String name, UserRole role, Instant now) {
        if (!User.isName(name) || name.equalsIgnoreCase(User.ADMIN)) {
            throw new TokenFileException("A name has " + User.FORM + " and is not " + User.ADMIN
                    + ", the name of the admin token; choose another name");
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        change(tokens -> {
            if (tokens.stream().anyMatch(each -> each.name.equalsIgnoreCase(name))) {
                throw new TokenFileException(name + " has a token; revoke it first, or choose another name");
            }
            tokens.add(new Token(name, role, now.truncatedTo(ChronoUnit.SECONDS), hash(token)));
        });
        return token;
    }

    /** @throws TokenFileException if the name has no token, or the file cannot be written */
    public void revoke(String name) {
        change(tokens -> {
            if (!tokens.removeIf(each -> each.name.equals(name))) {
                throw new TokenFileException("There is no token of " + name + "; `onrecord tokens list` lists all");
            }
        });
    }

    /** Replaces the file in one step. The next file can be created by one process at a time, so no change is lost. */
    private void change(Consumer<List<Token>> change) {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel out = OwnerOnly.open(next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            try {
                List<Token> tokens = new ArrayList<>(list());
                change.accept(tokens);
                StringBuilder text = new StringBuilder(HEAD);
                tokens.forEach(each -> text.append(ENTRY + EventJson.mapper().writeValueAsString(each) + "\n"));
                out.write(StandardCharsets.UTF_8.encode(text.toString()));
                Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(next);
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new TokenFileException("Another command is changing the tokens; if none is, delete " + next);
        } catch (IOException e) {
            throw new TokenFileException(path + " cannot be written (" + e + "); give this user the right to");
        }
    }

    private static String hash(String token) {
        return Ids.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
