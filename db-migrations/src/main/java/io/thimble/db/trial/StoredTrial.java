package io.thimble.db.trial;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trial as it stands.
 *
 * @param search its search
 * @param number 0, 1, 2 … within the search
 * @param decisions what was proposed
 * @param architecture id of the architecture that they decode to
 * @param estimate what it costs
 * @param origin why it was proposed, or null where nothing says so
 * @param replicaOf the trial that it repeats with another seed, or null; a replica is never on the
 *     front
 * @param state where it stands
 * @param attempt how many attempts were begun
 * @param worker who runs or ran the last attempt, or null
 * @param rung the rung that it trains to, 0 for the first
 * @param epoch epochs that it has been trained for, those before its checkpoint among them
 * @param epochs epochs of the rung that it trains to
 * @param audited whether it went on from a rung although the comparison there discarded it
 * @param validation measured on the validation split, or null
 * @param test measured on the test split, for members of the final front, or null
 * @param modelSha256 of the flatbuffer, or null
 * @param quantization name of the scheme that the flatbuffer was written by, or null
 * @param onFront whether no other trial of the search dominates it
 * @param reason why it failed, or null
 * @param createdAt when it was proposed
 * @param startedAt when the last attempt began, or null
 * @param endedAt when it reached a final state, or null
 */
public record StoredTrial(
    UUID search,
    int number,
    Decisions decisions,
    String architecture,
    Estimate estimate,
    @Nullable Origin origin,
    @Nullable Integer replicaOf,
    TrialState state,
    int attempt,
    @Nullable String worker,
    int rung,
    int epoch,
    int epochs,
    boolean audited,
    @Nullable Score validation,
    @Nullable Score test,
    @Nullable String modelSha256,
    @Nullable String quantization,
    boolean onFront,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {}
