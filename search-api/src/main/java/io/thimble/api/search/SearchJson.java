package io.thimble.api.search;

import io.swagger.v3.oas.annotations.media.Schema;
import io.thimble.hw.budget.Share;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A search.
 *
 * @param id its id
 * @param name shown to people
 * @param state {@code queued}, {@code running}, {@code paused}, {@code completed}, {@code
 *     cancelled} or {@code failed}
 * @param reason why it failed, or null
 * @param missing what keeps it from going on, or null; null in lists
 * @param spec what was posted, with every default filled in
 * @param trials how many trials stand where
 * @param proposals proposals made, those that became trials among them
 * @param rejections proposals that became no trial
 * @param rejectedBy how many of them each limit refused
 * @param bestInt8Accuracy best int8 accuracy on the validation split so far, or null
 * @param frontSize trials on the front
 * @param hypervolume of the front
 * @param running the trials in training, and how far they are
 * @param createdAt when it was posted
 * @param startedAt when a worker took it up, or null
 * @param endedAt when it ended, or null
 * @param secondsLeft estimate of the time until it ends, or null where nothing is known yet
 * @param replicas further trainings of the front's members with other seeds, scored and in all
 * @param audit what checks of the comparisons at rungs tell, or null without rungs
 * @param importance how much each decision matters, or null while nothing tells
 * @param hypervolumes of the front after its changes, oldest first; of a longer history at most 32,
 *     evenly chosen
 * @param fittingShare the share of the space that fits the budget; null in lists, and where it is
 *     not known
 */
public record SearchJson(
    UUID id,
    String name,
    String state,
    @Nullable String reason,
    @Nullable String missing,
    @Schema(type = "object") JsonNode spec,
    TrialCounts trials,
    long proposals,
    RejectionsJson rejections,
    SortedMap<String, Long> rejectedBy,
    @Nullable Double bestInt8Accuracy,
    int frontSize,
    double hypervolume,
    List<RunningTrial> running,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long secondsLeft,
    ReplicaCounts replicas,
    @Nullable AuditJson audit,
    @Nullable ImportanceJson importance,
    List<Double> hypervolumes,
    @Nullable Share fittingShare) {

  /**
   * Trials by state, without replicas.
   *
   * @param done scored
   * @param failed ended without a score, with a reason
   * @param stopped ended at a rung, where others were better
   * @param running in training
   * @param waiting at a rung, until they are compared
   * @param total most trials that the spec allows
   */
  public record TrialCounts(
      int done, int failed, int stopped, int running, int waiting, int total) {}

  /**
   * Proposals that cost nothing.
   *
   * @param duplicate architectures that the search already had
   * @param infeasible architectures over the budget
   */
  public record RejectionsJson(long duplicate, long infeasible) {}

  /**
   * Replicas of the front's members.
   *
   * @param done scored
   * @param total begun or waiting for a worker, too
   */
  public record ReplicaCounts(int done, int total) {}

  /**
   * A trial in training.
   *
   * @param trial its number
   * @param rung epochs that it trains to
   * @param epoch epochs that it has finished
   */
  public record RunningTrial(int trial, int rung, int epoch) {}
}
