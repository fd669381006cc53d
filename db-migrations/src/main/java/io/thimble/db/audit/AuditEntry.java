package io.thimble.db.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that was asked for.
 *
 * @param id rising
 * @param at when it was begun
 * @param owner for whom the caller asked
 * @param caller name of the token or of the person
 * @param method of the request
 * @param path of the request, without its query
 * @param address from where it came
 * @param status of the answer; null when the server ended before it answered
 */
public record AuditEntry(
    long id,
    Instant at,
    String owner,
    String caller,
    String method,
    String path,
    String address,
    @Nullable Integer status) {}
