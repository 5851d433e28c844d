package org.onrecord.processor.opinion.ask;

import java.time.Duration;
import java.util.Optional;
import org.onrecord.processor.opinion.Answer;

/** The reply of an endpoint. Reasons complete a sentence that begins with "the endpoint". */
public sealed interface EndpointReply {
    /** It gave an answer, which may be refused. */
    record Answered(Answer answer) implements EndpointReply {}

    /** It got too many requests, and may ask for a pause. */
    record Throttled(Optional<Duration> retryAfter, String reason) implements EndpointReply {}

    /** It cannot be reached, is too slow, or fails; later requests may succeed. */
    record Unavailable(Optional<Duration> retryAfter, String reason) implements EndpointReply {}

    /** It rejects the request: the address, the key or the model is wrong, or the model does not support the request. */
    record Rejected(String reason) implements EndpointReply {}
}
