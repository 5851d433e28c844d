package org.onrecord.processor.opinion.ask;

import java.time.Duration;
import java.util.Optional;
import org.onrecord.processor.opinion.Answer;

/** How an endpoint met a request. Reasons are ends of a sentence that begins with "the endpoint". */
public sealed interface EndpointReply {
    /** It answered, well or not. */
    record Answered(Answer answer) implements EndpointReply {}

    /**
     * It is too busy.
     *
     * @param retryAfter how long it wants to be left alone, where it says so
     */
    record Throttled(Optional<Duration> retryAfter, String reason) implements EndpointReply {}

    /** It cannot be reached, is too slow, or broken; that may pass. */
    record Unavailable(Optional<Duration> retryAfter, String reason) implements EndpointReply {}

    /** It does not want the request as it is: the address, the key or the model is wrong, or it cannot do what is asked. */
    record Rejected(String reason) implements EndpointReply {}
}
