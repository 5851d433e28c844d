package org.onrecord.processor.opinion.ask;

/** The secret key of an endpoint. It appears only in requests. */
public final class ApiKey {
    private static final String INSTEAD = "[the key]";

    private final String secret;

    /** The secret must consist of characters that a request header allows. */
    public ApiKey(String secret) {
        this.secret = secret;
    }

    /** Returns the value of the request header {@code Authorization}. */
    String authorization() {
        return "Bearer " + secret;
    }

    /** Returns the text without the key: some endpoints repeat the key in their error messages. */
    String hiddenIn(String text) {
        return text.replace(secret, INSTEAD);
    }

    @Override
    public String toString() {
        return INSTEAD;
    }
}
