package org.onrecord.processor.opinion.ask;

/** The secret that an endpoint knows its customer by. It is shown nowhere but in the request. */
public final class ApiKey {
    private static final String INSTEAD = "[the key]";

    private final String secret;

    /** Of letters and signs that can stand in the head of a request. */
    public ApiKey(String secret) {
        this.secret = secret;
    }

    /** The value of the request's {@code Authorization}. */
    String authorization() {
        return "Bearer " + secret;
    }

    /** The text without the key: some endpoints repeat it in what they complain of. */
    String hiddenIn(String text) {
        return text.replace(secret, INSTEAD);
    }

    @Override
    public String toString() {
        return INSTEAD;
    }
}
