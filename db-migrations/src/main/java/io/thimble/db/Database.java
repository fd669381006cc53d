package io.thimble.db;

import io.thimble.db.allowance.AllowanceStore;
import io.thimble.db.artifact.ArtifactStore;
import io.thimble.db.audit.AuditStore;
import io.thimble.db.course.CourseStore;
import io.thimble.db.dataset.DatasetStore;
import io.thimble.db.event.EventStore;
import io.thimble.db.idempotency.IdempotencyStore;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.log.TrialLogStore;
import io.thimble.db.question.QuestionStore;
import io.thimble.db.search.SearchChanges;
import io.thimble.db.search.SearchStore;
import io.thimble.db.search.SearchSummaries;
import io.thimble.db.token.TokenStore;
import io.thimble.db.trial.TrialPages;
import io.thimble.db.trial.TrialReportStore;
import io.thimble.db.trial.TrialStore;
import io.thimble.db.work.WorkStore;
import io.thimble.db.worker.WorkerStore;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The stores of one PostgreSQL database. They keep no state, so any number of processes may use the
 * same database.
 *
 * @param searches the searches
 * @param trials their trials
 * @param events what happened in them
 * @param datasets the data sets that workers see
 * @param artifacts what scored trials leave
 * @param idempotency requests that are done once
 * @param tokens who may ask
 * @param audit who changed what
 * @param changes longer searches, and deleted ones
 * @param summaries how far searches are
 * @param pages parts of a search's trials
 * @param workers the workers that are up
 * @param work what there is to do, and how soon
 * @param trialLog what trials print
 * @param reports what people look at in trials
 * @param allowances what owners have taken
 * @param imports the data sets that came as an archive
 * @param course how searches went
 * @param questions what people ask of files, while they wait
 */
public record Database(
    SearchStore searches,
    TrialStore trials,
    EventStore events,
    DatasetStore datasets,
    ArtifactStore artifacts,
    IdempotencyStore idempotency,
    TokenStore tokens,
    AuditStore audit,
    SearchChanges changes,
    SearchSummaries summaries,
    TrialPages pages,
    WorkerStore workers,
    WorkStore work,
    TrialLogStore trialLog,
    TrialReportStore reports,
    AllowanceStore allowances,
    ImportStore imports,
    CourseStore course,
    QuestionStore questions) {

  /**
   * The stores of the database behind this data source, which {@link io.thimble.db.migrate.Migrate}
   * brought to the newest schema. Calls within a transaction of the same data source take part in
   * it.
   */
  public static Database of(DataSource source) {
    var client = JdbcClient.create(source);
    var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    var lock = new SearchLock(client);
    var queue = new WorkQueue(client);
    var log = new EventLog(client);
    var checkpoints = new Checkpoints(client);
    var searches = new PostgresSearchStore(client, transactions, lock, queue, log, checkpoints);
    return new Database(
        searches,
        new PostgresTrialStore(
            client,
            transactions,
            lock,
            queue,
            new ProposalWrites(client, queue, log),
            new AttemptStarts(client, queue, log, checkpoints),
            new AttemptWrites(
                client,
                queue,
                log,
                new FrontKeeper(client, log),
                checkpoints,
                new ReportWrites(client)),
            new RungWrites(client, queue, log, checkpoints),
            checkpoints),
        new PostgresEventStore(client),
        new PostgresDatasetStore(client),
        new PostgresArtifactStore(client, transactions, lock, log),
        new PostgresIdempotencyStore(client, transactions),
        new PostgresTokenStore(client),
        new PostgresAuditStore(client),
        new PostgresSearchChanges(client, transactions, searches, lock, queue, log),
        new PostgresSearchSummaries(client),
        new PostgresTrialPages(client),
        new PostgresWorkerStore(client, transactions),
        new PostgresWorkStore(client, transactions, lock, log),
        new PostgresTrialLogStore(client, transactions, lock),
        new PostgresTrialReportStore(client),
        new PostgresAllowanceStore(client, transactions),
        new PostgresImportStore(client, transactions, queue),
        new PostgresCourseStore(client, transactions),
        new PostgresQuestionStore(client, transactions));
  }
}
