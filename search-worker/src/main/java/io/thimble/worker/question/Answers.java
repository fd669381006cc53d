package io.thimble.worker.question;

import io.thimble.db.Database;
import io.thimble.db.artifact.Artifacts;
import io.thimble.db.question.Answer;
import io.thimble.db.question.Answer.Reason;
import io.thimble.db.question.Answer.Refused;
import io.thimble.db.question.AskedQuestion;
import io.thimble.db.question.Question;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.DataSetUnavailableException;
import io.thimble.worker.data.Split;
import io.thimble.worker.data.audio.UnreadableAudioException;
import io.thimble.worker.export.Sound;
import io.thimble.worker.export.Spotter;
import io.thimble.worker.train.TrainedNetworkFile;
import io.thimble.worker.trial.SearchData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the answers to questions. Safe for several threads. */
public final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private final Database database;
  private final SearchData data;
  private final String worker;

  /**
   * Answers from a database.
   *
   * @param data where clips are found
   * @param worker who answers, for people
   */
  public Answers(Database database, SearchData data, String worker) {
    this.database = database;
    this.data = data;
    this.worker = worker;
  }

  /** The answer, which may be a refusal; it throws nothing but what the database does. */
  public Answer to(AskedQuestion asked) {
    var search = database.searches().find(asked.search());
    var trial = database.trials().find(asked.search(), asked.trial());
    if (search.isEmpty() || trial.isEmpty()) {
      return new Refused(
          Reason.NOT_THERE,
          "The trial %d of the search %s is gone. Maybe the search was deleted."
              .formatted(asked.trial(), asked.search()));
    }
    return switch (asked.question()) {
      case Question.Hearing(byte[] recording) -> heard(search.get(), trial.get(), recording);
      case Question.Clip(String name) -> sound(search.get(), name);
    };
  }

  private Answer heard(StoredSearch search, StoredTrial trial, byte[] recording) {
    var artifacts = database.artifacts().find(search.id(), trial.number());
    if (artifacts.isEmpty()) {
      return new Refused(
          Reason.NOT_THERE,
          "The trial %d has no file any more. Maybe ask a member of the front."
              .formatted(trial.number()));
    }
    try {
      return new Ear(spotter(search, trial, artifacts.get()), worker).hear(recording);
    } catch (UnreadableAudioException e) {
      return new Refused(Reason.UNREADABLE, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      log.error("Search {} trial {}: its file cannot be asked", search.id(), trial.number(), e);
      return new Refused(
          Reason.FAILED,
          "The file of trial %d cannot be run: %s".formatted(trial.number(), e.getMessage()));
    }
  }

  private static Spotter spotter(StoredSearch search, StoredTrial trial, Artifacts artifacts) {
    var spec = search.spec();
    var decisions = trial.decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, spec.labels().size());
    return new Spotter(
        "%s, trial %d".formatted(spec.name(), trial.number()),
        architecture.frontEnd(),
        TrainedNetworkFile.read(artifacts.network(), architecture).standardisation(),
        spec.labels(),
        spec.seed(),
        artifacts.model());
  }

  private Answer sound(StoredSearch search, String name) {
    try {
      return sound(data.corpus(search), name);
    } catch (DataSetUnavailableException e) {
      return new Refused(Reason.FAILED, String.valueOf(e.getMessage()));
    } catch (DataSetException e) {
      return new Refused(Reason.NOT_THERE, String.valueOf(e.getMessage()));
    }
  }

  private static Answer sound(Corpus corpus, String name) {
    try {
      return new Answer.Sound(Sound.wav(corpus.samples(Split.VALIDATION, name)));
    } catch (IllegalArgumentException | UnreadableAudioException e) {
      return new Refused(
          Reason.NOT_THERE,
          "The clip (%s) is not among the validation clips of %s. Maybe the data set has changed since."
              .formatted(name, corpus.set().name()));
    }
  }
}
