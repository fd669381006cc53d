package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.task.Task;
import io.thimble.db.Database;
import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.s3.ArchiveStores;
import io.thimble.db.archive.s3.S3Access;
import io.thimble.db.imports.Deletion;
import io.thimble.worker.ImportSettings;
import io.thimble.worker.WorkerSettings;
import io.thimble.worker.archive.DatasetKeeper;
import io.thimble.worker.archive.LocalCopies;
import io.thimble.worker.archive.UnpackLimits;
import io.thimble.worker.fetch.Fetcher;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Gives a worker the data sets that came as archives. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
public class ImportConfiguration {
  @Bean
  ArchiveFiles archiveFiles(ImportSettings settings, Environment environment) {
    var access = S3Access.of(setting -> environment.getProperty(setting.property()));
    return ArchiveStores.open(settings.store(), access);
  }

  @Bean
  LocalCopies localCopies(
      Database database,
      ArchiveFiles files,
      WorkerSettings settings,
      WorkerName name,
      Clock clock) {
    return new LocalCopies(
        database.imports(),
        files,
        settings.folder().resolve("datasets"),
        name.value(),
        UnpackLimits.DEFAULT,
        clock);
  }

  @Bean
  Fetcher fetcher(Database database, ArchiveFiles files, ImportSettings settings) {
    return new Fetcher(
        database.imports(), files, settings.mostBytes().toBytes(), settings.privateAddresses());
  }

  @Bean
  Task<Void> fetchDataset(Database database, Fetcher fetcher, Clock clock) {
    return new FetchTask(database.imports(), fetcher, clock).task();
  }

  @Bean
  DatasetKeeper datasetKeeper(Database database, LocalCopies copies, ArchiveFiles files) {
    return new DatasetKeeper(
        database.imports(), copies, new Deletion(database.imports(), files, Deletion.GRACE));
  }
}
